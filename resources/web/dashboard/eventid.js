// SPDX-License-Identifier: GPL-3.0-or-later
// An event's id is `epoch:sequence`: the epoch is new whenever the server's log began empty, the sequence grows by one
// for each event of the log, of whatever channel.

export function partsOf(id) {
    const colon = id.lastIndexOf(':');
    return { epoch: id.slice(0, colon), sequence: Number(id.slice(colon + 1)) };
}

/** The types that are listened to. Grows as other transports show new ones. */
export class EventTypes {
    static most = 200;

    known = new Set(['message', 'cpu', 'memory', 'network', 'disk', 'tick', 'price-update']);
    learned = undefined; // (id of the first event of a new type) => …

    /** True if the type was new. */
    learn(type, id) {
        if (this.known.has(type) || this.known.size >= EventTypes.most)
            return false;
        this.known.add(type);
        this.learned?.(id);
        return true;
    }
}
