// SPDX-License-Identifier: GPL-3.0-or-later
// pushscope.js in Node.js against a server, over each transport: every event once and in order through cuts, restarts
// and lost messages, a reset where that cannot be, and words for what stands in the way.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';

import { subscribe } from '../../resources/web/pushscope.js';
import { npmPackage } from '../peers/lib/peers.mjs';
import { http, startServer, until } from '../peers/lib/processes.mjs';
import { startRelay } from '../peers/lib/relay.mjs';

const timeout = 60_000;
const { WebSocket } = await npmPackage('ws');
const transports = ['sse', 'ws', 'longpoll'];

/** What one subscription told. */
function follow(url, options) {
    const told = { data: [], states: [], resets: [], gaps: [] };
    const subscription = subscribe('default', {
        url, WebSocket, retryMin: 200,
        onEvent: event => told.data.push(event.data),
        onState: state => told.states.push(state),
        onReset: reset => told.resets.push(reset),
        onGap: gap => told.gaps.push(gap),
        ...options,
    });
    told.subscription = subscription;
    told.has = count => until(() => `${count} events; ${JSON.stringify(told)}`, () => told.data.length >= count);
    told.is = (name, transport) => until(() => `${name}: ${JSON.stringify(told)}`, () => subscription.state.name === name
        && (!transport || subscription.state.transport === transport));
    return told;
}

async function publish(server, text, headers) {
    const answer = await http('POST', `${server.url}/publish`, String(text), headers);
    assert.equal(answer.status, 200, answer.text);
    return JSON.parse(answer.text).id;
}

/** Runs with a server that is stopped at the end, and subscriptions that are closed. */
async function withServer(args, act) {
    const server = await startServer(args);
    const opened = [];
    try {
        await act(server, (...of) => { opened.push(follow(...of)); return opened.at(-1); });
    } finally {
        opened.forEach(({ subscription }) => subscription.close());
        server.kill('SIGKILL');
    }
}

for (const transport of transports) {
    test(`${transport}: from now on, behind an id, and from the start`, { timeout }, () => withServer([], async (server, open) => {
        const first = await publish(server, 'a');
        await publish(server, 'b');
        const now = open(server.url, { transport });
        const behind = open(server.url, { transport, after: first });
        const start = open(server.url, { transport, after: 'start' });
        await now.is('live');
        await publish(server, 'c');
        await Promise.all([now.has(1), behind.has(2), start.has(3)]);
        assert.deepEqual([now.data, behind.data, start.data], [['c'], ['b', 'c'], ['a', 'b', 'c']]);
        assert.deepEqual([now, behind, start].map(({ resets, gaps }) => resets.length + gaps.length), [0, 0, 0]);
    }));

    test(`${transport}: cut again and again, each event comes once`, { timeout }, () => withServer([], async (server, open) => {
        let relay = await startRelay(server.port);
        const port = Number(new URL(relay.url).port);
        const told = open(relay.url, { transport });
        await told.is('live');
        for (let number = 0; number < 30; ++number) {
            await publish(server, number);
            if (number % 10 === 5) {
                relay.close();
                await publish(server, `in the dark ${number}`);
                relay = await startRelay(server.port, { listen: port });
            }
        }
        await told.has(33);
        relay.close();
        assert.equal(new Set(told.data).size, 33);
        assert.deepEqual(told.data.filter(each => !/dark/.test(each)).map(Number), [...Array(30).keys()]);
        assert.ok(told.states.some(({ name, why }) => name === 'waiting' && why), JSON.stringify(told.states));
    }));

    test(`${transport}: a server that was killed and begins anew is told as a reset`, { timeout }, () => withServer([], async (server, open) => {
        const told = open(server.url, { transport });
        await told.is('live');
        await publish(server, 'before');
        await told.has(1);
        server.kill('SIGKILL');
        await told.is('waiting');
        const again = await startServer([], server.port);
        try {
            await publish(again, 'after');
            await told.has(2);
            assert.deepEqual(told.data, ['before', 'after']);
            assert.equal(told.resets.length, 1);
            assert.equal(told.resets[0].reason, 'epoch');
            assert.ok(told.subscription.after.endsWith(':1'));
        } finally {
            again.kill('SIGKILL');
        }
    }));

    test(`${transport}: what the history lost is told as a reset`, { timeout }, () => withServer(['--history', '3'], async (server, open) => {
        const first = await publish(server, 0);
        for (let number = 1; number < 8; ++number)
            await publish(server, number);
        const told = open(server.url, { transport, after: first });
        await told.has(3);
        assert.deepEqual([told.data, told.resets.map(({ reason }) => reason)], [['5', '6', '7'], ['expired']]);
    }));

    test(`${transport}: a token, by header or ticket`, { timeout }, () => withServer(['--token', 'secret'], async (server, open) => {
        const headers = { Authorization: 'Bearer secret' };
        const asked = [];
        const ticket = async () => {
            asked.push(1);
            return JSON.parse((await http('POST', `${server.url}/ticket`, '', headers)).text).ticket;
        };
        const ways = [{ token: 'secret' }, { token: async () => 'secret' }, { ticket }].map(way => open(server.url, { transport, ...way }));
        const wrong = open(server.url, { transport, token: 'guess' });
        await Promise.all(ways.map(way => way.is('live')));
        await publish(server, 'a', headers);
        await Promise.all(ways.map(way => way.has(1)));
        await wrong.is('refused');
        assert.match(wrong.subscription.state.why, /403/);
        assert.ok(asked.length >= 2, 'a ticket is good once');
    }));
}

