// SPDX-License-Identifier: GPL-3.0-or-later
// The sample apps in a real Chromium, together with a client that is none: what is said arrives where it should and
// nowhere else, which a marker that is sent afterwards shows.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Redis } from '../peers/lib/cluster.mjs';
import { npmPackage, program } from '../peers/lib/peers.mjs';
import { http, startServer, until } from '../peers/lib/processes.mjs';

const timeout = 240_000;
const names = ['chat', 'whiteboard', 'live-blog', 'ticker', 'scores', 'job-log', 'notifications'];
const switching = names.slice(2);
const transports = ['sse', 'ws', 'longpoll', 'poll'];
const roomSeconds = 2;

let browser;
let server;

before(async () => {
    const { chromium } = await npmPackage('playwright-core');
    browser = await chromium.launch({ executablePath: program('chromium'), args: ['--no-sandbox', '--disable-gpu'] });
    server = await startServer(['--room-time', String(roomSeconds)]);
});
after(async () => {
    await browser?.close();
    await server?.stop();
});

/** A page whose console stays clean and whose requests stay on the server. */
async function open(path, { url = server.url, options = {} } = {}) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    page.complaints = [];
    page.on('console', message => { if (['error', 'warning'].includes(message.type())) page.complaints.push(message.text()); });
    page.on('pageerror', error => page.complaints.push(error.message));
    page.on('request', request => {
        if (!/^(http|ws)s?:\/\/127\.0\.0\.1|^data:/.test(request.url()))
            page.complaints.push(`a request to ${request.url()}`);
    });
    await page.goto(`${url}${path}`);
    return page;
}

async function close(...pages) {
    for (const page of pages) {
        assert.deepEqual(page.complaints, [], page.url());
        await page.context().close();
    }
}

/** Before a first heartbeat would answer a long poll. */
const isLive = page => until(`live: ${page.url()}`, async () => await page.textContent('#state') === 'live', 10_000);

/** A client that is no page. `messages` are those since the hello. */
class Client {
    static async open() {
        const { WebSocket } = await npmPackage('ws');
        const client = new Client();
        client.messages = [];
        client.socket = new WebSocket(`${server.url.replace('http', 'ws')}/ws`);
        client.socket.on('message', text => {
            const message = JSON.parse(text);
            if (message.type === 'hello')
                client.id = message.session;
            else
                client.messages.push(message);
        });
        await until('a hello', () => client.id);
        return client;
    }

    send(message) {
        this.socket.send(JSON.stringify(message));
    }

    of(type) {
        return this.messages.filter(message => message.type === type);
    }

    async heard(type, count = 1) {
        return until(() => `${count} of ${type}, got ${JSON.stringify(this.messages)}`,
                     () => this.of(type).length >= count && this.of(type));
    }
}

async function publish(channel, data, url = server.url, headers = {}) {
    const answer = await http('POST', `${url}/publish?channel=${channel}`, JSON.stringify(data),
                              { 'Content-Type': 'application/json', ...headers });
    assert.equal(answer.status, 200, answer.text);
}

test('every sample loads under its policy, shows its source, and is linked', { timeout }, async () => {
    const index = await open('/samples');
    const links = await index.$$eval('main a', elements => elements.map(element => new URL(element.href).pathname));
    assert.deepEqual(links, names.map(name => `/samples/${name}`));
    for (const name of names) {
        const page = await open(`/samples/${name}`);
        const answer = await http('GET', page.url());
        assert.match(answer.headers['content-security-policy'], /default-src 'none'; script-src 'self'/);
        await isLive(page);
        await page.click('details.source > summary');
        const shown = await until('the source', async () => {
            const files = await page.$$eval('details.source pre', elements => elements.map(element => element.textContent));
            return files.length === 3 && files[2] && files;
        });
        assert.equal(shown[0], (await http('GET', `${server.url}/samples/${name}.js`)).text);
        assert.equal(shown[1], answer.text);
        await close(page);
    }
    await close(index);
});

