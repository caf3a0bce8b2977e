// SPDX-License-Identifier: GPL-3.0-or-later
// One client of the server: keeps one transport connected, and tells its record what happens. A lost connection comes
// back after a random wait that may grow, so that not all clients return at once; nothing is missed, by the last id.
import { Refusal } from '/dashboard/access.js';
import { pause, transports } from '/dashboard/transports.js';

const shortestWaitMs = 100;
const firstWaitMs = 1000;
const longestWaitMs = 15_000;
const nextTryWithinMs = 15_000; // of an EventSource that connects again by itself

const backoff = attempt =>
    shortestWaitMs + Math.random() * Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(attempt, 10));

function wordsOf(error) {
    if (error instanceof Refusal)
        return error.isAboutToken && error.status === 403 ? 'the server does not know this token' : error.message;
    return error instanceof TypeError ? 'the server cannot be reached' : error.message;
}

export class Client {
    /** `record` is its PaneRecord, `types` the EventTypes of all, `interval` gives the short poll's in ms. */
    constructor({ transport, record, types, interval }) {
        Object.assign(this, { transport, record, types, interval });
        this.dueAt = undefined; // by when the server should have answered what was asked last
        this.wasSilent = false; // what was asked before it began anew was not answered either
        this.attempt = 0;
    }

    /** The id behind which it goes on. */
    get after() {
        return this.link?.after;
    }

    get isRunning() {
        return Boolean(this.ending && !this.ending.signal.aborted);
    }

    get isOverdue() {
        return this.isRunning && (this.wasSilent || this.overdueMs(performance.now()) > 0);
    }

    /** Connections of the browser's six that it keeps busy. */
    get held() {
        return this.isRunning && ['sse', 'longpoll'].includes(this.transport) && this.record.state !== 'backoff' ? 1 : 0;
    }

    /** Goes on behind `after`; without it, with what comes from now on. */
    start(channel, after) {
        this.ending?.abort();
        this.ending = new AbortController();
        this.#run(this.#linkFor(channel, after, this.ending.signal));
    }

    stop() {
        this.ending?.abort();
        this.dueAt = undefined;
        this.wasSilent = false;
        if (this.record.state !== 'idle')
            this.record.enter('closed', 'disconnected here');
    }

    /** The connection seems dead: leaves it, and goes on behind the last event by a new one. */
    restart(cause) {
        const { channel, after } = this.link;
        this.wasSilent = this.isOverdue;
        this.ending.abort();
        this.record.enter('backoff', cause);
        this.start(channel, after);
    }

    /** For how many ms what was asked is overdue; 0 if it is not. */
    overdueMs(now) {
        return this.isRunning && this.dueAt !== undefined ? Math.max(0, now - this.dueAt) : 0;
    }

    /** Does not wait any longer. */
    hurry() {
        this.hurrying?.abort();
    }

    #linkFor(channel, after, signal) {
        const { record } = this;
        const unlessEnded = action => (...args) => { if (!signal.aborted) action(...args); };
        const link = {
            channel, after, signal, types: this.types, interval: this.interval,
            asked: unlessEnded(dueMs => { this.dueAt = performance.now() + dueMs; }),
            opened: unlessEnded(() => {
                this.dueAt = undefined;
                this.wasSilent = false;
                this.attempt = 0;
                record.opened();
            }),
            lost: unlessEnded(cause => {
                this.dueAt = performance.now() + nextTryWithinMs;
                record.enter('backoff', cause);
            }),
            event: unlessEnded(event => record.take(event)),
            reset: unlessEnded(reset => record.reset(reset)),
            answered: unlessEnded(events => record.answered(events)),
            rereading: unlessEnded(() => record.reread()),
        };
        return link;
    }

    async #run(link) {
        this.link = link;
        const { signal } = link;
        while (!signal.aborted) {
            this.record.enter('connecting');
            this.dueAt = undefined;
            let error;
            const cause = await transports[this.transport](link).catch(thrown => { error = thrown; return wordsOf(thrown); });
            if (signal.aborted)
                return;
            this.dueAt = undefined;
            this.wasSilent = false;
            if (error?.isFinal) {
                this.record.enter('failed', cause, { refusal: error });
                this.ending.abort();
                return;
            }
            const wait = Math.max(backoff(this.attempt++), error?.retryAfterMs ?? 0);
            this.record.enter('backoff', cause, { delay: wait });
            this.hurrying = new AbortController();
            const hurried = AbortSignal.any ? AbortSignal.any([signal, this.hurrying.signal]) : signal;
            await pause(wait, hurried);
        }
    }
}
