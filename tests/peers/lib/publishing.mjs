// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';

import { sequenceOf } from './sequence.mjs';

const turnMs = 5;
const mostUnanswered = 400;

/** Publishes numbers, one after another and each to the next of several servers, at a steady rate. */
export class Publishing {
    constructor(urls, perSecond) {
        this.urls = urls;
        this.perSecond = perSecond;
        this.agent = new Agent({ keepAlive: true, maxSockets: 64 });
        this.sent = 0;
        this.ids = new Map(); // number -> id of those that were acknowledged
        this.refused = 0; // for sure not published
        this.unknown = 0; // perhaps published
        this.latencies = [];
        this.problems = new Map(); // what was said, and how often
        this.going = true;
        this.done = this.go();
    }

    async go() {
        const begun = performance.now();
        while (this.going) {
            const due = (performance.now() - begun) / 1000 * this.perSecond;
            while (this.sent < due && this.sent - this.answered < mostUnanswered)
                this.publish(this.sent++);
            await delay(turnMs);
        }
        while (this.answered < this.sent)
            await delay(turnMs);
        this.agent.destroy();
    }

    get answered() {
        return this.ids.size + this.refused + this.unknown;
    }

    publish(number) {
        const begun = performance.now();
        const outgoing = request(`${this.urls[number % this.urls.length]}/publish`,
                                 { method: 'POST', agent: this.agent, headers: { 'Content-Type': 'application/json' } },
                                 answer => {
            let text = '';
            answer.setEncoding('utf8').on('data', part => { text += part; });
            answer.once('end', () => {
                this.latencies.push(performance.now() - begun);
                this.heard(number, answer.statusCode, text);
            });
            answer.once('error', error => {
                ++this.unknown;
                this.note(error.code);
            });
        });
        outgoing.once('error', error => {
            this.note(error.code);
            if (error.code === 'ECONNREFUSED')
                ++this.refused;
            else
                ++this.unknown;
        });
        outgoing.end(JSON.stringify({ n: number }));
    }

    heard(number, status, text) {
        if (status === 200) {
            this.ids.set(number, JSON.parse(text).id);
        } else if (status === 502 || status === 503 || status === 504) {
            ++this.unknown;
            this.note(`${status} ${text.trim()}`);
        } else {
            throw new Error(`an answer of ${status} to number ${number}: ${text}`);
        }
    }

    note(problem) {
        this.problems.set(problem, (this.problems.get(problem) ?? 0) + 1);
    }

    /** Of those acknowledged so far. */
    get acknowledged() {
        return this.ids.size;
    }

    async stop() {
        this.going = false;
        await this.done;
    }
}

/** Every number that was acknowledged, with its id; each id once, in order; nothing twice. Events are of `watch`. */
export function assertDelivered(who, events, ids) {
    const numbers = new Map();
    let before = null;
    for (const { id, data } of events) {
        const here = sequenceOf(id);
        assert.ok(before === null || here.epoch !== before.epoch || here.number > before.number,
                  `${who}: ${id} follows ${JSON.stringify(before)}`);
        assert.ok(!numbers.has(data.n), `${who}: number ${data.n} came as ${numbers.get(data.n)} and as ${id}`);
        numbers.set(data.n, id);
        before = here;
    }
    for (const [number, id] of ids)
        assert.equal(numbers.get(number), id, `${who}: number ${number} was acknowledged as ${id}`);
}
