// SPDX-License-Identifier: GPL-3.0-or-later
// PushScope in a page: follows a channel over whichever transport gets through, comes back by itself, misses nothing and
// hands nothing over twice. It needs no other file: copy it. docs/pushscope-js.md explains it.

const defaults = {
    transport: 'auto',
    order: ['sse', 'ws', 'longpoll'],
    share: true,
    heartbeat: 15, // seconds, until the server has told its own
    openTimeout: 2000, // ms without a byte, after which a transport counts as blocked
    pingAfter: 10_000, // ms of silence, after which a WebSocket is asked whether it lives
    pollTimeout: 25_000,
    retryMin: 1000,
    retryMax: 30_000,
};
const idleCut = 1500; // ms; what ends after a longer silence was cut because of it
const forgiveAfter = 300_000; // ms, after which a transport that was left may be tried again
const mostQueued = 10_000;
const refusals = [400, 401, 403, 404]; // asking again changes nothing
const handlers = new Set(['onEvent', 'onState', 'onReset', 'onGap']);

/** Follows `channel`; see pushscope.d.ts for the options. The result has close(), `after` and `state`. */
export function subscribe(channel, options = {}) {
    return new Subscription(channel, { ...defaults, ...options });
}

export function parseId(id = '') {
    const colon = id.lastIndexOf(':');
    return { epoch: id.slice(0, Math.max(colon, 0)), seq: colon < 0 ? NaN : Number(id.slice(colon + 1)) };
}

/** What an event is to someone who has seen all up to `after`: 'next', 'duplicate', or 'gap' if one before it is missing. */
export function judge(after, { id, prev }) {
    const last = parseId(after);
    const here = parseId(id);
    if (!last.epoch)
        return 'next';
    if (here.epoch !== last.epoch)
        return 'gap';
    if (here.seq <= last.seq)
        return 'duplicate';
    const before = parseId(prev);
    return before.epoch === last.epoch && before.seq > last.seq ? 'gap' : 'next';
}

/** Full jitter: all clients of a server that restarts come back spread over the whole time, not together at its end. */
export function backoff(attempt, { retryMin, retryMax }, random = Math.random) {
    return random() * Math.min(retryMax, retryMin * 2 ** attempt);
}

/** Server-Sent Events (WHATWG HTML 9.2.6): takes text in any pieces, calls `on` with each block and each comment. */
export function sseParser(on) {
    let rest = '';
    let block = {};
    return text => {
        const lines = (rest + text).split(/\r\n|\n|\r(?!$)/); // a \n may still follow a last \r
        rest = lines.pop();
        for (const line of lines) {
            const [, name, value] = /^([^:]*)(?:: ?)?(.*)$/s.exec(line);
            if (!line) {
                if (Object.keys(block).length)
                    on(block);
                block = {};
            } else if (!name) {
                on({ comment: value });
            } else if (name === 'data') {
                block.data = 'data' in block ? `${block.data}\n${value}` : value;
            } else if (name === 'event' || (name === 'id' && !value.includes('\0')) || (name === 'retry' && /^\d+$/.test(value))) {
                block[name] = value;
            }
        }
    };
}

const failure = (words, more) => Object.assign(new Error(words), more);
const seconds = ms => `${Math.round(ms / 100) / 10} s`;

// The transports. Each carries messages until it fails; `link` is a Link.

/** With fetch, not EventSource: that one tells neither of comments, which are the heartbeats, nor of statuses. */
async function sse(link) {
    const answer = await link.ask('/events', { after: link.after });
    if (!/^text\/event-stream/.test(answer.headers.get('content-type')))
        throw failure(`was answered with ${answer.headers.get('content-type')}, which is no event stream`);
    const parse = sseParser(({ id, data, comment }) => {
        const heartbeat = /heartbeat=([\d.]+)/.exec(comment);
        if (heartbeat)
            link.heartbeat(Number(heartbeat[1]));
        if (id && data === undefined)
            link.hello(id);
        if (data !== undefined)
            link.message(JSON.parse(data));
    });
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
        const { done, value } = await reader.read();
        if (done)
            throw failure('was ended');
        link.alive();
        parse(value);
    }
}

/** A page sees neither the pings of a server nor why an upgrade failed, so it pings, and asks elsewhere. */
async function ws(link) {
    const url = await link.address('/ws', { after: link.after }, true);
    const socket = new link.options.WebSocket(url.replace(/^http/, 'ws'));
    link.ping = () => socket.send('{"type":"ping"}');
    link.signal.addEventListener('abort', () => socket.close());
    await new Promise((resolve, reject) => {
        socket.onerror = () => {}; // a close follows
        socket.onclose = ({ code, reason }) => reject(failure(`was closed (${code}${reason && ` ${reason}`})`));
        socket.onmessage = ({ data }) => {
            const message = JSON.parse(data);
            link.alive();
            if (message.type === 'hello')
                link.hello(message.next);
            link.message(message);
        };
    });
}

async function longpoll(link) {
    for (let wait = 0;; wait = Math.min(link.options.pollTimeout, link.quiet)) { // the first shows whether it gets through
        link.limit = wait + link.patience;
        const answer = await link.ask('/poll', { after: link.after, timeout: wait / 1000 });
        const { events, next, ...rest } = await answer.json();
        link.alive();
        if (rest.reset)
            link.message(rest);
        events.forEach(event => link.message(event));
        link.hello(next);
    }
}