test('a message that got lost is noticed and asked for', { timeout }, () => withServer([], async (server, open) => {
    class Forgetful extends WebSocket {
        set onmessage(act) {
            super.onmessage = message => { if (!message.data.includes('"lost"')) act(message); };
        }
    }
    const told = open(server.url, { transport: 'ws', WebSocket: Forgetful });
    await told.is('live');
    for (const text of ['a', 'lost', 'b', 'c'])
        await publish(server, text);
    await told.has(4);
    assert.deepEqual(told.data, ['a', 'lost', 'b', 'c']);
    assert.equal(told.gaps.length, 1);
}));

test('what comes twice is dropped', { timeout }, () => withServer([], async (server, open) => {
    class Stuttering extends WebSocket {
        set onmessage(act) {
            super.onmessage = message => { act(message); act(message); };
        }
    }
    const told = open(server.url, { transport: 'ws', WebSocket: Stuttering });
    await told.is('live');
    for (const text of ['a', 'b'])
        await publish(server, text);
    const marker = open(server.url, { transport: 'ws' });
    await marker.is('live');
    await publish(server, 'c');
    await marker.has(1);
    await told.has(3);
    assert.deepEqual([told.data, told.gaps], [['a', 'b', 'c'], []]);
}));

test('a page that throws does not end its stream', { timeout }, () => withServer([], async (server, open) => {
    const caught = [];
    process.setUncaughtExceptionCaptureCallback(error => caught.push(error.message));
    const data = [];
    const told = open(server.url, { transport: 'sse', onEvent: event => { data.push(event.data); throw new Error('a mistake'); } });
    await told.is('live');
    await publish(server, 'a');
    await publish(server, 'b');
    await until('both', () => data.length === 2);
    process.setUncaughtExceptionCaptureCallback(null);
    assert.deepEqual(caught, ['a mistake', 'a mistake']);
}));

for (const transport of transports) {
    test(`${transport}: a server that falls silent is left, and resumed`, { timeout }, () => withServer(['--heartbeat', '1'], async (server, open) => {
        const told = open(server.url, { transport, openTimeout: 500, quiet: 1000 });
        await told.is('live');
        await publish(server, 'a');
        await told.has(1);
        process.kill(server.process.pid, 'SIGSTOP');
        await told.is('waiting');
        assert.match(told.states.map(({ why }) => why).join(), /nothing for|not reached|server/);
        process.kill(server.process.pid, 'SIGCONT');
        await publish(server, 'b');
        await told.has(2);
        assert.deepEqual(told.data, ['a', 'b']);
    }));
}

test('a full server is asked again when it says so', { timeout }, async () => {
    const times = [];
    const busy = createServer((request, answer) => {
        if (request.url.startsWith('/poll'))
            times.push(Date.now());
        answer.writeHead(503, { 'Retry-After': '1' }).end('{"error":{"message":"full"}}');
    });
    await new Promise(resolve => busy.listen(0, '127.0.0.1', resolve));
    const told = follow(`http://127.0.0.1:${busy.address().port}`, { retryMin: 1 });
    await until('three looks', () => times.length >= 3);
    told.subscription.close();
    busy.close();
    assert.ok(times[2] - times[0] >= 1900, String(times));
    assert.match(told.states.find(({ name }) => name === 'waiting').why, /503 full/);
});

test('close() ends everything', { timeout }, () => withServer([], async (server, open) => {
    const all = transports.map(transport => open(server.url, { transport }));
    await Promise.all(all.map(each => each.is('live')));
    all.forEach(({ subscription }) => subscription.close());
    await publish(server, 'a');
    await until('no connection', async () => {
        const { connections } = JSON.parse((await http('GET', `${server.url}/stats`)).text);
        return connections.sse + connections.ws + connections.longpoll === 0;
    });
    assert.deepEqual(all.map(({ data }) => data.length), [0, 0, 0]);
    assert.deepEqual(all.map(({ subscription }) => subscription.state.name), ['closed', 'closed', 'closed']);
}));
