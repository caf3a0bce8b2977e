// SPDX-License-Identifier: GPL-3.0-or-later
// Four `watch --json` while their server dies and comes back, and while it hangs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';

import { startServer, Watch } from './lib/processes.mjs';

const outageMs = 3000;
const feed = ['--feed', 'ticker', '--rate', '20'];

function watchers(server, transports) {
    return transports.map(transport => {
        const watch = new Watch(server.url, ['--transport', transport, '--interval', '0.2']);
        watch.transport = transport;
        return watch;
    });
}

/** The kinds come one after another, others may stand between; returns the lines. */
async function inOrder(watch, from, steps) {
    const lines = [];
    let at = from;
    for (const [what, fits] of steps) {
        at = await watch.line(`${what} (${watch.transport})`, fits, at, 40_000) + 1;
        lines.push(watch.lines[at - 1]);
    }
    return lines;
}

test('kill -9 and a restart after 3 s', { timeout: 90_000 }, async () => {
    let server = await startServer(feed);
    const all = watchers(server, ['sse', 'ws', 'longpoll', 'poll']);
    await Promise.all(all.map(watch => watch.eventCount(5)));
    const from = all.map(watch => watch.lines.length);
    server.kill('SIGKILL');
    await server.ended;
    await delay(outageMs); // the length of the outage is the scenario
    server = await startServer(feed, server.port);
    await Promise.all(all.map(async (watch, i) => {
        const [, retry, , reset] = await inOrder(watch, from[i], [
            ['close', line => line.kind === 'close'],
            ['retry', line => line.kind === 'retry'],
            ['open', line => line.kind === 'open'],
            ['reset', line => line.kind === 'reset'],
            ['an event of the new epoch', line => line.kind === 'event'],
        ]);
        assert.ok(retry.delay_ms >= 0 && retry.attempt >= 1, `${watch.transport}: ${JSON.stringify(retry)}`);
        assert.equal(reset.reason, 'epoch', watch.transport);
        const summary = await watch.summary();
        assert.ok(summary.reconnects >= 1, `${watch.transport}: ${JSON.stringify(summary)}`);
    }));
    await server.stop();
});

test('a server that hangs is noticed by the watchdog', { timeout: 120_000 }, async () => {
    const server = await startServer([...feed, '--heartbeat', '1']);
    const all = watchers(server, ['sse', 'ws', 'longpoll']);
    await Promise.all(all.map(watch => watch.eventCount(5)));
    const from = all.map(watch => watch.lines.length);
    server.kill('SIGSTOP');
    try {
        await Promise.all(all.map((watch, i) => inOrder(watch, from[i], [
            ['error', line => line.kind === 'error'],
            ['retry', line => line.kind === 'retry'],
        ])));
    } finally {
        server.kill('SIGCONT');
    }
    await Promise.all(all.map(async (watch, i) => {
        await inOrder(watch, from[i], [
            ['retry', line => line.kind === 'retry'],
            ['open', line => line.kind === 'open'],
            ['event', line => line.kind === 'event'],
        ]);
        const summary = await watch.summary();
        assert.equal(summary.lost, 0, `${watch.transport}: ${JSON.stringify(summary)}`);
        assert.equal(summary.duplicates, 0, `${watch.transport}: ${JSON.stringify(summary)}`);
    }));
    await server.stop();
});
