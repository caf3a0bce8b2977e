// SPDX-License-Identifier: GPL-3.0-or-later
// A server that loses, repeats and swaps a known number of events: the report has exactly these numbers.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { idOf, makePlan, startHostileServer } from './lib/hostile.mjs';
import { until, Watch } from './lib/processes.mjs';

const wrong = { events: 5000, dropped: 37, repeated: 11, swapped: 5 };
const plan = makePlan(wrong);
const distinct = wrong.events - wrong.dropped;
const runSeconds = 6;

test('the plan is what it says', () => {
    const seen = new Set();
    let repeats = 0;
    let late = 0;
    for (const n of plan) {
        if (seen.has(n))
            ++repeats;
        else if (n < Math.max(...[...seen].slice(-2)))
            ++late;
        seen.add(n);
    }
    assert.equal(seen.size, distinct);
    assert.equal(repeats, wrong.repeated);
    assert.equal(late, wrong.swapped);
    assert.ok(seen.has(1) && plan.at(-1) === wrong.events, 'a loss at either end cannot be noticed');
});

function assertExact(watch) {
    const of = `${watch.name}: ${watch.digest()}`;
    const summary = watch.lines.at(-1);
    assert.equal(summary.kind, 'summary', of);
    assert.equal(summary.events, distinct, of);
    assert.equal(summary.lost, wrong.dropped, of);
    assert.equal(summary.duplicates, wrong.repeated, of);
    assert.equal(summary.out_of_order, wrong.swapped, of);
    assert.equal(summary.reconnects, 0, of);
    assert.equal(summary.resets, 0, of);
    assert.equal(watch.of('duplicate').length, wrong.repeated, of);
    assert.deepEqual(watch.events.map(event => event.id), [...new Set(plan)].map(idOf), of);
}

async function watchHostile(transport, ending) {
    const server = await startHostileServer(plan);
    try {
        const watch = new Watch(server.url, ['--transport', transport, '--interval', '0.02', ...ending]);
        await until(() => `the end of ${watch.name}; ${watch.digest()}`, () => watch.result);
        assert.equal(watch.result.code, 0, watch.errors);
        assertExact(watch);
        assert.ok(server.streams <= 1, `${watch.name} connected again`);
    } finally {
        server.close();
    }
}

for (const [name, ending] of [['by count', ['--count', String(distinct)]],
                              ['by time', ['--run-for', String(runSeconds)]]]) {
    test(`each transport is reported exactly, ended ${name}`, { timeout: 60_000 }, async () => {
        await Promise.all(['sse', 'ws', 'longpoll', 'poll'].map(transport => watchHostile(transport, ending)));
    });
}
