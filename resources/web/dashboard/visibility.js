// SPDX-License-Identifier: GPL-3.0-or-later
// When this tab was hidden: browsers slow down timers and messages there, so that latencies say little.

const mostStretches = 200;

export class Visibility {
    constructor() {
        this.hidden = []; // {from, to}
        this.#note();
        document.addEventListener('visibilitychange', () => this.#note());
    }

    #note() {
        const now = performance.now();
        if (document.hidden) {
            this.hidden.push({ from: now, to: undefined });
            if (this.hidden.length > mostStretches)
                this.hidden.shift();
        } else if (this.hidden.length > 0) {
            this.hidden.at(-1).to ??= now;
        }
    }

    /** Whether it was hidden at any moment between the two, or up to `reach` ms before. */
    wasHidden(from, to, reach) {
        const last = this.hidden.at(-1);
        return Boolean(last) && last.from <= to && (last.to === undefined || last.to + reach >= from);
    }
}
