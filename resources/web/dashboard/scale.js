// SPDX-License-Identifier: GPL-3.0-or-later
// The axes that all charts share: latency is logarithmic, so that 1 ms and 1 s are seen side by side.

const steps = [10, 30, 100, 300, 1e3, 3e3, 1e4, 3e4, 1e5, 3e5, 1e6, 3e6, 1e7, 3e7, 1e8]; // µs
const calmMs = 3000;

const stepBelow = us => steps.findLast(step => step <= us) ?? steps[0];
const stepAbove = us => steps.find(step => step >= us) ?? steps.at(-1);

/** At least two decades, at most 1 ms as the low end: noise must not look like drama. */
function fitting(lowest, highest) {
    const low = Math.min(stepBelow(lowest * 0.9), 1000);
    return { low, high: Math.max(stepAbove(highest * 1.1), stepAbove(low * 100)) };
}

export function positionIn({ low, high }, us) {
    const share = (Math.log10(Math.max(1, us)) - Math.log10(low)) / (Math.log10(high) - Math.log10(low));
    return Math.min(1, Math.max(0, share));
}

/** Grows at once; shrinks when there has been room for a while. */
export class LatencyScale {
    range = { low: 300, high: 3e6 };
    #roomSince = undefined;

    update(now, lowest, highest) {
        if (lowest === undefined)
            return;
        const wanted = fitting(lowest, highest);
        this.range = { low: Math.min(this.range.low, wanted.low), high: Math.max(this.range.high, wanted.high) };
        if (wanted.low === this.range.low && wanted.high === this.range.high) {
            this.#roomSince = undefined;
            return;
        }
        this.#roomSince ??= now;
        if (now - this.#roomSince >= calmMs) {
            this.range = wanted;
            this.#roomSince = undefined;
        }
    }
}

/** The decades within the range, as [µs, label]. */
export function decades({ low, high }) {
    const labels = [[10, '10 µs'], [100, '0.1 ms'], [1e3, '1 ms'], [1e4, '10 ms'], [1e5, '100 ms'], [1e6, '1 s'],
                    [1e7, '10 s'], [1e8, '100 s']];
    return labels.filter(([us]) => low <= us && us <= high);
}

/** Distance of the labels of a time axis, so that at most `most` fit. */
export function timeStep(windowMs, most) {
    return [1, 2, 5, 10, 15, 30, 60, 120, 300].map(seconds => seconds * 1000)
        .find(step => windowMs / step <= Math.max(1, most)) ?? windowMs;
}
