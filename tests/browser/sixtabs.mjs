// SPDX-License-Identifier: GPL-3.0-or-later
// Eight tabs of one origin that do not share: the seventh waits behind the six connections that a browser keeps to a host
// over HTTP/1.1, or takes another transport.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { until } from '../peers/lib/processes.mjs';
import { startChromium } from './lib/follower.mjs';
import { connections, withTabs } from './lib/tabs.mjs';

const timeout = 60_000;
const openTimeout = 3000; // a slow hello on a busy machine is no lack of connections

let browser;
before(async () => { browser = await startChromium(); });
after(async () => { await browser?.close(); });

test('without sharing the seventh stream waits, and says for what', { timeout }, () => withTabs(browser, { transport: 'sse', share: false, openTimeout }, async (tabs, server) => {
    const blocked = await until('six that are live and two that waited', async () => {
        const all = (await Promise.all(tabs.map(tab => tab.told()))).map(({ states }) => states);
        const others = all.filter(states => states.at(-1)?.name !== 'live');
        const whys = others.map(states => states.findLast(({ name }) => name === 'waiting')?.why);
        return whys.length === 2 && whys.every(Boolean) && whys;
    });
    for (const why of blocked)
        assert.match(why, /six HTTP\/1\.1 connections/);
    assert.equal(await connections(server), 6);
}));

test('and with auto it takes another transport, at once', { timeout }, t => withTabs(browser, { share: false, openTimeout }, async tabs => {
    await Promise.all(tabs.map(tab => tab.is('live')));
    const used = await Promise.all(tabs.map(async tab => (await tab.state()).transport));
    assert.deepEqual(used.sort(), [...Array(6).fill('sse'), 'ws', 'ws']);
    for (const { states } of await Promise.all(tabs.map(tab => tab.told()))) {
        const { transport, at, why } = states.at(-1);
        const tried = states.filter(({ name }) => name === 'connecting').map(state => state.transport);
        assert.deepEqual(tried, transport === 'ws' ? [undefined, 'sse', 'ws'] : [undefined, 'sse'], JSON.stringify(states));
        if (transport === 'ws')
            t.diagnostic(`live after ${(at / 1000).toFixed(1)} s: ${why}`);
    }
}));
