// SPDX-License-Identifier: GPL-3.0-or-later
// Latency against the truth of a relay that is none of ours and holds what comes from the server for 50 ms, the other
// direction not at all: exact where both processes read one clock; where they do not, the bound of the error holds
// the truth, although the path is as asymmetric as can be.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { http, startServer, until, Watch } from './lib/processes.mjs';
import { startRelay } from './lib/relay.mjs';

const delayMs = 50;
const rate = 50;
const runSeconds = 6;
const toleranceUs = 3000;
const leastEvents = rate * (runSeconds - 2);

let server;
let clock;

before(async () => {
    server = await startServer(['--feed', 'ticker', '--rate', String(rate)]);
    ({ clock } = JSON.parse((await http('GET', `${server.url}/time`)).text));
});

after(async () => { await server?.stop(); });

function median(numbers) {
    return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

/** As if the server ran on another machine, whose clock is not ours. */
function hideClock(text) {
    return text.replaceAll(clock, clock.split('').reverse().join(''));
}

/** What passed a relay: by event id the time at which it was due, as it stands on the wire, and when it was sent on. */
class Passage {
    constructor() {
        this.due = new Map();
        this.sentOn = new Map();
    }

    note(text) {
        const now = Number(process.hrtime.bigint() / 1000n);
        for (const [, id, t] of text.matchAll(/"id":"([^"]+)"[^{}]*?"t":(\d+)/g)) {
            this.due.set(id, Number(t));
            if (!this.sentOn.has(id))
                this.sentOn.set(id, now);
        }
    }
}

/** Four watchers of the same events: directly, and through relays with and without delay and our clock. */
async function watchFourWays(transport) {
    const relays = [];
    const relay = async options => {
        relays.push(await startRelay(server.port, options));
        return relays.at(-1).url;
    };
    const passage = new Passage();
    const urls = {
        direct: server.url,
        delayed: await relay({ delayMs, passed: text => passage.note(text) }),
        hidden: await relay({ change: hideClock }),
        hiddenDelayed: await relay({ delayMs, change: hideClock }),
    };
    const ways = { passage };
    await Promise.all(Object.entries(urls).map(async ([way, url]) => {
        const watch = new Watch(url, ['--transport', transport, '--run-for', String(runSeconds)]);
        ways[way] = watch;
        await until(() => `the end of ${watch.name}; ${watch.digest()}`, () => watch.result);
        assert.equal(watch.result.code, 0, watch.errors);
        assert.ok(watch.events.length >= leastEvents, `${way}: ${watch.digest()}`);
    }));
    relays.forEach(each => each.close());
    return ways;
}

function latencyOf(watch) {
    return watch.lines.at(-1).latency_us;
}

/** Each event's latency is what the wire and the arrival say, within the error that is told with it. */
function assertTruth(way, watch, passage, mostErrorUs) {
    let checked = 0;
    for (const event of watch.events.filter(({ id }) => passage.due.has(id))) {
        const truth = event.at_us - passage.due.get(event.id);
        assert.ok(event.latency_error_us <= mostErrorUs, `${way}: ${JSON.stringify(event)}`);
        assert.ok(Math.abs(event.latency_us - truth) <= event.latency_error_us,
                  `${way}: in truth ${truth} us, told ${JSON.stringify(event)}`);
        ++checked;
    }
    assert.ok(checked >= leastEvents, `${way}: ${checked} events compared`);
}

/** The times of arrival that all this rests on are those at which the relay sent the events on. */
function assertArrivals(watch, passage) {
    const lag = watch.events.filter(({ id }) => passage.sentOn.has(id)).map(({ id, at_us }) => at_us - passage.sentOn.get(id));
    assert.ok(Math.min(...lag) >= 0, `arrived ${-Math.min(...lag)} us before it was sent`);
    assert.ok(median(lag) <= toleranceUs, `arrived ${median(lag)} us after it was sent`);
}

for (const transport of ['sse', 'ws', 'longpoll']) {
    test(`latency over ${transport}`, { timeout: 60_000 }, async t => {
        const { direct, delayed, hidden, hiddenDelayed, passage } = await watchFourWays(transport);
        const figures = Object.entries({ direct, delayed, hidden, hiddenDelayed }).map(([way, watch]) =>
            `${way} p50 ${latencyOf(watch).p50} us, error ${median(watch.events.map(e => e.latency_error_us ?? NaN))} us`);
        t.diagnostic(`${transport}: ${figures.join('; ')}`);

        assertArrivals(delayed, passage);
        assertTruth('direct', direct, passage, 0);
        assertTruth('delayed', delayed, passage, 0);
        assertTruth('hidden', hidden, passage, 5000);
        assertTruth('hidden and delayed', hiddenDelayed, passage, 1000 * delayMs / 2 + 5000);

        const rise = latencyOf(delayed).p50 - latencyOf(direct).p50;
        if (transport === 'longpoll') {
            // While an answer is on its way the next events wait for the next request: each has the delay of its own
            // answer, and what was left of that before it. Evenly spread, that is one to two delays, beside what this
            // machine takes without any.
            assert.ok(latencyOf(delayed).min >= 1000 * delayMs, JSON.stringify(latencyOf(delayed)));
            assert.ok(latencyOf(delayed).p90 <= 2 * 1000 * delayMs + 2 * toleranceUs + latencyOf(direct).p90,
                      JSON.stringify(latencyOf(delayed)));
            assert.ok(Math.abs(rise - 1500 * delayMs) <= 10_000, `p50 rose by ${rise} us`);
        } else {
            assert.ok(Math.abs(rise - 1000 * delayMs) <= toleranceUs, `p50 rose by ${rise} us`);
        }
    });
}
