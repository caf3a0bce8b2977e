// SPDX-License-Identifier: GPL-3.0-or-later
// Our server as foreign clients see it, at 1,000 events a second: the same ids everywhere, and no gap or
// duplicate when connections are cut and each client resumes in its own way.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startCutter } from './lib/cutter.mjs';
import { http, startServer, until } from './lib/processes.mjs';
import { ChromiumPage, CurlReceiver, EventSourceReceiver, WsReceiver } from './lib/receivers.mjs';
import { assertContiguous } from './lib/sequence.mjs';

const eventsCompared = 3000;
const eventsBetweenCuts = 1000;
const cuts = 3;

let server;
let cutter;
let types;

before(async () => {
    server = await startServer(['--feed', 'ticker', '--rate', '1000']);
    cutter = await startCutter(server.port);
    // EventSource listeners need the type's name.
    const { events } = JSON.parse((await http('GET', `${server.url}/poll?timeout=10`)).text);
    types = [events[0].event];
});

after(async () => {
    cutter?.close();
    await server?.stop();
});

async function openAll(url) {
    const { next } = JSON.parse((await http('GET', `${url}/poll?timeout=0`)).text);
    const page = await ChromiumPage.open(url);
    const receivers = [
        new CurlReceiver(url, next),
        await EventSourceReceiver.open(url, next, types),
        await WsReceiver.open(url, next),
        page.eventSource(next, types),
        page.webSocket(next),
    ];
    return { receivers, page, next };
}

async function closeAll({ receivers, page }) {
    await Promise.all(receivers.map(receiver => receiver.close()));
    await page.close();
}

async function receive(receivers, count) {
    await until(() => `${count} events each, there are ${receivers.map(r => `${r.name} ${r.events.length}`).join(', ')}`,
                async () => {
                    await Promise.all(receivers.map(receiver => receiver.fetch?.()));
                    return receivers.every(receiver => receiver.events.length >= count);
                }, 40_000);
}

test('every client receives the same events', { timeout: 60_000 }, async () => {
    const all = await openAll(server.url);
    await receive(all.receivers, eventsCompared);
    const [first, ...others] = all.receivers;
    const expected = first.events.slice(0, eventsCompared);
    assertContiguous(first.name, [all.next, ...expected.map(event => event.id)]);
    for (const receiver of others)
        assert.deepEqual(receiver.events.slice(0, eventsCompared), expected, `${receiver.name} differs from ${first.name}`);
    await closeAll(all);
});

test('every client resumes without gap or duplicate', { timeout: 90_000 }, async () => {
    const all = await openAll(cutter.url);
    for (let cut = 1; cut <= cuts; ++cut) {
        await receive(all.receivers, cut * eventsBetweenCuts);
        const before = cutter.accepted;
        cutter.cutAll();
        await until('every client to connect again', () => cutter.accepted >= before + all.receivers.length);
    }
    const counts = all.receivers.map(receiver => receiver.events.length);
    await receive(all.receivers, Math.max(...counts) + eventsBetweenCuts);
    for (const receiver of all.receivers)
        assertContiguous(receiver.name, [all.next, ...receiver.events.map(event => event.id)]);
    await closeAll(all);
});
