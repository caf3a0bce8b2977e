// SPDX-License-Identifier: GPL-3.0-or-later
// A page of another origin reads nothing from a server and publishes nothing to it, whatever it tries, while the
// server's own page and those that are allowed can do all.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { npmPackage, program } from '../peers/lib/peers.mjs';
import { endAll, http, startServer, temporaryFolder, until } from '../peers/lib/processes.mjs';
import { readAll, sendAll, useAll } from './lib/attacks.mjs';

const rebindingName = 'rebind.test';
const html = '<!doctype html><title>elsewhere</title><body>';
const timeout = 90_000;

let browser;

before(async () => {
    const { chromium } = await npmPackage('playwright-core');
    browser = await chromium.launch({
        executablePath: program('chromium'),
        args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
               '--disable-component-update', '--disable-sync',
               `--host-resolver-rules=MAP ${rebindingName} 127.0.0.1, MAP elsewhere.test 127.0.0.1`],
    });
});
after(async () => {
    await browser?.close();
    endAll();
});

/** A web server of someone else, on a port of its own. */
async function startElsewhere() {
    const server = createServer((request, response) => {
        response.setHeader('Content-Type', 'text/html');
        response.end(html);
    });
    await new Promise(resolve => { server.listen(0, '127.0.0.1', resolve); });
    return { port: server.address().port, close: () => { server.close(); server.closeAllConnections(); } };
}

async function publish(server, text, headers = {}) {
    const answer = await http('POST', `${server.url}/publish`, text, headers);
    assert.equal(answer.status, 200, answer.text);
    return JSON.parse(answer.text).id;
}

/** What must not change when someone else tries. */
async function standing(server) {
    const { published, delivered, connections, history } = JSON.parse((await http('GET', `${server.url}/stats`)).text);
    const { sse, ws, longpoll } = connections;
    return { published, delivered, sse, ws, longpoll, last: history.last };
}

/** The statuses of the requests that are named by `try`, also of answers that the browser keeps from the page. */
async function watchStatuses(context, page) {
    const statuses = new Map();
    const note = (url, status) => {
        const name = new URL(url).searchParams.get('try');
        if (name)
            statuses.set(name, status);
    };
    context.on('response', response => note(response.url(), response.status()));
    const session = await context.newCDPSession(page);
    const urls = new Map();
    session.on('Network.requestWillBeSent', ({ requestId, request }) => urls.set(requestId, request.url));
    session.on('Network.responseReceivedExtraInfo', async ({ requestId, statusCode }) => {
        await until(`the request of ${requestId}`, () => urls.has(requestId)); // they come in either order
        note(urls.get(requestId), statusCode);
    });
    await session.send('Network.enable');
    return statuses;
}

/** Opens `url`, tries everything against `base`, and finds nothing read and nothing sent. */
async function assertRefused(server, url, base) {
    const first = await publish(server, 'private');
    await publish(server, 'private, too');
    const before = await standing(server);
    const context = await browser.newContext();
    try {
        const page = await context.newPage();
        const statuses = await watchStatuses(context, page);
        await page.goto(url);
        const outcomes = await page.evaluate(readAll, { base, after: first });
        for (const [name, outcome] of Object.entries(outcomes))
            assert.equal(outcome, 'refused', `${name} from ${url}`);
        const names = await page.evaluate(sendAll, { base });
        await until(() => `answers to ${names}, got ${[...statuses]}`, () => names.every(name => statuses.has(name)));
        for (const [name, status] of statuses)
            assert.equal(status, 403, `${name} from ${url}`);
    } finally {
        await context.close();
    }
    assert.deepEqual(await standing(server), before);
}

test('a page on another port of this machine is refused', { timeout }, async () => {
    const server = await startServer();
    const elsewhere = await startElsewhere();
    await assertRefused(server, `http://127.0.0.1:${elsewhere.port}/`, server.url);
    elsewhere.close();
    await server.stop();
});

test('a page of another site is refused', { timeout }, async () => {
    const server = await startServer();
    const elsewhere = await startElsewhere();
    await assertRefused(server, `http://elsewhere.test:${elsewhere.port}/`, server.url);
    elsewhere.close();
    await server.stop();
});

test('a page of another name of the server is refused', { timeout }, async () => {
    const server = await startServer();
    await assertRefused(server, `http://localhost:${server.port}/health`, server.url); // a page whose own policy forbids nothing
    await server.stop();
});

