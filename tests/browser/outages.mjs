// SPDX-License-Identifier: GPL-3.0-or-later
// pushscope.js in a real Chromium while the network is cut and the server is killed: every event once, and a reset where
// the server has forgotten.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';

import { startServer } from '../peers/lib/processes.mjs';
import { startRelay } from '../peers/lib/relay.mjs';
import { assertAll, Follower, publish, startChromium } from './lib/follower.mjs';

const timeout = 60_000;
const outageMs = 2000;

let browser;
before(async () => { browser = await startChromium(); });
after(async () => { await browser?.close(); });

const open = (url, options) => Follower.begin(browser, url, options);

for (const transport of ['sse', 'ws', 'longpoll']) {
    test(`${transport}: a cut network, a server that is killed`, { timeout }, async () => {
        let server = await startServer();
        let relay = await startRelay(server.port);
        const port = Number(new URL(relay.url).port);
        try {
            const follower = await open(relay.url, { transport, retryMax: 1500 });
            await follower.is('live');
            await publish(server.url, 0);
            await follower.has(1);

            relay.close();
            await follower.until('waiting', (told, state) => ['waiting', 'connecting'].includes(state.name));
            for (let number = 1; number < 10; ++number)
                await publish(server.url, number);
            await delay(outageMs);
            relay = await startRelay(server.port, { listen: port });
            const { data, resets } = await follower.has(10);
            assertAll('within the history', data, 10);
            assert.deepEqual(resets, []);

            server.kill('SIGKILL');
            await server.ended;
            server = await startServer([], server.port);
            await publish(server.url, 10);
            const told = await follower.has(11);
            assertAll('after a reset', told.data, 11);
            assert.deepEqual(told.resets.map(({ reason }) => reason), ['epoch']);
            assert.deepEqual(follower.complaints, []);
        } finally {
            await Promise.all(browser.contexts().map(context => context.close()));
            relay.close();
            server.kill('SIGKILL');
        }
    });
}
