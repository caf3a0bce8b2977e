// SPDX-License-Identifier: GPL-3.0-or-later
// Readers of numbered events: honest ones, and one that hangs. They look at the bytes alone, so that a GiB takes seconds.
import { connect } from 'node:net';

import { until } from '../../peers/lib/processes.mjs';
import { upgradeHead } from '../../peers/lib/upgrade.mjs';

const markDigits = 8;
const markBytes = markDigits + 2;
const resetMark = '"reason":"';

/** The mark at the end of an event's payload. */
export function markOf(number) {
    return `#${String(number).padStart(markDigits, '0')}#`;
}

/** Finds the marks in a stream of bytes, in whatever pieces it comes. */
export class Marks {
    numbers = [];
    reset = false;
    #rest = Buffer.alloc(0);

    feed(chunk) {
        const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
        this.reset ||= bytes.includes(resetMark);
        let done = 0;
        let at = bytes.indexOf('#');
        while (at >= 0 && at + markBytes <= bytes.length) {
            this.numbers.push(Number(bytes.toString('latin1', at + 1, at + 1 + markDigits)));
            done = at + markBytes;
            at = bytes.indexOf('#', done);
        }
        const kept = at >= 0 ? at : Math.max(bytes.length - resetMark.length, done);
        this.#rest = Buffer.from(bytes.subarray(kept));
    }

    get last() {
        return this.numbers.at(-1) ?? 0;
    }

    get isUnbroken() {
        return this.numbers.every((number, i) => i === 0 || number === this.numbers[i - 1] + 1);
    }
}

export function get(target, lines = '') {
    return `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\n${lines}\r\n`;
}

export const streams = {
    sse: query => get(`/events?${query}`),
    ws: query => upgradeHead(`/ws?${query}`),
};

/** An SSE stream or a WebSocket that is read as fast as it comes. */
export class StreamReader {
    marks = new Marks();
    isOpen = false;

    constructor(transport, port, query = '') {
        this.name = transport;
        this.socket = connect({ port, host: '127.0.0.1' });
        this.socket.on('data', data => {
            this.isOpen = true;
            this.marks.feed(data);
        });
        this.socket.on('close', () => { this.isOpen = false; });
        this.socket.on('error', () => { this.isOpen = false; });
        this.socket.write(streams[transport](query));
    }

    close() {
        this.socket.destroy();
    }
}

/** Long polls, one after the other. */
export class Poller {
    name = 'longpoll';
    marks = new Marks();
    isOpen = true;
    #ending = new AbortController();

    constructor(port, after) {
        this.#poll(`http://127.0.0.1:${port}/poll`, after).catch(() => { this.isOpen = false; });
    }

    async #poll(url, after) {
        for (;;) {
            const response = await fetch(`${url}?after=${after}&timeout=20`, { signal: this.#ending.signal });
            const body = Buffer.from(await response.arrayBuffer());
            this.marks.feed(body);
            after = /"next":"([^"]+)"/.exec(body.toString('latin1', body.lastIndexOf('"next":"')))[1];
        }
    }

    close() {
        this.#ending.abort();
    }
}

/** Asks, takes the beginning of the answer if there is a `mark` for it, and then reads no more. */
export class Hanging {
    marks = new Marks();
    hasEnded = false;
    tail = Buffer.alloc(0);

    constructor(port, request) {
        this.socket = connect({ port, host: '127.0.0.1' });
        this.socket.on('error', () => { this.hasEnded = true; });
        this.socket.write(request);
        this.socket.pause();
    }

    async takeHello(mark) {
        this.socket.on('data', data => this.#take(data));
        this.socket.resume();
        await until('the hello', () => this.tail.includes(mark));
        this.socket.pause();
    }

    /** Takes what is left: all up to the event `last`, or to the end. */
    async readOn(last, timeoutMs) {
        this.socket.on('end', () => { this.hasEnded = true; });
        this.socket.on('close', () => { this.hasEnded = true; });
        this.socket.resume();
        await until('what was left', () => this.hasEnded || this.marks.last === last, timeoutMs);
    }

    close() {
        this.socket.destroy();
    }

    #take(data) {
        this.marks.feed(data);
        this.tail = Buffer.concat([this.tail, data]).subarray(-4096);
    }
}
