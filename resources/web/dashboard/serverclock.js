// SPDX-License-Identifier: GPL-3.0-or-later
// The server's clock, seen from here. A round trip to /time says what the server's clock showed at some moment between
// sending and receiving: the shorter the trip, the smaller the doubt. Wall clocks are not asked.
import { ask } from '/dashboard/access.js';

const roundsAtOnce = 8;
const mostKept = 32;
const betweenMeasurementsMs = 20_000;
const driftPerMs = 50e-6; // two quartz clocks may run apart by so much
const overdueMs = 3000;
const givenUpMs = 15_000;
const finestUs = 100; // what shows as a finer step may be noise that the browser adds
const coarsestUs = 100_000; // to which browsers round that hide most
const stepsSeen = 5;
const mostLooks = 2_000_000; // should the clock stand still

/** The step of performance.now(): the smallest difference that shows. */
function stepUs() {
    let smallest = coarsestUs / 1000;
    let last = performance.now();
    for (let looks = 0, steps = 0; looks < mostLooks && steps < stepsSeen; ++looks) {
        const now = performance.now();
        if (now > last) {
            smallest = Math.min(smallest, now - last);
            last = now;
            ++steps;
        }
    }
    return Math.round(smallest * 1000);
}

/** To which this browser rounds performance.now(): nothing shorter can be told. */
export const resolutionUs = Math.max(finestUs, stepUs());

/** [sent, received] in ms. What the browser measured at the socket is closer than what a busy page can tell. */
function tripOf(url, sent, received) {
    const timing = performance.getEntriesByName(new URL(url, location).href, 'resource').at(-1);
    const measured = timing?.requestStart > 0 && timing.responseStart > timing.requestStart;
    return measured ? [timing.requestStart, timing.responseStart] : [sent, received];
}

export class ServerClock {
    /** `restarted` is called when older comparisons do not hold any more. */
    constructor({ restarted = () => {} } = {}) {
        this.rounds = []; // {at: ms, offset: us, doubt: us}
        this.restarted = restarted;
        this.sequence = 0;
        this.askedAt = undefined; // of the round that is under way
        this.answeredAt = -Infinity;
    }

    start() {
        this.measure().catch(() => {});
        setInterval(() => this.measure().catch(() => {}), betweenMeasurementsMs);
    }

    get isKnown() {
        return this.rounds.length > 0;
    }

    /** The server has not answered for longer than a round trip takes. */
    get isOverdue() {
        return this.askedAt !== undefined && performance.now() - this.askedAt > overdueMs;
    }

    /** Asks once, to see whether the server answers at all. */
    probe() {
        if (performance.now() - this.answeredAt > overdueMs)
            this.measure(1).catch(() => {});
    }

    async measure(rounds = roundsAtOnce) {
        if (this.askedAt !== undefined)
            return;
        try {
            for (let round = 0; round < rounds; ++round) {
                this.askedAt = performance.now();
                await this.#round();
            }
        } finally {
            this.askedAt = undefined;
        }
    }

    async #round() {
        const url = `/time?n=${++this.sequence}`;
        performance.clearResourceTimings();
        const sent = performance.now();
        const answer = await ask(url, { signal: AbortSignal.timeout(givenUpMs) });
        const { clock, now_us: now } = await answer.json();
        this.answeredAt = performance.now();
        const [from, to] = tripOf(url, sent, performance.now());
        const round = {
            at: to, offset: now - (from + to) / 2 * 1000, doubt: (to - from) / 2 * 1000 + resolutionUs };
        if (this.clock !== undefined && (clock !== this.clock || this.#contradicts(round))) {
            this.rounds = []; // another machine, or one of the clocks stood still while it slept
            this.restarted();
        }
        this.clock = clock;
        this.rounds.push(round);
        if (this.rounds.length > mostKept)
            this.rounds.splice(this.rounds.indexOf(this.#worst(round.at)), 1);
    }

    #doubtAt(round, now) {
        return round.doubt + Math.abs(now - round.at) * 1000 * driftPerMs;
    }

    #contradicts(round) {
        const best = this.#best(round.at);
        return best && Math.abs(best.offset - round.offset) > this.#doubtAt(best, round.at) + round.doubt;
    }

    #best(now) {
        return this.rounds.reduce((best, round) =>
            !best || this.#doubtAt(round, now) < this.#doubtAt(best, now) ? round : best, undefined);
    }

    #worst(now) {
        return this.rounds.reduce((worst, round) =>
            !worst || this.#doubtAt(round, now) > this.#doubtAt(worst, now) ? round : worst, undefined);
    }

    /** Half the width of what the offset may be, in µs. */
    get errorUs() {
        const now = performance.now();
        const best = this.#best(now);
        return best ? this.#doubtAt(best, now) : undefined;
    }

    /** What performance.now() showed when the server's clock showed `us`. */
    localOf(us) {
        const best = this.#best(performance.now());
        return best ? (us - best.offset) / 1000 : undefined;
    }
}
