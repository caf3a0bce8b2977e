// SPDX-License-Identifier: GPL-3.0-or-later
// The newest events, each once, with what every pane measured of it.
import { partsOf } from '/dashboard/eventid.js';

const mostEntries = 1000;
const mostCharacters = 4 * 1024 * 1024;
const longestJson = 64 * 1024;
const mostChannels = 100;

export class Journal {
    /** `types` are the EventTypes that new ones are told to. */
    constructor(types) {
        this.types = types;
        this.channels = new Set(['default']);
        this.clear();
    }

    clear() {
        this.entries = new Map(); // id → entry, in the order in which they came first
        this.characters = 0;
        this.added = 0;
        this.newest = undefined; // {epoch, sequence, at}
    }

    /** `sample` is what the pane `name` measured; undefined as long as the server's clock is not known. */
    add(name, event, sample) {
        let entry = this.entries.get(event.id);
        if (!entry) {
            entry = this.#entryOf(event);
            this.#append(event.id, entry);
            this.types.learn(entry.type, event.id);
            if (this.channels.size < mostChannels)
                this.channels.add(event.channel);
        }
        entry.seen[name] = sample ?? {};
    }

    #entryOf(event) {
        const json = JSON.stringify(event, null, 2);
        const now = performance.now();
        const { epoch, sequence } = partsOf(event.id);
        if (this.newest?.epoch !== epoch || sequence > this.newest.sequence)
            this.newest = { epoch, sequence, at: now };
        return {
            kind: 'event', id: event.id, epoch, sequence, channel: event.channel, type: event.event ?? 'message',
            text: typeof event.data === 'string' ? event.data.slice(0, 200) : JSON.stringify(event.data)?.slice(0, 200) ?? '',
            json: json.length > longestJson ? `${json.slice(0, longestJson)}\n… (${json.length} characters)` : json,
            date: new Date(), seen: {},
        };
    }

    reset(name, { requested, first, reason }) {
        const words = reason === 'epoch' ? 'the server\'s log began anew' : 'older than what the server still has';
        this.#append(`reset ${name} ${performance.now()}`, {
            kind: 'reset', type: 'reset', id: first, sequence: undefined, channel: '',
            text: `${words}: asked for ${requested}, begins with ${first}`,
            json: JSON.stringify({ requested, first, reason }, null, 2), date: new Date(), seen: { [name]: {} },
        });
    }

    #append(key, entry) {
        this.entries.set(key, entry);
        this.characters += entry.json.length;
        ++this.added;
        while (this.entries.size > mostEntries || (this.characters > mostCharacters && this.entries.size > 1)) {
            const [oldest, { json }] = this.entries.entries().next().value;
            this.entries.delete(oldest);
            this.characters -= json.length;
        }
    }

    /** How many events of `channel` any pane has with a sequence between the two. */
    between(channel, after, before) {
        let found = 0;
        for (const { kind, sequence, channel: of, epoch } of this.entries.values())
            found += kind === 'event' && of === channel && epoch === this.newest.epoch && after < sequence && sequence < before ? 1 : 0;
        return found;
    }
}
