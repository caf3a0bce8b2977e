// SPDX-License-Identifier: GPL-3.0-or-later
// Eight tabs of one origin, and a server.
import assert from 'node:assert/strict';

import { http, startServer } from '../../peers/lib/processes.mjs';
import { Follower } from './follower.mjs';

const count = 8;

/** Runs with tabs that follow with these options. */
export async function withTabs(browser, options, act) {
    const server = await startServer();
    const context = await browser.newContext();
    try {
        const tabs = await Promise.all(Array.from({ length: count }, () => Follower.open(context, server.url)));
        for (const tab of tabs)
            await tab.follow(options);
        await act(tabs, server, context);
        for (const tab of tabs)
            assert.deepEqual(tab.complaints, []);
    } finally {
        await context.close();
        server.kill('SIGKILL');
    }
}

/** How many streams the server has. */
export async function connections(server) {
    const { sse, ws, longpoll } = JSON.parse((await http('GET', `${server.url}/stats`)).text).connections;
    return sse + ws + longpoll;
}
