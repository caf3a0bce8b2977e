// SPDX-License-Identifier: GPL-3.0-or-later
// Latencies in buckets that are 2 % wide: percentiles of any number of samples in the same small space.

const bucketsPerDecade = 116; // 10^(1/116) = 1.02
const decades = 9; // from 1 µs to 1000 s
const bucketOf = us => Math.min(bucketsPerDecade * decades - 1, Math.floor(Math.log10(Math.max(1, us)) * bucketsPerDecade));
const middleOf = bucket => 10 ** ((bucket + 0.5) / bucketsPerDecade);

export class Histogram {
    constructor() {
        this.clear();
    }

    clear() {
        this.buckets = new Uint32Array(bucketsPerDecade * decades);
        this.count = 0;
        this.max = 0;
        this.min = Infinity;
    }

    add(us) {
        const value = Math.max(0, us);
        ++this.buckets[bucketOf(value)];
        ++this.count;
        this.max = Math.max(this.max, value);
        this.min = Math.min(this.min, value);
    }

    /** The value that `share` of all samples do not exceed; undefined without samples. */
    percentile(share) {
        let left = Math.max(1, Math.ceil(this.count * share));
        for (let bucket = 0; bucket < this.buckets.length; ++bucket) {
            left -= this.buckets[bucket];
            if (left <= 0)
                return Math.max(this.min, Math.min(this.max, middleOf(bucket)));
        }
        return undefined;
    }
}
