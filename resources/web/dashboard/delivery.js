// SPDX-License-Identifier: GPL-3.0-or-later
// What one client got, by the chain of ids: each event names the one before it in its channel (`prev`).
import { partsOf } from '/dashboard/eventid.js';

const mostHoles = 200;
const mostChannels = 200;

export class Delivery {
    constructor() {
        this.clear();
    }

    clear() {
        this.events = 0;
        this.lost = 0; // at least: a break in the chain does not say how many are missing
        this.duplicates = 0;
        this.epoch = undefined;
        this.newest = 0; // sequence, over all channels
        this.lastOf = new Map(); // channel → id
        this.holes = []; // {channel, after, before}: sequences between which something is missing
        this.rereadTo = 0;
    }

    /** What follows is the history anew, or another one. */
    startAnew() {
        this.lastOf.clear();
        this.holes = [];
        this.epoch = undefined;
        this.newest = 0;
        this.rereadTo = 0;
    }

    /** Some of it will come again, because it was asked for. */
    reread() {
        this.rereadTo = this.newest;
    }

    /** 'new', 'late' (it had been missed), 'duplicate' or 'again'. `between(channel, a, b)` counts what others got. */
    take({ id, prev, channel }, between = () => 0) {
        const { epoch, sequence } = partsOf(id);
        if (epoch !== this.epoch) {
            this.startAnew();
            this.epoch = epoch;
        }
        const last = this.lastOf.get(channel);
        if (last && sequence <= partsOf(last).sequence)
            return this.#old(channel, sequence);
        if (last && prev && prev !== last) {
            const hole = { channel, after: partsOf(last).sequence, before: sequence };
            hole.missing = Math.max(1, between(channel, hole.after, hole.before));
            this.lost += hole.missing;
            this.holes.push(hole);
            if (this.holes.length > mostHoles)
                this.holes.shift();
        }
        if (this.lastOf.size < mostChannels || last)
            this.lastOf.set(channel, id);
        this.newest = Math.max(this.newest, sequence);
        ++this.events;
        return 'new';
    }

    #old(channel, sequence) {
        const hole = this.holes.find(({ channel: of, after, before, missing }) =>
            of === channel && after < sequence && sequence < before && missing > 0);
        if (hole) {
            --hole.missing;
            --this.lost;
            ++this.events;
            return 'late';
        }
        if (sequence <= this.rereadTo)
            return 'again';
        ++this.duplicates;
        return 'duplicate';
    }
}
