// SPDX-License-Identifier: GPL-3.0-or-later
// To be copied: see /help/pushscope-js.

const defaults = {
    transport: 'auto',
    order: ['sse', 'ws', 'longpoll'],
    share: true,
    openTimeout: 2000,
    quiet: 10_000,
    retryMin: 1000,
    retryMax: 30_000,
    tabInterval: 1500,
    WebSocket: globalThis.WebSocket,
};
const idleCut = 1500; // ms
const mostQueued = 10_000;
const mostMissed = 3;
const failures = {
    TypeError: 'not reached',
    TimeoutError: 'does not answer: no network, or six HTTP/1.1 connections in use?',
};

/** The options are in pushscope.d.ts. */
export function subscribe(channel, options) {
    return new Subscription(channel, { ...defaults, url: globalThis.location?.origin, ...options });
}

function parseId(id) {
    const [, epoch, seq] = /^(.+):(\d+)$/.exec(id) ?? [];
    return { epoch, seq: +seq };
}

export function judge(after, { id, prev }) {
    const [last, here, before] = [after, id, prev].map(parseId);
    if (!last.epoch)
        return 'next';
    if (here.epoch !== last.epoch)
        return 'gap';
    if (here.seq <= last.seq)
        return 'duplicate';
    return before.epoch === last.epoch && before.seq > last.seq ? 'gap' : 'next';
}

/** Full jitter. */
export function backoff(attempt, { retryMin, retryMax }) {
    return Math.random() * Math.min(retryMax, retryMin * 2 ** attempt);
}

/** WHATWG HTML 9.2.6, in any pieces; `on` gets comments too. */
export function sseParser(on) {
    let rest = '';
    let block = {};
    return text => {
        const lines = (rest + text).split(/\r\n|\n|\r(?!$)/); // a \n may follow the last \r
        rest = lines.pop();
        for (const line of lines) {
            const [, name, value] = /^([^:]*):? ?(.*)/s.exec(line);
            if (name) {
                block[name] = name === 'data' && name in block ? `${block.data}\n${value}` : value;
            } else {
                on(line ? { comment: value } : block);
                block = line ? block : {};
            }
        }
    };
}

class Link {
    constructor(values) {
        this.begun = this.last = Date.now();
        Object.assign(this, values, { limit: values.patience });
    }

    /** By fetch: EventSource hides the heartbeats, which are comments. */
    async sse() {
        const answer = await this.owner.ask('/events', {}, this.signal);
        const parse = sseParser(({ id, data, comment }) => {
            this.receive(data ? JSON.parse(data) : { next: id });
            if (/heartbeat=/.test(comment))
                this.limit = 2000 * comment.split('=')[1] || Infinity;
        });
        await this.read(answer, parse);
        throw Error('ended');
    }

    /** Each piece is a sign of life. */
    async read({ body }, on) {
        const reader = body.pipeThrough(new TextDecoderStream()).getReader();
        for (let piece = { value: '' }; !piece.done; piece = await reader.read()) {
            this.last = Date.now();
            on(piece.value);
        }
    }

    async ws() {
        const url = await this.owner.address('/ws', {}, this.signal);
        this.signal.throwIfAborted();
        const socket = new this.owner.options.WebSocket(url.replace(/^http/, 'ws'));
        this.signal.addEventListener('abort', () => socket.close());
        this.ping = () => socket.send('{"type":"ping"}'); // a page does not see the server's
        await new Promise((_, reject) => {
            socket.onerror = () => {}; // a close follows
            socket.onclose = ({ code }) => reject(Error(`was closed (${code})`));
            socket.onmessage = ({ data }) => this.receive(JSON.parse(data));
        });
    }

    async longpoll() {
        for (let wait = 0;; wait = this.owner.quiet) { // the first shows whether it works
            this.last = Date.now();
            this.limit = wait + this.patience;
            let text = '';
            await this.read(await this.owner.ask('/poll', { timeout: wait / 1000 }, this.signal), piece => { text += piece; });
            this.receive(JSON.parse(text));
        }
    }

    receive(message) {
        if (this.signal.aborted)
            return;
        this.last = Date.now();
        if (this.ping || !this.isOpen)
            this.limit = Infinity;
        if (!this.isOpen)
            this.owner.tell('live', this.owner.state);
        this.isOpen = true;
        this.owner.receive(message);
    }

    /** By a clock that goes on in sleep. */
    check() {
        const silence = Date.now() - this.last;
        if (silence > this.limit)
            this.end({ why: `brought nothing for ${Math.round(silence / 1000)} s` });
        else if (this.ping && this.limit === Infinity && silence > this.owner.quiet)
            this.ping(this.limit = silence + this.patience);
    }

    run(transport) {
        const watch = setInterval(() => this.check(), this.patience / 8);
        return new Promise(resolve => {
            this.end = resolve;
            this.signal.addEventListener('abort', resolve);
            this[transport]().catch(error => resolve({ why: error instanceof TypeError ? 'was cut' : error.message,
                                                       silence: Date.now() - this.last }));
        }).finally(() => clearInterval(watch));
    }
}

