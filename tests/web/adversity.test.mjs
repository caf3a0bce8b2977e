// SPDX-License-Identifier: GPL-3.0-or-later
// pushscope.js against a server that misbehaves on purpose: one that answers late, in pieces, never, or too much.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';

import { subscribe } from '../../resources/web/pushscope.js';
import { until } from '../peers/lib/processes.mjs';

const timeout = 60_000;
const silenceMs = 3000;
const event = number => ({ id: `e:${number}`, prev: number > 1 ? `e:${number - 1}` : undefined, event: 'message', data: number });
const range = (first, last) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
const block = number => `id: e:${number}\ndata: ${JSON.stringify(event(number))}\n\n`;
const poll = (answer, events, next) => answer.end(JSON.stringify({ events, next: events.at(-1)?.id ?? next }));

/** Runs with a server that answers as `on` says: by path, and 'look' for polls without an id. */
async function withFake(on, act) {
    const server = createServer((request, answer) => {
        const url = new URL(request.url, 'http://server');
        const after = url.searchParams.get('after');
        const look = url.pathname === '/poll' && !after;
        if (look && !on.look)
            return poll(answer, [], 'e:0');
        return on[look ? 'look' : url.pathname](answer, { after, wait: Number(url.searchParams.get('timeout')) });
    });
    await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
    const opened = [];
    const open = options => {
        const told = { data: [], states: [] };
        told.subscription = subscribe('default', {
            url: `http://127.0.0.1:${server.address().port}`, retryMin: 50, transport: 'sse',
            onEvent: ({ data }) => told.data.push(data), onState: state => told.states.push(state), ...options,
        });
        told.has = count => until(() => `${count} events; ${JSON.stringify(told)}`, () => told.data.length >= count);
        told.is = (name, transport) => until(() => `${name}: ${JSON.stringify(told)}`, () => told.subscription.state.name === name
            && (!transport || told.subscription.state.transport === transport));
        opened.push(told);
        return told;
    };
    try {
        await act(open);
    } finally {
        opened.forEach(({ subscription }) => subscription.close());
        server.closeAllConnections();
        server.close();
    }
}

function stream(answer, heartbeat = 0) {
    answer.writeHead(200, { 'Content-Type': 'text/event-stream' });
    answer.write(`: heartbeat=${heartbeat}\n\nid: e:0\n\n`);
}

test('a feed that is faster than its polls: filling a gap ends', { timeout }, async () => {
    let live, head = 0, polls = 0;
    const send = count => { for (; count > 0; --count) live.write(block(++head)); };
    await withFake({
        '/events': answer => { stream(live = answer); send(1); ++head; send(2); }, // 2 is lost
        '/poll': (answer, { after }) => {
            ++polls;
            send(3);
            poll(answer, range(Number(after.split(':')[1]) + 1, head).map(event));
        },
    }, async open => {
        const told = open();
        await told.has(7);
        while (head < 60) {
            send(1);
            await told.has(head);
        }
        assert.ok(polls <= 2, `${polls} polls`);
        assert.deepEqual(told.data, range(1, head));
    });
});

test('a poll for what is missing that never ends is asked again', { timeout }, async () => {
    let polls = 0;
    await withFake({
        '/events': answer => { stream(answer); answer.write(block(1) + block(3)); },
        '/poll': answer => { if (++polls > 1) poll(answer, [event(2), event(3)]); },
    }, async open => {
        const told = open({ quiet: 300 });
        await told.has(3);
        assert.deepEqual(told.data, [1, 2, 3]);
    });
});

/** Sends it in pieces that take longer, together, than any silence may. */
async function slowly(answer, text, pieces, ms) {
    const size = Math.ceil(text.length / pieces);
    for (let at = 0; at < text.length; at += size) {
        answer.write(text.slice(at, at + size));
        await delay(ms);
    }
}

test('sse: a large event over a slow line is not cut', { timeout }, async () => {
    let streams = 0;
    await withFake({
        '/events': async answer => {
            ++streams;
            stream(answer, 1); // 2 s may be silent
            await slowly(answer, block(1), 10, 400);
        },
    }, async open => {
        await open().has(1);
        assert.equal(streams, 1);
    });
});

test('longpoll: a large answer over a slow line is not cut', { timeout }, async () => {
    let polls = 0;
    await withFake({
        '/poll': async (answer, { wait }) => {
            if (!wait)
                return poll(answer, [], 'e:0');
            if (++polls > 1)
                return undefined;
            await slowly(answer, JSON.stringify({ events: [event(1)], next: 'e:1' }), 10, 400);
            return answer.end();
        },
    }, async open => {
        const told = open({ transport: 'longpoll', openTimeout: 1500, quiet: 500 });
        await told.has(1);
        assert.ok(told.states.every(({ name }) => name !== 'waiting'), JSON.stringify(told.states));
    });
});

