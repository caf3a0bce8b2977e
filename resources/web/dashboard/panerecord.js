// SPDX-License-Identifier: GPL-3.0-or-later
// What one pane knows of its client: state, counters, samples. Everything that grows has a limit; the oldest go first.
// Times are those of performance.now(), latencies microseconds.
import { Delivery } from '/dashboard/delivery.js';
import { Histogram } from '/dashboard/histogram.js';
import { resolutionUs } from '/dashboard/serverclock.js';

const mostSamples = 20_000;
const mostStretches = 1000;
const mostTicks = 5000;
const mostIncidents = 500;
const hiddenReachMs = 1000; // timers of a hidden tab run so much late

export const isConnected = state => state === 'open' || state === 'stale';

function keep(list, entry, most) {
    list.push(entry);
    if (list.length > most)
        list.splice(0, Math.ceil(most / 10)); // in one go: shifting each time would move them all
}

export class PaneRecord {
    /** `clock` is the ServerClock, `visibility` says when the tab was hidden, `journal` hears of each event. */
    constructor({ name, clock, visibility, journal }) {
        Object.assign(this, { name, clock, visibility, journal });
        this.state = 'idle';
        this.since = performance.now();
        this.cause = '';
        this.delay = undefined;
        this.refusal = undefined;
        this.stretches = []; // {from, to, state, delay}
        this.delivery = new Delivery();
        this.histogram = new Histogram();
        this.wasOpen = false;
        this.clear();
    }

    /** Forgets what was counted and drawn; the state stays, and where it is in the chain of ids. */
    clear() {
        this.samples = []; // {at, latency, replayed, hidden}
        this.ticks = []; // answers of polls
        this.incidents = []; // {at, kind: 'lost' | 'reset'}
        this.histogram.clear();
        Object.assign(this.delivery, { events: 0, lost: 0, duplicates: 0, holes: [] });
        this.stretches = this.stretches.slice(-1);
        Object.assign(this, { reconnects: 0, resets: 0, replayed: 0, hidden: 0, answers: 0, emptyAnswers: 0 });
        this.lastReset = undefined;
    }

    /** Another channel: another chain. */
    forget() {
        this.clear();
        this.delivery.clear();
        this.stretches = [];
        this.wasOpen = false;
        this.firstOpenedAt = undefined;
        this.lastSign = undefined;
    }

    enter(state, cause = '', { delay, refusal } = {}) {
        Object.assign(this, { cause, delay, refusal });
        if (state === this.state)
            return;
        const now = performance.now();
        const last = this.stretches.at(-1);
        if (last)
            last.to = now;
        this.state = state;
        this.since = now;
        keep(this.stretches, { from: now, to: undefined, state, delay }, mostStretches);
    }

    opened() {
        const now = performance.now();
        this.lastSign = now;
        if (isConnected(this.state))
            return;
        this.openedAt = now;
        this.firstOpenedAt ??= now;
        this.reconnects += this.wasOpen ? 1 : 0;
        this.wasOpen = true;
        this.enter('open');
    }

    answered(events) {
        ++this.answers;
        this.emptyAnswers += events.length === 0 ? 1 : 0;
        this.lastSign = performance.now();
        keep(this.ticks, this.lastSign, mostTicks);
    }

    /** What follows may have come before. */
    reread() {
        this.delivery.reread();
        this.openedAt = performance.now();
    }

    reset({ requested, first, reason }) {
        ++this.resets;
        this.lastReset = { at: performance.now(), requested, first, reason };
        this.delivery.startAnew();
        keep(this.incidents, { at: this.lastReset.at, kind: 'reset' }, mostIncidents);
        this.journal.reset(this.name, this.lastReset);
    }

    take(event) {
        const at = performance.now();
        this.lastSign = at;
        const lostBefore = this.delivery.lost;
        const kind = this.delivery.take(event, (...range) => this.journal.between(...range));
        if (this.delivery.lost > lostBefore)
            keep(this.incidents, { at, kind: 'lost' }, mostIncidents);
        if (kind === 'duplicate' || kind === 'again')
            return;
        const sample = this.#sampleOf(event, at);
        this.journal.add(this.name, event, sample);
        if (sample)
            this.#count(sample);
    }

    /** Due before this connection was open: it came from the history, not live. */
    #sampleOf({ t }, at) {
        const due = this.clock.localOf(t);
        if (due === undefined || due < this.firstOpenedAt) // nobody waited for it
            return undefined;
        return {
            at,
            latency: Math.max(resolutionUs, (at - due) * 1000),
            replayed: due < this.openedAt,
            hidden: this.visibility.wasHidden(due, at, hiddenReachMs),
        };
    }

    #count(sample) {
        keep(this.samples, sample, mostSamples);
        this.replayed += sample.replayed ? 1 : 0;
        this.hidden += sample.hidden ? 1 : 0;
        if (!sample.hidden)
            this.histogram.add(sample.latency);
    }

    /** The clocks were compared anew: what was measured before does not fit any more. */
    forgetLatencies() {
        this.samples = [];
        this.histogram.clear();
        this.hidden = 0;
    }

    /** It may be dead for a reason, or undefined: it is not. */
    noteStale(reason) {
        if (this.state === 'open' && reason)
            this.enter('stale', reason);
        else if (this.state === 'stale' && !reason)
            this.enter('open');
    }
}