test('files have types, ETags and HEAD, and there is nothing else', { timeout }, async () => {
    for (const [path, type] of [['/samples', 'text/html'], ['/samples/', 'text/html'], ['/samples/chat', 'text/html'],
                                ['/samples/chat.js', 'text/javascript'], ['/samples/samples.css', 'text/css']]) {
        const got = await http('GET', `${server.url}${path}`);
        assert.equal(got.status, 200, path);
        assert.ok(got.headers['content-type'].startsWith(type), `${path}: ${got.headers['content-type']}`);
        assert.equal(got.headers['cache-control'], 'no-cache');
        const head = await http('HEAD', `${server.url}${path}`);
        assert.equal(head.headers['content-length'], got.headers['content-length']);
        const again = await http('GET', `${server.url}${path}`, undefined, { 'If-None-Match': got.headers.etag });
        assert.deepEqual([again.status, again.text], [304, '']);
        const other = await http('GET', `${server.url}${path}`, undefined, { 'If-None-Match': '"other"' });
        assert.equal(other.status, 200);
    }
    for (const path of ['/samples/none', '/samples/chat.html.js', '/samples/index', '/samples/a/chat', '/samples/..%2findex',
                        '/samples/%2e%2e/index.html', '/samplesx'])
        assert.equal((await http('GET', `${server.url}${path}`)).status, 404, path);
    const posted = await http('POST', `${server.url}/samples/chat`, 'x');
    assert.deepEqual([posted.status, posted.headers.allow], [405, 'GET, HEAD, OPTIONS']);
});

async function enter(page, name, room) {
    await isLive(page);
    await page.fill('#name', name);
    await page.fill('#room', room);
    await page.click('#enter button');
    await until(`${name} in ${room}`, async () => await page.textContent('#here') === room);
}

const linesOf = page => page.$$eval('#log li', elements => elements.map(element => element.textContent));

async function say(page, text, to = 'everyone') {
    await page.selectOption('#to', { label: to });
    await page.fill('#text', text);
    await page.click('#say button');
}

test('chat: rooms, members and private messages', { timeout }, async () => {
    const ann = await open('/samples/chat');
    const bob = await open('/samples/chat');
    const client = await Client.open();
    await enter(ann, 'Ann', 'lobby');
    await enter(bob, 'Bob', 'lobby');
    client.send({ type: 'join-room', room: 'lobby', name: '<b>Cleo</b>' });
    const [joined] = await client.heard('room-joined');
    assert.deepEqual(joined.members.map(({ name }) => name), ['Ann', 'Bob', '<b>Cleo</b>']);
    for (const page of [ann, bob])
        await until('all members', async () => (await page.$$('#members li')).length === 3);

    await say(ann, 'hello all');
    await client.heard('room-message');
    await say(ann, 'for Bob alone', 'Bob');
    client.send({ type: 'private-message', targetId: joined.members[0].userId, data: 'for Ann alone' });
    const seen = (page, text) => until(async () => `${text} in ${await linesOf(page)}`,
                                       async () => (await linesOf(page)).some(line => line.endsWith(text)));
    await seen(bob, 'for Bob alone');
    await seen(ann, 'for Ann alone');
    await say(bob, 'the marker');
    await client.heard('room-message', 2);
    await seen(ann, 'the marker');
    assert.deepEqual(client.messages.filter(({ type }) => type.endsWith('-message')).map(({ data }) => data),
                     ['hello all', 'the marker']);
    const common = lines => lines.filter(line => !line.endsWith('is here'));
    assert.deepEqual(common(await linesOf(ann)), ['Ann: hello all', 'you, privately to Bob: for Bob alone',
                                                  '<b>Cleo</b>, privately: for Ann alone', 'Bob: the marker']);
    assert.deepEqual(common(await linesOf(bob)), ['Ann: hello all', 'Ann, privately: for Bob alone', 'Bob: the marker']);

    await enter(ann, 'Ann', 'elsewhere');
    await say(ann, 'in another room');
    await seen(ann, 'in another room');
    client.send({ type: 'room-message', room: 'lobby', data: 'second marker' });
    await seen(bob, 'second marker');
    assert.ok(!(await linesOf(bob)).some(line => line.endsWith('in another room')));
    await close(bob);
    const left = await client.heard('user-left');
    assert.deepEqual(left.map(({ name }) => name), ['Bob']);
    client.socket.terminate();
    await close(ann);
});

