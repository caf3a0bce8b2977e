// SPDX-License-Identifier: GPL-3.0-or-later
// The example of resources/help/security.md, as it stands there, in the server's own page: it begins before the first event, goes
// on behind the last one when the server cuts it off, and misses nothing.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { npmPackage, program } from '../peers/lib/peers.mjs';
import { http, startServer, until } from '../peers/lib/processes.mjs';

const token = 'the-token-of-readers';
const example = /```js\n([^]*?)```/.exec(readFileSync(new URL('../../resources/help/security.md', import.meta.url), 'utf8'))[1];

test('the example with tickets misses no event', { timeout: 90_000 }, async () => {
    const { chromium } = await npmPackage('playwright-core');
    const browser = await chromium.launch({ executablePath: program('chromium'), args: ['--no-sandbox', '--disable-gpu'] });
    const server = await startServer(['--token', token]);
    try {
        const page = await browser.newPage();
        let streams = 0;
        // The first stream fails before anything has come of it.
        await page.route('**/events?*', route => (++streams === 1 ? route.abort() : route.continue()));
        await page.goto(`${server.url}/`);
        const asked = page.waitForResponse(response => response.url().includes('/ticket'));
        await page.evaluate(`window.seen = []; ${example}; follow(${JSON.stringify(token)}, event => seen.push(event.data));`);
        await asked;
        for (const text of ['one', 'two', 'three']) {
            const answer = await http('POST', `${server.url}/publish`, text, { Authorization: `Bearer ${token}` });
            assert.equal(answer.status, 200, answer.text);
        }
        await until('all events', async () => (await page.evaluate('seen.length')) >= 3, 20_000);
        assert.deepEqual(await page.evaluate('seen'), ['one', 'two', 'three']);
        assert.ok(streams >= 2, 'the first stream did not fail');
    } finally {
        await browser.close();
        await server.stop();
    }
});
