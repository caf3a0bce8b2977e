// SPDX-License-Identifier: GPL-3.0-or-later
// Many connections that do nothing but stay open: the idle clients of a server, in this process.
import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { createConnection } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const atATime = 200;
const openTimeoutMs = 30_000;
const attemptMs = 5000;
const attempts = 4;
const settleMs = 500;
const pingFrame = 0x89;
const maskedPong = Buffer.from([0x8a, 0x80, 0, 0, 0, 0]);

/** One POST; resolves with the answer's status. */
export function post(url, body) {
    return new Promise((resolve, reject) => {
        const outgoing = request(url, { method: 'POST', agent: false, headers: { 'Content-Type': 'text/plain' } },
                                 answer => { answer.resume().once('end', () => resolve(answer.statusCode)); });
        outgoing.once('error', reject);
        outgoing.end(body);
    });
}

async function until(what, condition, timeoutMs) {
    for (const end = Date.now() + timeoutMs; !condition(); await delay(20)) {
        if (Date.now() > end)
            throw new Error(`waited ${timeoutMs} ms for ${what()}`);
    }
}

/** A connection of the crowd. */
class Member {
    open = false; // has an answer's head; a poll: has asked
    heard = 0; // events
    ended = false;
    #text = '';

    constructor(server, transport, mark) {
        this.path = server.paths(transport).sub;
        this.transport = transport;
        this.mark = mark;
        this.host = `127.0.0.1:${server.port}`;
        this.socket = createConnection(server.port, '127.0.0.1');
        this.socket.once('connect', () => this.#ask());
        this.socket.on('data', bytes => this.#take(bytes));
        this.socket.on('error', () => {});
        this.socket.once('close', () => { this.ended = true; });
    }

    #ask(query = '', headers = '') {
        const upgrade = this.transport === 'ws'
            ? 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n'
                + `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n`
            : '';
        const accept = this.transport === 'sse' ? 'Accept: text/event-stream\r\n' : '';
        this.socket.write(`GET ${this.path}${query} HTTP/1.1\r\nHost: ${this.host}\r\n${accept}${upgrade}${headers}\r\n`);
        this.open ||= this.transport === 'longpoll';
    }

    #take(bytes) {
        if (this.transport === 'ws' && this.open && bytes[0] === pingFrame)
            this.socket.write(maskedPong);
        this.#text += bytes.toString('latin1');
        if (!this.open && this.#text.includes('\r\n\r\n')) {
            const expected = this.transport === 'ws' ? 101 : 200;
            if (!this.#text.startsWith(`HTTP/1.1 ${expected}`))
                this.socket.destroy();
            this.open = true;
        }
        if (this.transport === 'longpoll')
            this.#takeAnswer();
        else if (this.#text.includes(this.mark)) {
            ++this.heard;
            this.#text = '';
        }
    }

    /** Asks again from where the answer leaves off. */
    #takeAnswer() {
        const head = /^HTTP\/1\.1 (\d+)[^]*?\r\n\r\n/.exec(this.#text);
        if (!head)
            return;
        const field = name => new RegExp(`^${name}: *(.*?)\r$`, 'im').exec(head[0])?.[1];
        const size = head[0].length + Number(field('Content-Length') ?? 0);
        if (this.#text.length < size)
            return;
        const body = this.#text.slice(head[0].length, size);
        this.#text = '';
        this.heard += body.includes(this.mark) ? 1 : 0;
        const next = /"next":"([^"]+)"/.exec(body)?.[1];
        const tag = field('ETag');
        const modified = field('Last-Modified');
        this.#ask(next ? `?after=${encodeURIComponent(next)}` : '',
                  (tag ? `If-None-Match: ${tag}\r\n` : '') + (modified ? `If-Modified-Since: ${modified}\r\n` : ''));
    }
}

export class Crowd {
    #members = [];

    constructor(server, transport) {
        this.server = server;
        this.transport = transport;
        this.mark = `crowd${randomBytes(6).toString('hex')}`;
    }

    async open(count) {
        while (this.#members.length < count) {
            const next = Math.min(atATime, count - this.#members.length);
            const fresh = Array.from({ length: next }, () => new Member(this.server, this.transport, this.mark));
            this.#members.push(...fresh);
            await until(() => `${this.#name()} to open`, () => fresh.every(each => each.open || each.ended), openTimeoutMs);
        }
        this.check();
    }

    /** Publishes until each has had an event. */
    async hearOne() {
        const { pub } = this.server.paths(this.transport);
        for (let attempt = 1; ; ++attempt) {
            await delay(settleMs); // a poll may be on its way still
            await post(this.server.origin + pub, this.mark);
            try {
                await until(() => `all of ${this.#name()} to hear an event`,
                            () => this.#members.every(each => each.heard > 0), attemptMs);
                break;
            } catch (error) {
                if (attempt === attempts)
                    throw error;
            }
        }
        await delay(settleMs);
        this.check();
    }

    /** Throws unless all of it is there. */
    check() {
        const ended = this.#members.filter(each => each.ended).length;
        if (ended > 0)
            throw new Error(`${ended} of ${this.#members.length} of ${this.#name()} were closed by the server`);
    }

    async close() {
        for (const { socket } of this.#members)
            socket.resetAndDestroy(); // leaves no port in TIME-WAIT: the next round needs them
        this.#members = [];
        await delay(settleMs); // the server sees it
    }

    #name() {
        return `${this.#members.length} ${this.transport} connections to ${this.server.name}`;
    }
}