test('chat: what cannot be sent stays where it was typed', { timeout }, async () => {
    const own = await startServer();
    const page = await open('/samples/chat', { url: own.url });
    await enter(page, 'Ann', 'lobby');
    await own.stop();
    await until('no connection', async () => await page.textContent('#state') !== 'live');
    await say(page, 'into the void');
    assert.match(await page.textContent('#error'), /nothing was sent/);
    assert.equal(await page.inputValue('#text'), 'into the void');
    await page.context().close(); // its console tells of the refused attempts
});

test('chat and whiteboard: rooms in a Redis that goes away and comes back', { timeout }, async () => {
    const redis = await Redis.start();
    const own = await startServer(['--broker', redis.brokerAt()]);
    await until('the log', async () => (await http('GET', `${own.url}/health`)).status === 200);
    const ann = await open('/samples/chat', { url: own.url });
    const joined = [];
    ann.on('websocket', socket => socket.on('framereceived', ({ payload }) => {
        const { type, room, ref } = JSON.parse(payload);
        if (type === 'room-joined')
            joined.push({ room, isAnswer: ref !== undefined });
    }));
    await ann.reload(); // its WebSocket is seen from here on
    await enter(ann, 'Ann', 'first');
    await enter(ann, 'Ann', 'second');
    await ann.click('#rooms button:text-is("first")');
    await until('the first room', async () => await ann.textContent('#here') === 'first');

    await redis.die();
    await until('no Redis', async () => (await http('GET', `${own.url}/health`)).status === 503);
    const [bob, board] = [await open('/samples/chat', { url: own.url }), await open('/samples/whiteboard', { url: own.url })];
    await isLive(bob);
    await bob.fill('#room', 'first');
    await bob.click('#enter button');
    for (const page of [bob, board])
        await until('the page to say so', async () => /Rooms are away just now/.test(await page.textContent('#error')));
    await redis.start();
    await until('Bob in the room', async () => await bob.textContent('#here') === 'first');
    await until('the board', async () => /^1 here/.test(await board.textContent('#members')));
    await until(() => `both rooms anew, got ${JSON.stringify(joined)}`, () => joined.filter(({ isAnswer }) => !isAnswer).length >= 2);
    await say(ann, 'the marker'); // what came before has been shown
    await until('the marker', async () => (await linesOf(ann)).some(line => line.endsWith('the marker')));
    assert.equal(await ann.textContent('#here'), 'first');
    for (const page of [bob, board])
        assert.equal(await page.textContent('#error'), '');
    await close(ann, bob, board);
    await own.stop();
    await redis.stop();
});

const drawing = page => page.$eval('#board', board => board.toDataURL());

async function draw(page, from, to) {
    const box = await (await page.$('#board')).boundingBox();
    await page.mouse.move(box.x + from[0], box.y + from[1]);
    await page.mouse.down();
    await page.mouse.move(box.x + to[0], box.y + to[1], { steps: 12 });
    await page.mouse.up();
}

test('whiteboard: who comes late sees the same, and an empty board is forgotten', { timeout }, async () => {
    const ann = await open('/samples/whiteboard');
    const bob = await open('/samples/whiteboard');
    await isLive(ann);
    await isLive(bob);
    const blank = await drawing(ann);
    await draw(ann, [20, 30], [300, 200]);
    await bob.fill('#color', '#d55e00');
    await draw(bob, [40, 180], [320, 40]);
    await draw(ann, [10, 10], [10, 10]);
    const client = await Client.open();
    client.send({ type: 'join-room', room: 'whiteboard' });
    const kept = () => client.of('room-joined')[0].kept.length + client.of('room-message').length;
    await client.heard('room-joined');
    client.send({ type: 'room-message', room: 'whiteboard', keep: 'append',
                  data: { color: '#009e73', width: 9, points: [600, 100, 900, 700, 610, 650] } });
    await client.heard('room-message');
    assert.ok(kept() >= 4);
    await until('the same on both', async () => {
        const [one, other] = [await drawing(ann), await drawing(bob)];
        return one === other && one !== blank;
    });
    const late = await open('/samples/whiteboard');
    await until('the same for who comes late', async () => await drawing(late) === await drawing(ann));
    await draw(late, [100, 20], [110, 200]);
    await until('what who came late draws', async () => await drawing(late) === await drawing(bob) && await drawing(ann) === await drawing(bob));

    await ann.click('#clear');
    for (const page of [ann, bob, late])
        await until('an empty board', async () => await drawing(page) === blank);
    await draw(ann, [20, 30], [300, 200]);
    await until('the same again', async () => await drawing(ann) !== blank && await drawing(ann) === await drawing(late));
    await close(ann, bob, late);

    const visitor = await Client.open(); // quicker than a page
    client.socket.terminate();
    const looks = async () => {
        visitor.messages = [];
        visitor.send({ type: 'join-room', room: 'whiteboard' });
        visitor.send({ type: 'leave-room', room: 'whiteboard' });
        await visitor.heard('room-left');
        return visitor.of('room-joined')[0].kept.length;
    };
    assert.notEqual(await looks(), 0);
    await until('a forgotten board', async () => { // each look is a visit, after which its time begins anew
        await new Promise(resolve => { setTimeout(resolve, 1.5 * roomSeconds * 1000); });
        return await looks() === 0;
    });
    visitor.socket.terminate();
    const empty = await open('/samples/whiteboard');
    await until('the members', async () => /^1 here/.test(await empty.textContent('#members')));
    assert.equal(await drawing(empty), blank);
    await close(empty);
});

