// SPDX-License-Identifier: GPL-3.0-or-later
// The line at the bottom: what holds for all panes.
import { latency, plural, rate } from '/dashboard/format.js';
import { isConnected } from '/dashboard/panerecord.js';
import { connectionsOfBrowser } from '/dashboard/wall.js';

const rateOverMs = 3000;

export class StatusLine {
    constructor(at, { clients, journal, clock, tabs }) {
        Object.assign(this, { at, clients, journal, clock, tabs });
        this.seen = []; // {at, events} of the last seconds
        at('origin').textContent = location.origin;
    }

    show(now) {
        const open = this.clients.filter(({ record }) => isConnected(record.state)).length;
        const { tabs, held } = this.tabs.count();
        this.#set('clients', `${open} of ${plural(this.clients.length, 'client')} connected`);
        this.#set('rate', `${rate(this.#rate(now))} deliveries/s in all panes`);
        this.#set('clock-error', this.clock.isKnown
            ? `server's clock ± ${latency(this.clock.errorUs)} by ${plural(this.clock.rounds.length, 'round trip')}`
            : 'server\'s clock not known yet');
        const verb = held > connectionsOfBrowser ? 'want' : tabs === 1 ? 'keeps' : 'keep';
        this.#set('tabs', `${plural(tabs, 'tab')} ${verb} ${held} of the browser's ${connectionsOfBrowser} connections`);
    }

    #set(id, text) {
        if (this.at(id).textContent !== text)
            this.at(id).textContent = text;
    }

    #rate(now) {
        const events = this.clients.reduce((sum, { record }) => sum + record.delivery.events, 0);
        if (this.seen.length > 0 && events < this.seen.at(-1).events)
            this.seen = []; // cleared
        this.seen.push({ at: now, events });
        while (this.seen.length > 2 && this.seen[0].at < now - rateOverMs)
            this.seen.shift();
        const first = this.seen[0];
        return now > first.at ? (events - first.events) / (now - first.at) * 1000 : 0;
    }
}
