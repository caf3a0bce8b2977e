// SPDX-License-Identifier: GPL-3.0-or-later
// Eight tabs of one origin that do not share: the seventh waits behind the six connections that a browser keeps to a host
// over HTTP/1.1, or takes another transport.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { until } from '../peers/lib/processes.mjs';
import { startChromium } from './lib/follower.mjs';
import { connections, withTabs } from './lib/tabs.mjs';

const timeout = 60_000;

let browser;
before(async () => { browser = await startChromium(); });
after(async () => { await browser?.close(); });

test('without sharing the seventh stream waits, and says for what', { timeout }, () => withTabs(browser, { transport: 'sse', share: false, openTimeout: 700 }, async (tabs, server) => {
    const states = await until('six that are live and two that are not', async () => {
        const all = await Promise.all(tabs.map(tab => tab.state()));
        return all.filter(({ name }) => name === 'live').length === 6 && all.filter(({ name }) => name === 'waiting').length === 2 && all;
    });
    for (const { why } of states.filter(({ name }) => name === 'waiting'))
        assert.match(why, /six HTTP\/1\.1 connections/);
    assert.equal(await connections(server), 6);
}));

test('and with auto it takes another transport', { timeout }, () => withTabs(browser, { share: false, openTimeout: 700 }, async tabs => {
    await Promise.all(tabs.map(tab => tab.is('live')));
    const used = await Promise.all(tabs.map(async tab => (await tab.state()).transport));
    assert.deepEqual(used.sort(), [...Array(6).fill('sse'), 'ws', 'ws']);
}));