const transports = { sse, ws, longpoll };

/** One attempt over one transport, watched: it ends when the transport does, or when nothing comes of it. */
class Link {
    constructor(subscription, patience, quiet) {
        Object.assign(this, { subscription, options: subscription.options, patience, quiet, limit: patience, isOpen: false });
        this.last = Date.now();
        this.abort = new AbortController();
        this.signal = this.abort.signal;
    }

    get after() { return this.subscription.after; }

    address(path, query, needsTicket) { return this.subscription.address(path, query, needsTicket, this.signal); }

    ask(path, query) {
        this.last = Date.now();
        return this.subscription.ask(path, query, this.signal);
    }

    heartbeat(interval) { this.limit = interval > 0 ? 2000 * interval : Infinity; }

    alive() {
        this.last = Date.now();
        this.pinged = 0;
        if (!this.isOpen) {
            this.isOpen = true;
            this.heartbeat(this.options.heartbeat);
            this.opened();
        }
    }

    /** The newest id. Who has seen no event yet resumes from here. */
    hello(id) {
        if (!this.after)
            this.subscription.after = id;
    }

    message(message) {
        if (this.signal.aborted)
            return;
        if (message.id)
            this.subscription.take(message);
        else if (message.requested !== undefined)
            this.subscription.reset(message);
    }

    async run(carry, outer) {
        outer.addEventListener('abort', () => this.abort.abort(), { signal: this.signal });
        const watch = setInterval(() => this.check(), this.patience / 8);
        try {
            await Promise.race([carry(this), new Promise((_, reject) => { this.fail = reject; })]);
        } catch (error) {
            return Object.assign(error, { silence: Date.now() - this.last });
        } finally {
            clearInterval(watch);
            this.abort.abort();
        }
    }

    /** By the time of day: after a sleep of the machine it shows at once that nothing came for long. */
    check() {
        const now = Date.now();
        if (this.pinged ? now - this.pinged > this.patience : now - this.last > this.limit && !(this.isOpen && this.ping))
            this.fail(failure(`brought nothing for ${seconds(now - this.last)}`, { isStale: true }));
        else if (this.isOpen && this.ping && !this.pinged && now - this.last > Math.min(this.options.pingAfter, this.quiet)) {
            this.pinged = now; // before the limit is judged: timers of hidden tabs come once a minute
            this.ping();
        }
    }
}

class Subscription {
    #left = {}; // transports that do not get through here: {why, at}
    #quiet = Infinity; // ms of silence that this network bears
    #filling = false;
    #queue = [];
    #closing = new AbortController();
    #tabs;

    constructor(channel, options) {
        this.options = { url: globalThis.location?.origin, fetch: (...of) => fetch(...of), WebSocket: globalThis.WebSocket, ...options };
        this.channel = channel;
        this.after = options.after;
        this.state = { name: 'connecting' };
        this.#tabs = options.share && globalThis.navigator?.locks ? new Tabs(this) : new Alone(this);
        const on = (target, type, act) => target?.addEventListener?.(type, act, { signal: this.#closing.signal });
        // A frozen tab must hold neither the connection nor the lock: others wait for what it cannot tell them.
        for (const [target, stop, start] of [[globalThis.document, 'freeze', 'resume'], [globalThis, 'pagehide', 'pageshow']]) {
            on(target, stop, () => this.#tabs.stop());
            on(target, start, () => this.#tabs.start());
        }
        on(globalThis, 'online', () => { this.#left = {}; this.#quiet = Infinity; this.wake?.(); });
        this.#tabs.start();
    }

    close() {
        this.tell({ name: 'closed' });
        this.#closing.abort();
        this.#tabs.stop();
        this.#tabs.close?.();
    }

    tell(state) {
        this.state = state;
        this.call('onState', state);
        this.#tabs?.told();
    }

    call(handler, value) {
        try {
            if (!this.#closing.signal.aborted)
                this.options[handler]?.(value);
        } catch (error) {
            setTimeout(() => { throw error; }); // the page's own mistake must not end the stream
        }
    }

    async address(path, query, needsTicket, signal) {
        const { url, token, ticket } = this.options;
        const search = new URLSearchParams({ channel: this.channel });
        for (const [name, value] of Object.entries(query))
            if (value !== undefined)
                search.set(name, value);
        if (ticket)
            search.set('ticket', await ticket());
        else if (token && needsTicket) // what cannot send a header, and tokens do not belong into addresses
            search.set('ticket', (await (await this.ask('/ticket', {}, signal, 'POST')).json()).ticket);
        return `${url.replace(/\/$/, '')}${path}?${search}`;
    }

    async ask(path, query, signal, method = 'GET') {
        const { token } = this.options;
        const bearer = typeof token === 'function' ? await token() : token;
        const headers = bearer ? { Authorization: `Bearer ${bearer}` } : {};
        const answer = await this.options.fetch(await this.address(path, query, false, signal),
                                                { method, headers, signal, cache: 'no-store' });
        if (answer.ok)
            return answer;
        const said = await answer.json().catch(() => null);
        throw failure(`was answered ${answer.status}${said?.error ? `: ${said.error.message}` : ''}`,
                      { status: answer.status, retryAfter: Number(answer.headers.get('retry-after')) || 0 });
    }
