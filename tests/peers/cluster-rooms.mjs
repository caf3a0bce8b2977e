// SPDX-License-Identifier: GPL-3.0-or-later
// Rooms over three servers on one Redis, with the members of the npm package ws: the same order for all, a server that
// is killed, and a Redis that goes away and comes back.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';

import { WebSocket } from 'ws';

import { Redis, startNodes } from './lib/cluster.mjs';
import { until } from './lib/processes.mjs';

const patienceMs = 40_000;
const limit = { timeout: 120_000 };

/** A member of rooms, which looks at what it hears in order. */
class Member {
    heard = [];

    static async on(node) {
        const member = new Member();
        member.socket = new WebSocket(`${node.url.replace('http', 'ws')}/ws`);
        member.socket.on('error', () => {});
        member.socket.on('message', data => member.heard.push(JSON.parse(data)));
        member.id = (await member.next('hello')).session;
        return member;
    }

    say(command) {
        this.socket.send(JSON.stringify(command));
    }

    /** The next of this type, whatever comes before it. */
    async next(type) {
        let found;
        await until(() => `${type}, heard ${JSON.stringify(this.heard)}`, () => {
            while (!found && this.heard.length > 0) {
                const first = this.heard.shift();
                found = first.type === type ? first : undefined;
            }
            return found;
        }, patienceMs);
        return found;
    }

    async join(room, name) {
        this.say({ type: 'join-room', room, name });
        return this.next('room-joined');
    }
}

const idsIn = ({ members }) => members.map(({ userId }) => userId).sort();
const idsOf = all => all.map(({ id }) => id).sort();

let redis;
let nodes;
let members;

before(async () => { redis = await Redis.start(); });
after(() => redis?.stop());

beforeEach(async () => {
    nodes = await startNodes(3, redis.brokerAt());
    members = await Promise.all(nodes.map(node => Member.on(node)));
    for (const member of members)
        await member.join('r', `of ${member.id}`);
    for (const member of members.slice(0, -1))
        await until('the last', () => member.heard.some(({ userId }) => userId === members.at(-1).id), patienceMs);
    for (const member of members)
        member.heard.length = 0;
});

afterEach(() => Promise.all(nodes.map(node => node.result || node.stop())));

test('all hear the same in the same order', limit, async () => {
    const each = 200;
    for (let i = 0; i < each; ++i)
        for (const member of members)
            member.say({ type: 'room-message', room: 'r', data: i });
    const said = ({ type }) => type === 'room-message';
    const heardBy = member => member.heard.filter(said).map(({ senderId, data }) => `${senderId} ${data}`);
    await until('all messages', () => members.every(member => heardBy(member).length === 3 * each), patienceMs);
    assert.deepEqual(heardBy(members[1]), heardBy(members[0]));
    assert.deepEqual(heardBy(members[2]), heardBy(members[0]));
});

test('who is on a server that is killed leaves, and can come in elsewhere', limit, async () => {
    const [stays, alsoStays, goes] = members;
    nodes[2].kill('SIGKILL');
    for (const member of [stays, alsoStays])
        assert.deepEqual(await member.next('user-left'), { type: 'user-left', room: 'r', userId: goes.id, name: `of ${goes.id}` });
    stays.say({ type: 'private-message', targetId: goes.id, data: 1, ref: 1 });
    assert.equal((await stays.next('error')).code, 'unknown-target');
    const again = await Member.on(nodes[0]);
    assert.deepEqual(idsIn(await again.join('r')), idsOf([stays, alsoStays, again]));
    again.say({ type: 'private-message', targetId: alsoStays.id, data: 'hello' });
    assert.equal((await alsoStays.next('private-message')).senderId, again.id);
    assert.deepEqual(stays.heard.filter(({ type }) => type === 'user-left'), []);
});

test('all are there again when Redis is', limit, async () => {
    const [a, b, c] = members;
    a.say({ type: 'room-message', room: 'r', data: 'kept', keep: 'append' });
    for (const member of members)
        await member.next('room-message');
    await redis.die();
    await until('it to be known', async () => {
        a.say({ type: 'room-message', room: 'r', data: 'lost', ref: 1 });
        return (await a.next('error')).code === 'unavailable';
    }, patienceMs);
    c.socket.terminate();
    await redis.start();
    for (const member of [a, b]) {
        const joined = await member.next('room-joined');
        assert.deepEqual(joined.kept, [{ senderId: a.id, data: 'kept' }]);
    }
    await until('the third to have left', async () => (await a.join('r')).members.length === 2, patienceMs);
    assert.deepEqual(idsIn(await b.join('r')), idsOf([a, b]));
    b.say({ type: 'room-message', room: 'r', data: 'on', ref: 2 });
    assert.equal((await b.next('room-message')).ref, 2);
    assert.equal((await a.next('room-message')).data, 'on');
});

test('lost data is built again from the living', limit, async () => {
    members[0].say({ type: 'room-message', room: 'r', data: 'kept', keep: 'append' });
    for (const member of members)
        await member.next('room-message');
    redis.ask('FLUSHALL');
    for (const member of members)
        assert.deepEqual((await member.next('room-joined')).kept, []);
    await until('all to be back', async () => (await members[0].join('r')).members.length === 3, patienceMs);
    assert.deepEqual(idsIn(await members[1].join('r')), idsOf(members));
});
