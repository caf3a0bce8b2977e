// SPDX-License-Identifier: GPL-3.0-or-later
// Foreign clients of our server. Each collects the envelopes it receives in `events`, follows from the id it is
// given, and resumes by its own means when its connection is cut.
import { createInterface } from 'node:readline';

import { npmPackage, program } from './peers.mjs';
import { Child } from './processes.mjs';

/** curl -N, started again with Last-Event-ID when it ends. */
export class CurlReceiver {
    name = 'curl';
    events = [];

    constructor(url, after) {
        this.url = `${url}/events`;
        this.lastId = after;
        this.connect();
    }

    connect() {
        this.child = new Child(program('curl'), ['-N', '-s', '-S', '-H', `Last-Event-ID: ${this.lastId}`, this.url]);
        createInterface({ input: this.child.process.stdout }).on('line', line => {
            if (!line.startsWith('data:'))
                return;
            const event = JSON.parse(line.slice('data:'.length));
            this.lastId = event.id;
            this.events.push(event);
        });
        this.child.ended.then(() => { if (!this.closed) this.connect(); });
    }

    async close() {
        this.closed = true;
        this.child.kill('SIGTERM');
        await this.child.ended;
    }
}

/** npm eventsource, which reconnects by itself. */
export class EventSourceReceiver {
    name = 'npm eventsource';
    events = [];

    static async open(url, after, types) {
        const { EventSource } = await npmPackage('eventsource');
        const receiver = new EventSourceReceiver();
        receiver.source = new EventSource(`${url}/events?after=${after}`);
        for (const type of types)
            receiver.source.addEventListener(type, ({ data }) => receiver.events.push(JSON.parse(data)));
        return receiver;
    }

    close() {
        this.source.close();
    }
}

/** npm ws, opened again with ?after= when it closes. */
export class WsReceiver {
    name = 'npm ws';
    events = [];

    static async open(url, after) {
        const receiver = new WsReceiver();
        receiver.WebSocket = (await npmPackage('ws')).WebSocket;
        receiver.url = `${url.replace('http', 'ws')}/ws`;
        receiver.lastId = after;
        receiver.connect();
        return receiver;
    }

    connect() {
        this.socket = new this.WebSocket(`${this.url}?after=${this.lastId}`);
        this.socket.on('message', text => {
            const message = JSON.parse(text);
            if (!message.id)
                return;
            this.lastId = message.id;
            this.events.push(message);
        });
        this.socket.on('error', () => {});
        this.socket.on('close', () => { if (!this.closed) this.connect(); });
    }

    close() {
        this.closed = true;
        this.socket.terminate();
    }
}

/** A page of headless Chromium with its own EventSource and WebSocket. */
export class ChromiumPage {
    static async open(url) {
        const { chromium } = await npmPackage('playwright-core');
        const page = new ChromiumPage();
        page.browser = await chromium.launch({
            executablePath: program('chromium'),
            args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
                   '--disable-component-update', '--disable-sync'],
        });
        page.page = await page.browser.newPage();
        await page.page.goto(`${url}/health`);
        return page;
    }

    eventSource(after, types) {
        return new ChromiumReceiver(this.page, 'Chromium EventSource', after, types, pageEventSource);
    }

    webSocket(after) {
        return new ChromiumReceiver(this.page, 'Chromium WebSocket', after, [], pageWebSocket);
    }

    close() {
        return this.browser.close();
    }
}

/** What one EventSource or WebSocket of a page receives; fetch() brings it here. */
class ChromiumReceiver {
    events = [];

    constructor(page, name, after, types, inPage) {
        this.page = page;
        this.name = name;
        this.started = page.evaluate(inPage, { name, after, types });
    }

    async fetch() {
        await this.started;
        const fresh = await this.page.evaluate(name => globalThis[name].splice(0), this.name);
        this.events.push(...fresh.map(text => JSON.parse(text)));
    }

    close() {}
}

/* c8 ignore start: runs in the page */
function pageEventSource({ name, after, types }) {
    globalThis[name] = [];
    const source = new EventSource(`/events?after=${after}`);
    for (const type of types)
        source.addEventListener(type, ({ data }) => globalThis[name].push(data));
}

function pageWebSocket({ name, after }) {
    globalThis[name] = [];
    let lastId = after;
    const connect = () => {
        const socket = new WebSocket(`ws://${location.host}/ws?after=${lastId}`);
        socket.onmessage = ({ data }) => {
            const { id } = JSON.parse(data);
            if (!id)
                return;
            lastId = id;
            globalThis[name].push(data);
        };
        socket.onclose = connect;
    };
    connect();
}
/* c8 ignore stop */
