// SPDX-License-Identifier: GPL-3.0-or-later
// The tabs of pushscope.js in one Node.js process, with Web Locks of its own: who may lead, and where each begins.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { subscribe } from '../../resources/web/pushscope.js';
import { http, startServer, until } from '../peers/lib/processes.mjs';

const timeout = 60_000;

/** A lock each name; those that steal wait for grant(). */
class Locks {
    names = new Set();
    stealing = [];
    #queues = new Map();

    request(name, { steal, signal }, act) {
        this.names.add(name);
        if (steal) {
            this.stealing.push(act);
            return new Promise(() => {});
        }
        const before = this.#queues.get(name) ?? Promise.resolve();
        const mine = before.then(() => { signal.throwIfAborted(); return act(); });
        this.#queues.set(name, mine.catch(() => {}));
        return mine;
    }
}

async function withLocks(act) {
    const locks = new Locks();
    Object.defineProperty(globalThis, 'navigator', { value: { locks }, configurable: true, writable: true });
    const opened = [];
    const open = options => {
        const told = { data: [], states: [] };
        told.subscription = subscribe('default', {
            transport: 'sse', onEvent: ({ data }) => told.data.push(data), onState: state => told.states.push(state), ...options,
        });
        told.is = name => until(() => `${name}: ${JSON.stringify(told)}`, () => told.subscription.state.name === name);
        told.has = count => until(() => `${count} events; ${JSON.stringify(told)}`, () => told.data.length >= count);
        opened.push(told);
        return told;
    };
    try {
        await act(open, locks);
    } finally {
        opened.forEach(({ subscription }) => subscription.close());
        delete globalThis.navigator;
    }
}

test('a lock that comes after close() is not taken', { timeout }, () => withLocks(async (open, locks) => {
    locks.request = (name, { steal }, act) => {
        if (steal)
            locks.stealing.push(act);
        return new Promise(() => {});
    };
    const { subscription } = open({ url: 'http://127.0.0.1:9', tabInterval: 5 });
    await until('it steals', () => locks.stealing.length > 0);
    subscription.close();
    assert.ok(!(locks.stealing[0]() instanceof Promise), 'it keeps the lock');
    assert.equal(subscription.state.name, 'closed');
}));

test('from now on, behind a leader that replays', { timeout }, () => withLocks(async open => {
    const server = await startServer();
    const publish = text => http('POST', `${server.url}/publish`, String(text));
    try {
        for (let number = 0; number < 50; ++number)
            await publish(number);
        const leader = open({ url: server.url, after: 'start' });
        const late = open({ url: server.url, tabInterval: 100 });
        await late.is('live');
        assert.equal(late.subscription.state.shared, 'follower');
        await publish('new');
        await Promise.all([leader.has(51), late.has(1)]);
        assert.deepEqual(late.data, ['new']);
    } finally {
        server.kill('SIGKILL');
    }
}));

test('tokens keep tabs apart, and are in no name', { timeout }, () => withLocks(async (open, locks) => {
    for (const token of ['first-secret', 'other-secret', 'first-secret'])
        open({ url: 'http://127.0.0.1:9', token });
    assert.equal(locks.names.size, 2);
    assert.doesNotMatch([...locks.names].join(), /secret/);
}));