class Subscription {
    #faults = []; // why the first of `order` were left
    #cut; // after what silence
    #filling = false;
    #queue = [];
    #closing = new AbortController();
    #tabs;
    #wake = () => {};

    constructor(channel, options) {
        this.channel = channel;
        this.options = options;
        this.after = options.after;
        this.quiet = options.quiet;
        this.order = options.transport === 'auto' ? options.order : [options.transport];
        this.#tabs = new Tabs(this);
        const on = (type, act) => globalThis.window?.addEventListener(type, act, { signal: this.#closing.signal, capture: true });
        // A frozen tab must not keep the lock.
        on('freeze', () => { this.#tabs.stop(); this.tell('paused'); });
        on('resume', () => this.#tabs.start());
        on('online', () => { this.#faults = []; this.#wake(); });
        this.tell('connecting');
        this.#tabs.start();
    }

    close() {
        this.#tabs.stop();
        this.tell('closed');
        this.#closing.abort();
        this.#wake();
    }

    tell(name, more) {
        this.state = { ...more, name, shared: this.#tabs.role };
        this.#call('onState', this.state);
        this.#tabs.say();
    }

    #call(handler, value) {
        if (!this.#closing.signal.aborted)
            queueMicrotask(() => this.options[handler]?.(value));
    }

    /** An event, reset, hello, or a poll's answer: all of them. */
    receive(message) {
        if (message.id)
            return this.take(message);
        if (message.requested)
            this.#reset(message);
        message.events?.forEach(event => this.take(event));
        this.after ??= message.next;
    }

    take(event) {
        const verdict = judge(this.after, event);
        if (verdict === 'next' && !this.#filling)
            return this.#deliver(event);
        if (verdict === 'duplicate' || this.#queue.length === mostQueued)
            return;
        this.#queue.push(event);
        if (!this.#filling)
            this.#call('onGap', { after: this.after, event });
        this.#fill();
    }

    #deliver(event) {
        this.after = event.id;
        this.#tabs.say(event);
        this.#call('onEvent', event);
    }

    #reset({ requested, first, reason }) {
        const { epoch, seq } = parseId(first);
        this.after = `${epoch}:${seq - 1}`;
        this.#call('onReset', { requested, first, reason });
        this.#tabs.say();
    }

    /** "From now on" is this tab's now. */
    async begin(looking = this.#look(this.options.openTimeout)) {
        const next = await looking;
        this.after ??= next;
    }

    /** Another tab has seen all up to `id`. */
    reach(id) {
        if (judge(this.after, { id }) !== 'duplicate')
            this.#fill(id);
    }

    async #fill(id) {
        if (this.#filling)
            return;
        this.#filling = true;
        const { signal } = this.#closing;
        for (let attempt = 0, more = true; more && !signal.aborted;) {
            const { after } = this;
            const limit = AbortSignal.timeout(this.quiet * (attempt + 1));
            const answer = await this.json('/poll', { timeout: 0 }, AbortSignal.any([signal, limit]))
                .catch(() => this.#pause(backoff(attempt++, this.options)));
            if (!answer || this.after !== after) // by a reset
                continue;
            if (answer.reset)
                this.#reset(answer);
            answer.events.forEach(event => this.#deliver(event));
            this.#queue = this.#queue.filter(event => {
                const verdict = judge(this.after, event);
                return verdict === 'gap' || verdict === 'next' && this.#deliver(event);
            });
            // A fast feed always has more.
            more = answer.events.length && (this.#queue.length || id && judge(this.after, { id }) !== 'duplicate');
        }
        this.#filling = false;
        this.#queue = [];
        if (id && judge(this.after, { id }) === 'next')
            this.after = id;
    }

    async follow(signal) {
        const { openTimeout, retryMax, token, ticket } = this.options;
        let attempt = 0;
        let detour; // why to try a WebSocket out of turn
        while (!signal.aborted) {
            const patience = Math.min(openTimeout * (attempt + 1), retryMax);
            const end = await this.#attempt(patience, detour, signal)
                .catch(error => ({ ...error, failed: error.name, why: `server ${failures[error.name] ?? error.message}` }));
            detour = !detour && end.failed === 'TimeoutError' && this.order.includes('ws') && end.why;
            if (signal.aborted || end.again || detour)
                continue;
            if (/40[0134]/.test(end.status) && !ticket && typeof token !== 'function')
                return this.tell('refused', end);
            if (end.failed)
                this.#faults = [];
            if (end.worked)
                attempt = 0;
            const retryIn = 1000 * (end.retryAfter | 0) + backoff(attempt++, this.options);
            this.tell('waiting', { why: end.why, retryIn });
            await this.#pause(retryIn);
        }
    }

    /** Throws if the server fails. */
    async #attempt(patience, detour, outer) {
        const names = this.order.slice(this.#faults.length);
        const name = detour ? 'ws' : names[0];
        const ending = new AbortController();
        const link = new Link({ owner: this, signal: AbortSignal.any([outer, ending.signal]), patience });
        this.tell('connecting', { transport: name, why: detour || this.#faults.join('; ') });
        const looking = this.#look(patience);
        looking.then(() => detour && link.end({ again: true }), () => {});
        const end = await link.run(name);
        ending.abort();
        if (outer.aborted || end.again)
            return end;
        let blame = '';
        if (!link.isOpen) {
            await this.begin(looking);
            blame = `, though the server answers: does a proxy ${name === 'ws' ? 'strip upgrades' : 'buffer'}?`;
        } else if (end.silence > idleCut && Math.abs(end.silence - this.#cut) < end.silence / 5) {
            this.quiet = Math.min(this.quiet, end.silence / 2);
            if (name === 'sse')
                blame = ` after ${Math.round(end.silence / 1000)} s of silence: does a proxy end idle streams?`;
        }
        this.#cut = end.silence;
        const why = `${name} ${end.why}${blame}`;
        if (blame && !detour) {
            await this.#look(patience);
            this.#faults = names[1] ? [...this.#faults, why] : [];
        }
        return { why, again: blame && names[1], worked: link.isOpen && Date.now() - link.begun > 2 * patience };
    }

    /** The newest id. */
    async #look(patience) {
        return (await this.json('/poll', { timeout: 0, after: undefined }, AbortSignal.timeout(patience))).next;
    }

    async json(...request) { return (await this.ask(...request)).json(); }

    #pause(ms) {
        return new Promise(resolve => { setTimeout(this.#wake = resolve, ms); });
    }

    async address(path, query, signal) {
        const { url, token, ticket } = this.options;
        const search = { channel: this.channel, after: this.after, ...query };
        if (ticket)
            search.ticket = await ticket();
        else if (token && path === '/ws')
            search.ticket = (await this.json('/ticket', {}, signal, 'POST')).ticket;
        return `${url}${path}?${new URLSearchParams(JSON.parse(JSON.stringify(search)))}`; // without what is undefined
    }

    async ask(path, query, signal, method) {
        const { token } = this.options;
        const bearer = typeof token === 'function' ? await token() : token;
        const headers = bearer && { Authorization: `Bearer ${bearer}` };
        const answer = await fetch(await this.address(path, query, signal), { method, headers, signal, cache: 'no-store' });
        if (answer.ok)
            return answer;
        const { error } = await answer.json().catch(() => ({}));
        throw Object.assign(Error(`answered ${answer.status} ${error?.message ?? ''}`),
                            { status: answer.status, retryAfter: answer.headers.get('retry-after') });
    }
}

/** Who has the lock reads for all. */
class Tabs {
    constructor(owner) {
        const { url, share, token } = owner.options;
        this.owner = owner;
        this.locks = share && globalThis.navigator?.locks;
        const hash = [...`${token}`].reduce((sum, each) => sum * 31 + each.charCodeAt() | 0, 0);
        this.key = JSON.stringify([url, owner.channel, share, hash]);
    }

    get role() { return this.locks && (this.end ? 'leader' : 'follower'); }

    start() {
        if (!this.locks)
            return void this.lead();
        this.channel = new BroadcastChannel(this.key);
        this.channel.onmessage = ({ data }) => this.hear(data);
        this.watch = setInterval(() => this.check(), this.owner.options.tabInterval);
        this.join();
    }

    stop() {
        clearInterval(this.watch);
        this.waiting?.abort();
        this.channel = this.channel?.close();
        this.end?.();
    }

    join(steal) {
        this.waiting?.abort();
        this.waiting = new AbortController();
        this.missed = this.news = 0;
        this.ask();
        this.locks.request(this.key, steal ? { steal } : { signal: this.waiting.signal }, () => this.channel && this.lead()).catch(() => {
            if (this.end) { // stolen
                this.end();
                this.join();
            }
        });
    }

    lead() {
        return new Promise(resolve => {
            const reading = new AbortController();
            this.end = () => { this.end = undefined; reading.abort(); resolve(); };
            this.owner.follow(reading.signal);
        });
    }

    ask() { this.channel?.postMessage({ ask: true }); }

    say(event) {
        const { after, state } = this.owner;
        if (this.end)
            this.channel?.postMessage({ event, after, state });
    }

    hear({ ask, event, after, state }) {
        if (ask)
            return this.say();
        if (this.end)
            return;
        this.missed = 0;
        const here = this.owner.after;
        if (!here && !event)
            this.owner.begin().then(() => this.ask()).catch(() => {});
        if (event && here && here !== 'start')
            this.owner.take(event);
        if (after && here)
            this.owner.reach(after);
        const news = JSON.stringify(state);
        if (this.news !== news && (here || state.name !== 'live')) {
            this.news = news;
            this.owner.tell(state.name, state);
        }
    }

    /** A leader that hangs keeps its lock. Counted, as this tab may have slept. */
    check() {
        if (!this.end)
            ++this.missed > mostMissed ? this.join(true) : this.ask();
    }
}
