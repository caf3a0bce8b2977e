// SPDX-License-Identifier: GPL-3.0-or-later
// `watch --json` follows foreign push servers: every published message once, across a lost connection too.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';

import { startNchan } from './lib/nchan.mjs';
import { npmPackage } from './lib/peers.mjs';
import { until, Watch } from './lib/processes.mjs';
import { assertNumbered } from './lib/sequence.mjs';

const messages = 1000;
const nchanMessages = 300;

function listen(server) {
    return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}`)));
}

async function assertReceivedOnce(watch, count, numberOf) {
    await watch.eventCount(count);
    const summary = await watch.summary();
    assertNumbered(watch.name, watch.events.map(numberOf), count);
    assert.equal(summary.events, count, 'events of the summary');
    assert.equal(summary.duplicates, 0, 'duplicates of the summary');
    return summary;
}

test('npm better-sse, with its connection cut half way', { timeout: 60_000 }, async t => {
    const { createSession } = await npmPackage('better-sse');
    const log = Array.from({ length: messages }, (_, n) => n);
    const sessions = [];
    const server = createServer(async (request, response) => {
        const session = await createSession(request, response, { retry: 100 });
        const resumeAt = session.lastId === '' ? 0 : Number(session.lastId) + 1;
        const stopAt = sessions.length === 0 ? messages / 2 : messages;
        sessions.push({ session, resumeAt });
        for (const n of log.slice(resumeAt, stopAt))
            session.push({ n }, 'numbered', String(n));
        if (stopAt < messages)
            response.end();
    });
    t.after(() => { server.closeAllConnections(); server.close(); });
    const watch = new Watch(`${await listen(server)}/stream`, ['--transport', 'sse']);
    const summary = await assertReceivedOnce(watch, messages, event => JSON.parse(event.data).n);
    assert.equal(sessions[1].resumeAt, messages / 2, 'resumed after the last id');
    assert.equal(summary.reconnects, 1);
    assert.deepEqual([...new Set(watch.events.map(event => event.event))], ['numbered']);
    assert.deepEqual(watch.events.map(event => event.id), log.map(String));
});

test('npm ws, text and binary, with pings and a server that goes away once', { timeout: 60_000 }, async t => {
    const { WebSocketServer } = await npmPackage('ws');
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(server, 'listening');
    t.after(() => { for (const client of server.clients) client.terminate(); server.close(); });
    let sent = 0;
    let pongs = 0;
    server.on('connection', socket => {
        socket.on('pong', () => { ++pongs; });
        socket.ping();
        const stopAt = sent === 0 ? messages / 2 : messages;
        for (; sent < stopAt; ++sent) {
            const text = JSON.stringify({ n: sent });
            socket.send(sent % 10 === 0 ? Buffer.from(text) : text);
        }
        if (stopAt < messages)
            socket.close(1001, 'going away');
    });
    const watch = new Watch(`ws://127.0.0.1:${server.address().port}/feed`, ['--transport', 'ws']);
    const summary = await assertReceivedOnce(watch, messages, event => {
        const text = event.encoding === 'base64' ? Buffer.from(event.data, 'base64').toString() : event.data;
        return JSON.parse(text).n;
    });
    assert.equal(watch.events.filter(event => event.encoding === 'base64').length, messages / 10, 'binary messages as base64');
    assert.equal(summary.reconnects, 1);
    assert.ok(pongs >= 1, 'no pong came');
    const close = watch.of('close')[0];
    assert.equal(close?.code, 1001);
    assert.equal(close?.reason, 'going away');
});

let nchan;
before(async () => { nchan = await startNchan(); });
after(async () => { await nchan?.stop(); });

for (const transport of ['sse', 'ws', 'longpoll']) {
    test(`nginx with nchan over ${transport}`, { timeout: 60_000 }, async () => {
        const watch = new Watch(nchan.subscribeUrl(transport), ['--transport', transport]);
        await until(() => `a subscriber of nchan; ${watch.digest()}`, () => {
            watch.failIfEnded();
            return nchan.subscribers(transport).then(count => count === 1);
        });
        for (let n = 0; n < nchanMessages; ++n)
            await nchan.publish(transport, `message ${n}`);
        await assertReceivedOnce(watch, nchanMessages, event => Number(/^message (\d+)$/.exec(event.data)?.[1]));
    });
}
