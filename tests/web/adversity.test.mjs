// SPDX-License-Identifier: GPL-3.0-or-later
// pushscope.js against a server that misbehaves on purpose: one that answers late, in pieces, never, or too much.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';

import { subscribe } from '../../resources/web/pushscope.js';
import { until } from '../peers/lib/processes.mjs';

const timeout = 60_000;
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
