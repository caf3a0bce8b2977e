// SPDX-License-Identifier: GPL-3.0-or-later
// How many tabs of this browser show the dashboard, and how many of its connections they keep busy. Each asks the others
// now and then; what a hidden tab is asked it answers, although its timers hardly run.

const askEveryMs = 2000;
const forgottenAfterMs = 7000;
const mostTabs = 200;

export class Tabs {
    /** `held` gives the connections that this tab keeps. */
    constructor(held) {
        this.held = held;
        this.self = Array.from(crypto.getRandomValues(new Uint32Array(2)), part => part.toString(36)).join('');
        this.others = new Map(); // id → {held, at}
        this.channel = new BroadcastChannel('pushscope-dashboard');
        this.channel.onmessage = ({ data }) => this.#hear(data);
        this.#say('who');
        setInterval(() => this.#say('who'), askEveryMs);
        addEventListener('pagehide', () => this.#say('bye'));
    }

    #say(kind) {
        this.channel.postMessage({ kind, from: this.self, held: this.held() });
    }

    #hear({ kind, from, held }) {
        if (kind === 'bye')
            this.others.delete(from);
        else if (this.others.size < mostTabs || this.others.has(from))
            this.others.set(from, { held, at: performance.now() });
        if (kind === 'who')
            this.#say('here');
    }

    /** {tabs, held} of all of them, this one included. */
    count() {
        const now = performance.now();
        for (const [id, { at }] of this.others) {
            if (now - at > forgottenAfterMs)
                this.others.delete(id);
        }
        const others = [...this.others.values()];
        return { tabs: others.length + 1, held: others.reduce((sum, other) => sum + other.held, this.held()) };
    }
}
