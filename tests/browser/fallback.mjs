// SPDX-License-Identifier: GPL-3.0-or-later
// pushscope.js in a real Chromium behind proxies that spoil streams: it ends on a transport that delivers, says why, and
// hands over every event once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';

import { startServer, until } from '../peers/lib/processes.mjs';
import { assertAll, Follower, publish, startChromium } from './lib/follower.mjs';
import { startProxies } from './lib/nginx.mjs';

const timeout = 60_000;
const promisedMs = 5000;
const idleMs = 5000; // of the impatient proxy: see lib/nginx.mjs
const heldMs = idleMs + 1000; // a connection that lasts longer is one that the proxy bears
const patientMs = 10_000; // where nothing is blocked: a slow hello on a busy machine is no proxy
const slackMs = 3000; // of a machine that is busy with other tests

let browser;
before(async () => { browser = await startChromium(); });
after(async () => { await browser?.close(); });

const open = (url, options) => Follower.begin(browser, url, options);

/** proxy habits, options, the transport that is left, and the words for the others. */
const cases = [
    { name: 'a proxy that buffers', habits: ['buffers', 'upgrades'], ends: 'ws', why: /^sse brought nothing for [\d.]+.*buffer\?$/ },
    { name: 'a proxy that buffers and strips upgrades', habits: ['buffers'], ends: 'longpoll', why: /^sse .*buffer\?; ws .*strip upgrades\?$/ },
    { name: 'a proxy that strips upgrades', habits: [], options: { order: ['ws', 'sse', 'longpoll'], openTimeout: patientMs }, ends: 'sse', why: /^ws was closed .*strip upgrades\?$/ },
    { name: 'a proxy that passes everything', habits: ['upgrades'], options: { openTimeout: patientMs }, ends: 'sse', why: /^$/ },
];
/** They cut what is silent, twice before they are blamed, so nothing is published until they did. */
const silentCases = [
    { name: 'a proxy that ends idle streams', habits: ['upgrades', 'impatient'], ends: 'ws', why: /^sse was cut after [\d.]+ s of silence: .*idle streams\?$/ },
    { name: 'one that strips upgrades too', habits: ['impatient'], ends: 'longpoll', why: /^sse .*; ws .*strip upgrades\?$/ },
];

test('behind proxies', { timeout }, async t => {
    const server = await startServer();
    const all = [...cases, ...silentCases];
    const proxies = await startProxies(server.port, all.map(({ habits }) => habits));
    try {
        const followers = await Promise.all(all.map(({ options }, index) => open(proxies.urls[index], options)));
        await Promise.all(cases.map(({ ends }, index) => followers[index].is('live', ends)));
        await Promise.all(silentCases.map(({ ends }, index) => followers[cases.length + index].is('live', ends)));
        // Each then bears a silence that is longer than the proxy's patience.
        for (const [index, { name, ends }] of all.entries()) {
            await until(`${name}: a connection that lasts`, () => followers[index].page.evaluate(([transport, ms]) => {
                const state = globalThis.told.states.at(-1);
                return state.name === 'live' && state.transport === transport && performance.now() - globalThis.told.begun - state.at > ms;
            }, [ends, heldMs]));
        }
        for (let number = 0; number < 20; ++number)
            await publish(server.url, number);
        for (const [index, { name, ends, why }] of all.entries()) {
            const { data, states } = await followers[index].has(20);
            assertAll(name, data, 20);
            const isDone = state => state.name === 'live' && state.transport === ends;
            const { at } = states.find(isDone);
            const begun = index < cases.length ? 0 : states.filter(({ name: each }) => each === 'live')[1].at + idleMs;
            t.diagnostic(`${name}: ${ends} after ${((at - begun) / 1000).toFixed(1)} s${begun ? ' from the cut' : ''}: ${states.at(-1).why}`);
            assert.ok(at - begun <= promisedMs + slackMs, JSON.stringify(states));
            assert.match(states.find(isDone).why, why);
            assert.equal(states.at(-1).transport, ends, JSON.stringify(states));
        }
    } finally {
        await Promise.all(browser.contexts().map(context => context.close()));
        proxies.kill();
        server.kill('SIGKILL');
    }
});

test('events during the fallback are not missed', { timeout }, async () => {
    const server = await startServer();
    const proxies = await startProxies(server.port, [['buffers'], ['buffers', 'upgrades']]);
    try {
        const followers = await Promise.all(proxies.urls.map(url => open(url)));
        // "From now on" is told by the first poll's answer: what is published before it is nobody's.
        await Promise.all(followers.map(({ page }) => page.waitForFunction(
            () => performance.getEntriesByType('resource').some(({ name }) => name.includes('/poll?')))));
        for (let number = 0; number < 40; ++number) {
            await publish(server.url, number);
            await delay(100);
        }
        for (const follower of followers)
            assertAll('a proxy that buffers', (await follower.has(40)).data, 40);
    } finally {
        await Promise.all(browser.contexts().map(context => context.close()));
        proxies.kill();
        server.kill('SIGKILL');
    }
});
