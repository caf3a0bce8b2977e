// SPDX-License-Identifier: GPL-3.0-or-later
// Eight tabs of one origin in a real Chromium share one connection, whichever of them reads.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startServer, until } from '../peers/lib/processes.mjs';
import { assertAll, Follower, publish, startChromium } from './lib/follower.mjs';
import { connections, withTabs } from './lib/tabs.mjs';

const timeout = 60_000;

let browser;
before(async () => { browser = await startChromium(); });
after(async () => { await browser?.close(); });

async function leaderOf(tabs) {
    return until('a leader that is live', async () => {
        for (const tab of tabs) {
            const state = await tab.state();
            if (state?.shared === 'leader' && state.name === 'live')
                return tab;
        }
        return undefined;
    });
}

for (const transport of ['sse', 'ws', 'longpoll']) {
    test(`${transport}: eight tabs share one connection`, { timeout }, () => withTabs(browser, { transport }, async (tabs, server, context) => {
        await Promise.all(tabs.map(tab => tab.is('live')));
        const states = await Promise.all(tabs.map(tab => tab.state()));
        assert.equal(states.filter(({ shared }) => shared === 'leader').length, 1, JSON.stringify(states));
        assert.ok(await connections(server) <= 1);
        let published = 0;
        const publishSome = async () => {
            for (let more = 10; more > 0; --more)
                await publish(server.url, published++);
        };
        const allHave = async which => {
            for (const tab of which)
                assertAll('a tab', (await tab.has(published)).data, published);
        };
        await publishSome();
        await allHave(tabs);

        // The tab that reads is closed: another takes over.
        const first = await leaderOf(tabs);
        await first.page.close();
        tabs.splice(tabs.indexOf(first), 1);
        await publishSome();
        await allHave(tabs);
        assert.ok(await connections(server) <= 1);

        // It closes its subscription, which is nobody else's business.
        const second = await leaderOf(tabs);
        await second.page.evaluate(() => globalThis.subscription.close());
        tabs.splice(tabs.indexOf(second), 1);
        await publishSome();
        await allHave(tabs);
        for (const tab of tabs)
            assert.ok((await tab.told()).states.every(({ name }) => name !== 'closed'));

        // A late one begins now, or behind an id.
        const late = await Follower.open(context, server.url);
        await late.follow({ transport });
        await late.is('live');
        const start = await Follower.open(context, server.url);
        await start.follow({ transport, after: 'start' });
        await start.has(published);
        await publishSome();
        await allHave([...tabs, start]);
        assert.deepEqual((await late.has(10)).data.length, 10);
        assert.ok(await connections(server) <= 1);

        // The server begins anew: each tab is told.
        server.kill('SIGKILL');
        await server.ended;
        const again = await startServer([], server.port);
        try {
            await publish(again.url, published++);
            await allHave([...tabs, start]);
            for (const tab of [...tabs, start])
                assert.deepEqual((await tab.told()).resets.map(({ reason }) => reason), ['epoch']);
        } finally {
            again.kill('SIGKILL');
        }
    }));
}

test('a tab that hangs loses the lead', { timeout }, () => withTabs(browser, { transport: 'sse', tabInterval: 300 }, async (tabs, server) => {
    await Promise.all(tabs.map(tab => tab.is('live')));
    const leader = await leaderOf(tabs);
    const others = tabs.filter(tab => tab !== leader);
    const hanging = leader.page.evaluate(() => {
        const end = performance.now() + 3000;
        while (performance.now() < end);
    });
    await publish(server.url, 0);
    await leaderOf(others);
    for (const tab of others)
        assertAll('a tab', (await tab.has(1)).data, 1);
    await hanging;
    await publish(server.url, 1);
    for (const tab of tabs)
        assertAll('a tab', (await tab.has(2)).data, 2);
    await leader.until('a follower', (told, state) => state.shared === 'follower');
    await until('one connection', async () => await connections(server) === 1);
}));