const postsOf = page => page.$$eval('#posts article div', elements => elements.map(element => element.textContent).reverse());

test('live blog: what was posted before, then live, and nothing twice over any transport', { timeout }, async () => {
    const early = await open('/samples/live-blog');
    const expected = [];
    const post = async text => {
        expected.push(text);
        await publish('live-blog', { text, at: 0 });
    };
    await post('one');
    await publish('elsewhere', { text: 'of another channel', at: 0 });
    await post('two <b>');
    const late = await open('/samples/live-blog');
    const all = page => until(async () => `${expected} in ${await postsOf(page)}`,
                              async () => (await postsOf(page)).length >= expected.length);
    await all(late);
    await late.fill('#text', 'three');
    await late.click('#write button');
    expected.push('three');
    for (const transport of [...transports.slice(1), 'sse']) {
        await all(late);
        await late.selectOption('#transport', transport);
        await post(`over ${transport}`);
    }
    await late.reload();
    for (const page of [early, late]) {
        await all(page);
        await post(`marker of ${page === early}`);
        await all(page);
    }
    await all(early);
    for (const page of [early, late])
        assert.deepEqual(await postsOf(page), expected);
    await close(early, late);
});

test('the other samples show what their demo publishes, over every transport', { timeout }, async () => {
    const shown = { ticker: '#prices tr', scores: '#scores tr', 'job-log': '#jobs section', notifications: '#list li' };
    for (const name of switching.slice(1)) {
        const page = await open(`/samples/${name}`);
        await isLive(page);
        await page.click('#demo');
        await until(`something in ${name}`, () => page.$(shown[name]));
        for (const transport of transports) {
            await page.selectOption('#transport', transport);
            await until(`${name} live over ${transport}`, async () => await page.textContent('#state') === 'live');
        }
        await close(page);
    }
});

test('with a token the pages ask for it once and use tickets', { timeout }, async () => {
    const guarded = await startServer(['--token', 'the-token']);
    const headers = { Authorization: 'Bearer the-token' };
    try {
        await publish('live-blog', { text: 'guarded', at: 0 }, guarded.url, headers);
        const asking = await open('/samples/live-blog', { url: guarded.url });
        await asking.fill('dialog input', 'wrong');
        await asking.click('dialog button');
        await until('another try', async () => /not allow/.test(await asking.textContent('dialog p')));
        await asking.fill('dialog input', 'the-token');
        await asking.click('dialog button');
        await until('the post', async () => (await postsOf(asking)).length === 1);
        asking.complaints = asking.complaints.filter(text => !/40[13]/.test(text)); // the browser tells of refusals
        const chatting = await open('/samples/chat?token=the-token', { url: guarded.url });
        await enter(chatting, 'Ann', 'lobby');
        await say(chatting, 'guarded');
        await until('the line', async () => (await linesOf(chatting)).includes('Ann: guarded'));
        for (const transport of transports) {
            await asking.selectOption('#transport', transport);
            await until(`live over ${transport}`, async () => await asking.textContent('#state') === 'live');
        }
        await close(asking, chatting);
    } finally {
        await guarded.stop();
    }
});