test('a page whose name was bound to the server is refused', { timeout }, async () => {
    const server = await startServer();
    const name = `http://${rebindingName}:${server.port}`;
    await assertRefused(server, `${name}/`, name);
    await server.stop();
});

test('a page from a file is refused', { timeout }, async () => {
    const server = await startServer();
    const file = join(temporaryFolder(), 'page.html');
    writeFileSync(file, html);
    await assertRefused(server, pathToFileURL(file).href, server.url);
    await server.stop();
});

/** Opens `url` and uses `base`. */
async function use(url, base, args) {
    const context = await browser.newContext();
    try {
        const page = await context.newPage();
        await page.goto(url);
        return await page.evaluate(useAll, { base, ...args });
    } finally {
        await context.close();
    }
}

const allDone = {
    publish: 'string',
    poll: ['fetch'],
    eventSource: 'fetch',
    eventSourceAgain: 'open',
    webSocket: ['hello', 'fetch', 'by WebSocket', 'published'],
};

/** The published event and its answer may come in either order. */
function assertDone(outcomes, expected = allDone) {
    assert.deepEqual({ ...outcomes, webSocket: outcomes.webSocket.filter(seen => seen !== 'by WebSocket') },
                     { ...expected, webSocket: expected.webSocket.filter(seen => seen !== 'by WebSocket') });
}

test('the server\'s own page can do all', { timeout }, async () => {
    const server = await startServer();
    const first = await publish(server, 'first');
    assertDone(await use(`${server.url}/`, server.url, { after: first, headers: {}, ticket: false }));
    const named = `http://localhost:${server.port}`;
    const last = await publish(server, 'last');
    assertDone(await use(`${named}/`, named, { after: last, headers: {}, ticket: false }));
    await server.stop();
});

test('the server\'s own page gets in by tickets, each for one use', { timeout }, async () => {
    const server = await startServer(['--token', 'the-token-of-all']);
    const headers = { Authorization: 'Bearer the-token-of-all' };
    const first = await publish(server, 'first', headers);
    assertDone(await use(`${server.url}/`, server.url, { after: first, headers, ticket: true }),
               { ...allDone, eventSourceAgain: 'refused' });
    await server.stop();
});

test('a ticket of a reader cannot publish', { timeout }, async () => {
    const server = await startServer(['--token', 'the-token-of-readers', '--publish-token', 'the-token-of-writers']);
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${server.url}/`);
    const answers = await page.evaluate(async () => {
        const ticket = async () => {
            const answer = await fetch('/ticket', { method: 'POST', headers: { Authorization: 'Bearer the-token-of-readers' } });
            return (await answer.json()).ticket;
        };
        const refused = (await fetch(`/publish?ticket=${await ticket()}`, { method: 'POST', body: 'x' })).status;
        const socket = new WebSocket(`ws://${location.host}/ws?ticket=${await ticket()}`);
        const code = await new Promise(resolve => {
            socket.onopen = () => socket.send('{"type":"publish","channel":"default","event":"message","data":1}');
            socket.onmessage = ({ data }) => {
                const message = JSON.parse(data);
                if (message.type !== 'hello')
                    resolve(message.code ?? message.type);
            };
        });
        return { refused, code };
    });
    assert.deepEqual(answers, { refused: 403, code: 'forbidden' });
    await context.close();
    await server.stop();
});

test('an allowed origin can do all, and no other', { timeout }, async () => {
    const allowed = await startElsewhere();
    const other = await startElsewhere();
    const origin = `http://127.0.0.1:${allowed.port}`;
    const server = await startServer(['--allow-origin', origin]);
    const first = await publish(server, 'first');
    assertDone(await use(`${origin}/`, server.url, { after: first, headers: {}, ticket: true }),
               { ...allDone, eventSourceAgain: 'refused' });
    await assertRefused(server, `http://127.0.0.1:${other.port}/`, server.url);
    allowed.close();
    other.close();
    await server.stop();
});

test('a link from elsewhere opens the page', { timeout }, async () => {
    const server = await startServer();
    const elsewhere = await startElsewhere();
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`http://elsewhere.test:${elsewhere.port}/`);
    const [answer] = await Promise.all([
        page.waitForNavigation(),
        page.evaluate(url => {
            const link = document.createElement('a');
            link.href = url;
            document.body.append(link);
            link.click();
        }, `${server.url}/`),
    ]);
    assert.equal(answer.status(), 200);
    await context.close();
    elsewhere.close();
    await server.stop();
});