test('waits grow against a server that takes requests and never answers', { timeout }, async t => {
    t.mock.method(Math, 'random', () => 1);
    await withFake({ look() {}, '/events'() {} }, async open => {
        const told = open({ openTimeout: 100, retryMin: 50 });
        const waits = () => told.states.filter(({ name }) => name === 'waiting').map(({ retryIn }) => retryIn);
        await until(() => `four waits: ${waits()}`, () => waits().length >= 4);
        assert.deepEqual(waits().slice(0, 4), [50, 100, 200, 400]);
    });
});

test('what is closed during its first requests opens nothing more', { timeout }, async () => {
    let made = 0;
    const tickets = [];
    class Counted extends EventTarget {
        constructor() { super(); ++made; }
        close() {}
    }
    await withFake({}, async open => {
        const told = open({ transport: 'ws', WebSocket: Counted, ticket: () => new Promise(give => { tickets.push(give); }) });
        await until('requests for tickets', () => tickets.length > 0);
        told.subscription.close();
        tickets.forEach(give => give('t'));
        const marker = open({ transport: 'ws', WebSocket: Counted });
        await until('the marker', () => made > 0);
        assert.equal(made, 1);
        assert.equal(told.subscription.state.name, 'closed');
        assert.equal(marker.subscription.state.name, 'connecting');
    });
});

/** A WebSocket of a server whose newest event is e:0; where `isAway()` it hears nothing. */
const socketThat = isAway => class {
    constructor() { setTimeout(() => isAway() || this.onmessage?.({ data: '{"type":"hello","next":"e:0"}' }), 5); }
    send() {}
    close() {}
};

for (const transport of ['auto', 'ws', 'longpoll']) {
    test(`${transport}: a network that swallows everything for a while is no transport's fault`, { timeout }, async () => {
        let away = true;
        const WebSocket = socketThat(() => away);
        await withFake({
            look: answer => away || poll(answer, [], 'e:0'),
            '/events': answer => away || stream(answer),
            '/poll': (answer, { wait }) => away || wait || poll(answer, [], 'e:0'),
        }, async open => {
            const all = [];
            for (let number = 0; number < 12; ++number) { // healed in the middle of any step
                all.push(open({ transport, WebSocket, after: 'e:0', openTimeout: 250, retryMin: 20 }));
                await delay(43);
            }
            await until('two rounds', () => all.every(({ states }) => states.filter(({ name }) => name === 'waiting').length >= 2));
            away = false;
            const first = transport === 'auto' ? 'sse' : transport;
            await Promise.all(all.map(told => told.is('live', first)));
            await delay(500); // what is live by detour has looked again
            for (const { subscription, states } of all) {
                assert.deepEqual([subscription.state.name, subscription.state.transport, subscription.state.why], ['live', first, ''], JSON.stringify(states));
                assert.ok(states.every(({ why }) => !/proxy/.test(why)), JSON.stringify(states));
            }
        });
    });
}

test('where no request gets through, a WebSocket is tried at once, and left when they do', { timeout }, async () => {
    const looks = [];
    let blocked = true;
    await withFake({
        look: answer => blocked ? looks.push(answer) : poll(answer, [], 'e:0'),
        '/events': answer => blocked || stream(answer),
    }, async open => {
        const told = open({ transport: 'auto', WebSocket: socketThat(() => false), openTimeout: 1000 });
        await told.is('live', 'ws');
        assert.deepEqual(told.states.map(({ name, transport }) => `${name} ${transport ?? ''}`),
                         ['connecting ', 'connecting sse', 'connecting ws', 'live ws']);
        assert.match(told.subscription.state.why, /six HTTP/);
        assert.equal(told.subscription.after, 'e:0');
        await until('the look beside it', () => looks.length === 2);
        blocked = false;
        poll(looks[1], [], 'e:0');
        await told.is('live', 'sse');
        assert.equal(told.subscription.state.why, '');
    });
});

test('one stream that ends after a silence is chance, two are a proxy', { timeout }, async () => {
    let streams = 0, cut;
    await withFake({
        '/events': answer => {
            ++streams;
            stream(answer);
            cut = () => answer.destroy();
        },
        '/poll': (answer, { wait }) => wait || poll(answer, [], 'e:0'),
    }, async open => {
        const told = open({ transport: 'auto', order: ['sse', 'longpoll'] });
        await told.is('live', 'sse');
        await delay(silenceMs);
        cut();
        await until('again', () => streams === 2);
        await told.is('live', 'sse');
        assert.equal(told.subscription.state.why, '');
        await delay(silenceMs);
        cut();
        await told.is('live', 'longpoll');
        assert.match(told.subscription.state.why, /idle streams\?$/);
    });
});
