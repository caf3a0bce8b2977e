// SPDX-License-Identifier: GPL-3.0-or-later
// pushscope.js in tabs that Chromium freezes: they let go of connection and lead, and catch up when they go on.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';

import { startServer, until } from '../peers/lib/processes.mjs';
import { assertAll, followInPage, publish } from './lib/follower.mjs';
import { Chromium } from './lib/hiddentabs.mjs';

const timeout = 60_000;
const frozenMs = 2000;
const tabCount = 3;

let chromium;
before(async () => { chromium = await Chromium.start(); });
after(async () => { await chromium?.stop(); });

async function open(url, options) {
    const tab = await chromium.open(`${url}/health`);
    await tab.evaluate(`(${followInPage})(${JSON.stringify(options)}).then(() => {
        document.addEventListener('freeze', () => { told.frozen = true; });
    })`);
    return tab;
}

async function has(tab, count) {
    await until(async () => `${count} events: ${await tab.evaluate('JSON.stringify(told)')}`,
                async () => await tab.evaluate('told.data.length') >= count);
    assertAll('a tab', await tab.evaluate('told.data'), count);
}

const state = tab => tab.evaluate('told.states.at(-1)');
const isLive = tab => until('live', async () => (await state(tab)).name === 'live');

for (const transport of ['sse', 'ws', 'longpoll']) {
    test(`${transport}: a frozen tab goes on where it was`, { timeout }, async () => {
        const server = await startServer();
        try {
            const tab = await open(server.url, { transport, share: false });
            await isLive(tab);
            await publish(server.url, 0);
            await has(tab, 1);
            await open(server.url, { transport, share: false }); // hides the first
            await tab.freeze();
            for (let number = 1; number < 10; ++number)
                await publish(server.url, number);
            await delay(frozenMs);
            assert.equal(await tab.evaluate('told.data.length'), 1);
            assert.equal((await state(tab)).name, 'paused');
            await tab.thaw();
            await has(tab, 10);
            assert.deepEqual(await tab.evaluate('told.resets.length + told.gaps.length'), 0);
        } finally {
            server.kill('SIGKILL');
        }
    });
}

test('a frozen tab hands over the lead, and catches up', { timeout }, async () => {
    const server = await startServer();
    try {
        const tabs = [];
        while (tabs.length < tabCount)
            tabs.push(await open(server.url, {}));
        const [first, ...others] = tabs;
        for (const tab of tabs)
            await isLive(tab);
        assert.equal((await state(first)).shared, 'leader');
        await publish(server.url, 0);
        for (const tab of tabs)
            await has(tab, 1);
        await first.freeze();
        for (let number = 1; number < 10; ++number)
            await publish(server.url, number);
        for (const tab of others)
            await has(tab, 10);
        assert.ok(await first.evaluate('told.states.some(({ name }) => name === "paused")'));
        await until('another leader', async () => (await Promise.all(others.map(state))).some(({ shared }) => shared === 'leader'));
        await first.thaw(); // Chromium may have done so by itself, as it held a lock
        await has(first, 10);
        await publish(server.url, 10);
        for (const tab of tabs)
            await has(tab, 11);
        assert.equal((await state(first)).shared, 'follower');
    } finally {
        server.kill('SIGKILL');
    }
});
