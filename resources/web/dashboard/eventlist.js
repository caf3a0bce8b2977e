// SPDX-License-Identifier: GPL-3.0-or-later
// The newest events, a line each, with what every pane measured. Stands still while somebody points at it.
import { clockTime, count, excerpt, latency, plural } from '/dashboard/format.js';
import { transportNames, transportStyles } from '/dashboard/styles.js';

const mostLines = 60;
const missing = '·';

const set = (element, text) => {
    if (element.textContent !== text)
        element.textContent = text;
};

const measuredText = sample => !sample ? missing
    : sample.latency === undefined ? '✓'
    : `${latency(sample.latency)}${sample.hidden ? '×' : ''}`;

const words = { sse: 'SSE', ws: 'WebSocket', longpoll: 'long polling', poll: 'short polling' };

export class EventList {
    constructor({ journal, list, filter, pauseButton, state, dialog }) {
        Object.assign(this, { journal, list, filter, pauseButton, state, dialog });
        this.lines = [];
        this.pointing = false;
        this.addedWhenHeld = undefined;
        pauseButton.onclick = () => {
            pauseButton.ariaPressed = String(!this.isPaused);
            this.show();
        };
        list.addEventListener('pointerenter', ({ pointerType }) => { this.pointing = pointerType === 'mouse'; });
        list.addEventListener('pointerleave', () => { this.pointing = false; });
        filter.onchange = () => this.show(true);
        dialog.querySelector('button').onclick = () => dialog.close();
    }

    get isPaused() {
        return this.pauseButton.ariaPressed === 'true';
    }

    get isHeld() {
        return this.isPaused || this.pointing || this.list.contains(document.activeElement) || this.dialog.open;
    }

    show(anyway = false) {
        if (this.isHeld && !anyway) {
            this.addedWhenHeld ??= this.journal.added;
            const more = this.journal.added - this.addedWhenHeld;
            set(this.state, `${this.isPaused ? 'paused' : 'held while in use'}${more > 0 ? ` · ${count(more)} newer` : ''}`);
            return;
        }
        this.addedWhenHeld = this.isHeld ? this.journal.added : undefined;
        const chosen = this.filter.value;
        const entries = [];
        const all = [...this.journal.entries.values()];
        for (let index = all.length - 1; index >= 0 && entries.length < mostLines; --index) {
            if (chosen === 'all' || all[index].seen[chosen])
                entries.push(all[index]);
        }
        set(this.state, entries.length === 0 ? 'none yet' : `newest ${plural(entries.length, 'event')}`);
        entries.forEach((entry, index) => this.#fill(this.#line(index), entry));
        this.lines.forEach((line, index) => { line.item.hidden = index >= entries.length; });
    }

    #line(index) {
        if (this.lines[index])
            return this.lines[index];
        const item = document.createElement('li');
        item.innerHTML = `<button type="button"><span class="sequence"></span><span class="type"></span><span class="data"></span>${
            transportNames.map(name => `<span class="measured" data-transport="${name}"></span>`).join('')}</button>`;
        const line = { item, button: item.firstChild, parts: [...item.firstChild.children], entry: undefined };
        line.button.onclick = () => this.#open(line.entry);
        this.list.append(item);
        this.lines[index] = line;
        return line;
    }

    #fill(line, entry) {
        line.entry = entry;
        const [sequence, type, data, ...measured] = line.parts;
        line.item.className = entry.kind;
        set(sequence, entry.sequence === undefined ? '↺' : `${entry.sequence}`);
        set(type, entry.type);
        set(data, excerpt(entry.text, 90));
        transportNames.forEach((name, index) => {
            const sample = entry.seen[name];
            set(measured[index], measuredText(sample));
            measured[index].classList.toggle('replayed', Boolean(sample?.replayed));
        });
        line.button.ariaLabel = `${entry.type} ${entry.sequence ?? ''}: ${excerpt(entry.text, 60)}`;
    }

    #open(entry) {
        const part = name => this.dialog.querySelector(name);
        set(part('h2'), `${entry.type} · ${entry.id}`);
        set(part('pre'), entry.json);
        part('ul').replaceChildren(...transportNames.map(name => {
            const line = document.createElement('li');
            const sample = entry.seen[name];
            const how = !sample ? 'not delivered so far'
                : sample.latency === undefined ? 'delivered'
                : `${latency(sample.latency)}${sample.replayed ? ', from the history' : ''}${sample.hidden ? ', tab hidden' : ''}`;
            line.textContent = `${transportStyles[name].name}: ${how}`;
            return line;
        }));
        set(part('.when'), `First seen at ${clockTime(entry.date)}${entry.channel ? `, channel ${entry.channel}` : ''}`);
        this.dialog.showModal();
    }
}

/** By which panes an event has come, in words. */
export function deliveredText(entry) {
    return transportNames.map(name => {
        const sample = entry?.seen[name];
        return `${words[name]} ${sample ? (sample.latency === undefined ? 'yes' : latency(sample.latency)) : '…'}`;
    }).join(' · ');
}
