// SPDX-License-Identifier: GPL-3.0-or-later
// The three clients of resources/help/serve-a-feed.md, as they stand there, in a page of the server: each gets every event
// once.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { startChromium } from '../browser/lib/follower.mjs';
import { endAll, http, startServer, until } from '../peers/lib/processes.mjs';
import { fencedBlocks } from './lib/blocks.mjs';

const timeout = 120_000;
const page = readFileSync(new URL('../../resources/help/serve-a-feed.md', import.meta.url), 'utf8');
const examples = fencedBlocks(page).filter(block => block.language === 'js').map(block => block.lines.join('\n'));
const names = ['EventSource', 'WebSocket', 'fetch'];

let browser;

before(async () => { browser = await startChromium(); });
after(async () => {
    await browser?.close();
    endAll();
});

test('there is an example for each name', () => assert.equal(examples.length, names.length));

for (const [index, name] of names.entries()) {
    test(`${name}: every event once`, { timeout }, async () => {
        const server = await startServer();
        const tab = await browser.newPage();
        const said = [];
        tab.on('console', message => said.push(message.text()));
        await tab.goto(`${server.url}/metrics`); // the server's origin, without the dashboard's connections
        const code = examples[index].replaceAll('127.0.0.1:8080', `127.0.0.1:${server.port}`);
        await tab.evaluate(`{${code}\n}; null`);
        const listening = async () => {
            const { connections } = JSON.parse((await http('GET', `${server.url}/stats`)).text);
            return connections.sse + connections.ws + connections.longpoll === 1;
        };
        await until('a connection of the page', listening);
        const wanted = [101, 102, 103];
        for (const order of wanted) {
            const answer = await http('POST', `${server.url}/publish?channel=orders&event=paid`, JSON.stringify({ order }),
                                      { 'Content-Type': 'application/json' });
            assert.equal(answer.status, 200, answer.text);
        }
        await until(() => `all events: ${said.join(' | ')}`, () => wanted.every(order => said.some(line => line.includes(`${order}`))));
        for (const order of wanted)
            assert.equal(said.filter(line => line.includes(`${order}`)).length, 1, said.join(' | '));
        await tab.close();
        await server.stop();
    });
}
