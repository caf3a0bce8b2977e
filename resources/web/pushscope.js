// SPDX-License-Identifier: GPL-3.0-or-later
// Follows a channel of a PushScope server over whichever transport gets through, and comes back by itself: nothing is
// missed, nothing comes twice. Copy this file, it needs no other. docs/pushscope-js.md explains it.

const defaults = {
    transport: 'auto',
    order: ['sse', 'ws', 'longpoll'],
    share: true,
    openTimeout: 2000, // without a byte, and a transport counts as blocked
    quiet: 10_000, // then a WebSocket is asked whether it lives, and a long poll ends
    retryMin: 1000,
    retryMax: 30_000,
    tabInterval: 1500, // between two questions to the tab that reads for all
};
const idleCut = 1500; // what ends after a longer silence was cut because of it
const steady = 5000; // what lives longer works
const forgiveAfter = 300_000; // then transports that were left get another chance
const mostQueued = 10_000;
const mostMissed = 3;

/** See pushscope.d.ts for the options. The result has close(), `after` and `state`. */
export function subscribe(channel, options) {
    return new Subscription(channel, { ...defaults, url: globalThis.location?.origin, ...options });
}

function parseId(id) {
    const [, epoch, seq] = /^(.+):(\d+)$/.exec(id) ?? [];
    return { epoch, seq: Number(seq) };
}

/** What an event is to one who has seen all up to `after`: 'next', 'duplicate', or 'gap' if one before it is missing. */
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

/** Full jitter: after a restart of the server its clients come back spread over the whole time, not all at its end. */
export function backoff(attempt, { retryMin, retryMax } = defaults) {
    return Math.random() * Math.min(retryMax, retryMin * 2 ** attempt);
}

/** Server-Sent Events (WHATWG HTML 9.2.6), text in any pieces: calls `on` with each block and each comment. */
export function sseParser(on) {
    let rest = '';
    let block = {};
    return text => {
        const lines = (rest + text).split(/\r\n|\n|\r(?!$)/); // a \n may follow the last \r
        rest = lines.pop();
        for (const line of lines) {
            const [, name, value] = /^([^:]*):? ?(.*)/s.exec(line);
            if (!line) {
                on(block);
                block = {};
            } else if (!name) {
                on({ comment: value });
            } else {
                block[name] = name === 'data' && name in block ? `${block.data}\n${value}` : value;
            }
        }
    };
}

const fail = (words, more) => { throw Object.assign(new Error(words), more); };
const seconds = ms => `${Math.round(ms / 100) / 10} s`;

/** One connection, watched: it ends when its transport does, or when nothing comes of it. */
class Link {
    constructor(subscription, more) {
        Object.assign(this, more, { subscription, last: Date.now(), limit: more.patience });
    }

    /** By fetch: EventSource shows neither comments, which are the heartbeats, nor statuses, and cannot send a token. */
    async sse() {
        const answer = await this.ask('/events');
        const type = answer.headers.get('content-type');
        if (!/event-stream/.test(type))
            fail(`got ${type}`);
        const parse = sseParser(({ id, data, comment }) => {
            this.receive(data ? JSON.parse(data) : { next: id }); // the hello is an id alone
            const heartbeat = /heartbeat=([\d.]+)/.exec(comment);
            if (heartbeat)
                this.limit = 2000 * heartbeat[1] || Infinity;
        });
        const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
        for (;;) {
            const { done, value } = await reader.read();
            if (done)
                fail('ended');
            parse(value);
        }
    }

    async ws() {
        const { options } = this.subscription;
        const url = await this.subscription.address('/ws', {}, this.signal);
        const socket = new (options.WebSocket ?? WebSocket)(url.replace(/^http/, 'ws'));
        this.signal.addEventListener('abort', () => socket.close());
        this.ping = () => socket.send('{"type":"ping"}'); // pages do not see the server's
        await new Promise((_, reject) => {
            socket.onerror = () => {}; // tells nothing; a close follows
            socket.onclose = ({ code }) => reject(new Error(`was closed (${code})`));
            socket.onmessage = ({ data }) => this.receive(JSON.parse(data));
        });
    }

    async longpoll() {
        for (let wait = 0;; wait = this.quiet) { // the first shows whether it works
            this.limit = wait + this.patience;
            this.receive(await (await this.ask('/poll', { timeout: wait / 1000 })).json());
        }
    }

    ask(path, query) {
        this.last = Date.now();
        return this.subscription.ask(path, query, this.signal);
    }

    receive(message) {
        if (this.signal.aborted)
            return;
        this.last = Date.now();
        this.pinged = 0;
        if (!this.isOpen) {
            this.isOpen = true;
            this.limit = Infinity;
            this.opened();
        }
        this.subscription.receive(message);
    }

    /** By the time of day, which goes on while a computer sleeps. Timers of hidden tabs come once a minute. */
    check() {
        const now = Date.now();
        const silence = now - this.last;
        if (this.pinged ? now - this.pinged > this.patience : silence > this.limit)
            this.end({ why: `brought nothing for ${seconds(silence)}`, isStale: true });
        else if (this.isOpen && this.ping && !this.pinged && silence > this.quiet)
            this.ping(this.pinged = now);
    }

    /** Resolves with the reason for its end. */
    async run(name) {
        const watch = setInterval(() => this.check(), this.patience / 8);
        const end = await new Promise(resolve => {
            this.end = resolve;
            this.signal.addEventListener('abort', resolve);
            this[name]().catch(error => resolve({ why: error instanceof TypeError ? 'was cut' : error.message }));
        });
        clearInterval(watch);
        return { ...end, silence: Date.now() - this.last };
    }
}

class Subscription {
    #left = {}; // transports that do not get through, and why
    #filling = false;
    #queue = [];
    #closing = new AbortController();
    #tabs;

    constructor(channel, options) {
        this.channel = channel;
        this.options = options;
        this.after = options.after;
        this.quiet = options.quiet;
        this.#tabs = new Tabs(this);
        const on = (target, type, act) => target?.addEventListener?.(type, act, { signal: this.#closing.signal });
        const { document } = globalThis;
        // A frozen tab must hold neither connection nor lock: the others would wait for what it cannot pass on.
        on(document, 'freeze', () => { this.#tabs.stop(); this.tell('paused'); });
        on(document, 'resume', () => this.#tabs.start());
        on(globalThis, 'online', () => { this.#left = {}; this.wake?.(); });
        this.tell('connecting');
        this.#tabs.start();
    }

    close() {
        this.tell('closed');
        this.#closing.abort();
        this.#tabs.stop();
        this.#tabs.channel?.close();
    }

    tell(name, more) {
        this.state = { ...more, name, shared: this.#tabs.role };
        this.#call('onState', this.state);
        this.#tabs.tell();
    }

    #call(handler, value) {
        if (!this.#closing.signal.aborted)
            queueMicrotask(() => this.options[handler]?.(value)); // what the page throws does not end the stream
    }

    /** An event, a reset, a hello, or the answer to a poll, which may be all of them. */
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
        if (this.#filling) {
            if (this.#queue.length < mostQueued) // the next one shows a gap again
                this.#queue.push(event);
        } else if (verdict === 'next') {
            this.#deliver(event);
        } else if (verdict === 'gap') {
            this.#call('onGap', { after: this.after, prev: event.prev, id: event.id });
            this.#queue.push(event);
            this.#fill();
        }
    }

    #deliver(event) {
        this.after = event.id;
        this.#tabs.say({ event });
        this.#call('onEvent', event);
    }

    /** The server does not know `after` any more; all that it still has follows. */
    #reset({ requested, first, reason }) {
        const { epoch, seq } = parseId(first);
        this.after = `${epoch}:${seq - 1}`;
        this.#call('onReset', { requested, first, reason });
        this.#tabs.tell();
    }

    /** The tab that reads has seen all up to `id`. */
    reach(id) {
        if (this.after && judge(this.after, { id }) !== 'duplicate')
            this.#fill(id);
        this.after ??= id;
    }

    /** Asks for what is missing. What comes meanwhile waits in the queue. */
    async #fill(id) {
        if (this.#filling)
            return;
        this.#filling = true;
        const { signal } = this.#closing;
        for (let attempt = 0, more = true; more && !signal.aborted;)
            more = await this.#catchUp(signal).catch(() => this.pause(backoff(attempt++, this.options), signal));
        this.#filling = false;
        const isNew = event => judge(this.after, event) === 'next';
        this.#queue.splice(0).forEach(event => isNew(event) && this.#deliver(event));
        if (id && isNew({ id }))
            this.after = id;
    }

    /** Resolves with true if there may be more. */
    async #catchUp(signal) {
        const { after } = this;
        const answer = await (await this.ask('/poll', { timeout: 0 }, signal)).json();
        if (this.after !== after) // a reset came meanwhile
            return true;
        if (answer.reset)
            this.#reset(answer);
        answer.events.forEach(event => this.#deliver(event));
        return answer.events.length > 0;
    }

    /** Reads until `signal` ends it, over one transport after the other. */
    async follow(signal) {
        const { openTimeout, retryMax, token, ticket } = this.options;
        for (let attempt = 0; !signal.aborted;) {
            let end;
            try {
                const patience = Math.min(openTimeout * (attempt + 1), retryMax);
                this.after ??= await this.#look(patience); // whatever the first stream brings, this is where to go on
                end = await this.#attempt(patience, signal);
            } catch (error) { // of the server itself
                end = { ...error, why: `server ${error instanceof TypeError ? 'not reached' : error.message}` };
            }
            if (signal.aborted || end.again)
                continue;
            if ([400, 401, 403, 404].includes(end.status) && !ticket && typeof token !== 'function')
                return this.tell('refused', end);
            attempt = end.lived > steady ? 0 : attempt;
            const retryIn = 1000 * (end.retryAfter ?? 0) + backoff(attempt++, this.options);
            this.tell('waiting', { why: end.why, retryIn });
            await this.pause(retryIn, signal);
        }
    }

    /** One connection, and whether its end is its transport's fault. Throws if it is the server's. */
    async #attempt(patience, outer) {
        const { transport, order } = this.options;
        const [name, other] = (transport === 'auto' ? order : [transport]).filter(each => !this.#left[each]);
        const why = Object.values(this.#left).join('; ');
        const ending = new AbortController();
        const link = new Link(this, { patience, quiet: this.quiet, signal: AbortSignal.any([outer, ending.signal]) });
        link.opened = () => this.tell('live', { transport: name, why });
        this.tell('connecting', { transport: name, why });
        const begun = Date.now();
        const end = await link.run(name);
        ending.abort();
        if (outer.aborted)
            return end;
        end.lived = link.isOpen && Date.now() - begun;
        const blame = this.#blame(name, link.isOpen, end, await this.#look(patience));
        end.why = `${name} ${blame ?? end.why}`;
        if (blame)
            this.#left[name] = end.why;
        if (blame && !other || end.lived > forgiveAfter)
            this.#left = {};
        return { ...end, again: blame && other };
    }

    /** Why to leave this transport, if that is to be done. */
    #blame(name, isOpen, { why, isStale, silence }, newest) {
        if (!isOpen)
            return `${why}, ` + (!newest ? 'as other requests: are the six HTTP/1.1 connections to this host in use?'
                : `though the server answers: does a proxy ${name === 'ws' ? 'strip upgrades' : 'hold answers back'}?`);
        const restarted = newest && parseId(newest).epoch !== parseId(this.after).epoch;
        if (isStale || restarted || silence < idleCut)
            return;
        this.quiet = Math.min(this.quiet, silence / 2); // the others can break the silence
        if (name === 'sse')
            return `was cut after ${seconds(silence)} of silence: does a proxy end idle streams?`;
    }

    /** The newest id, if the server answers at all; undefined if that takes too long. */
    async #look(patience) {
        const signal = AbortSignal.timeout(patience);
        try {
            return (await (await this.ask('/poll', { timeout: 0, after: undefined }, signal)).json()).next;
        } catch (error) {
            if (!signal.aborted)
                throw error;
        }
    }

    pause(ms, signal) {
        return new Promise(resolve => {
            this.wake = () => resolve(true);
            setTimeout(this.wake, ms);
            signal.addEventListener('abort', this.wake);
        });
    }

    async address(path, query, signal) {
        const { url, token, ticket } = this.options;
        const search = new URLSearchParams(JSON.parse(JSON.stringify({ channel: this.channel, after: this.after, ...query })));
        if (ticket)
            search.set('ticket', await ticket());
        else if (token && path === '/ws') // cannot send a header
            search.set('ticket', (await (await this.ask('/ticket', {}, signal, 'POST')).json()).ticket);
        return `${url}${path}?${search}`;
    }

    async ask(path, query, signal, method) {
        const { token } = this.options;
        const bearer = typeof token === 'function' ? await token() : token;
        const headers = bearer ? { Authorization: `Bearer ${bearer}` } : {};
        const answer = await fetch(await this.address(path, query, signal), { method, headers, signal, cache: 'no-store' });
        if (answer.ok)
            return answer;
        const { error } = await answer.json().catch(() => ({}));
        return fail(`answered ${answer.status} ${error?.message ?? ''}`,
                    { status: answer.status, retryAfter: answer.headers.get('retry-after') });
    }
}

/**
 * Many tabs, one connection: the tab that has the lock reads, and passes on what it reads. Each has its own cursor and asks
 * for what it missed, so it does not matter who reads. Without Web Locks (plain http) each is on its own.
 */
class Tabs {
    constructor(subscription) {
        const { url, share, token } = subscription.options;
        this.subscription = subscription;
        this.locks = share && globalThis.navigator?.locks;
        if (!this.locks)
            return;
        this.key = JSON.stringify([url, subscription.channel, share, typeof token === 'string' && token]);
        this.channel = new BroadcastChannel(this.key);
        this.channel.onmessage = ({ data }) => this.hear(data);
    }

    get role() { return this.locks && (this.end ? 'leader' : 'follower'); }

    start() {
        if (!this.locks)
            return void this.lead();
        this.knows = false; // where the leader is
        this.missed = 0;
        this.watch = setInterval(() => this.check(), this.subscription.options.tabInterval);
        this.join();
    }

    stop() {
        clearInterval(this.watch);
        this.waiting?.abort();
        this.end?.();
    }

    join(steal) {
        this.waiting?.abort();
        this.waiting = new AbortController();
        this.channel.postMessage({ ask: true });
        this.locks.request(this.key, steal ? { steal } : { signal: this.waiting.signal }, () => this.lead()).catch(() => {
            if (this.end) { // another tab took it
                this.end();
                this.join();
            }
        });
    }

    lead() {
        return new Promise(resolve => {
            const reading = new AbortController();
            this.end = () => { this.end = undefined; reading.abort(); resolve(); };
            this.subscription.follow(reading.signal);
        });
    }

    say(message) {
        if (this.end)
            this.channel?.postMessage(message);
    }

    tell() {
        const { after, state } = this.subscription;
        this.say({ after, state });
    }

    hear({ ask, event, after, state }) {
        if (ask)
            return this.tell();
        if (this.end)
            return;
        this.missed = 0;
        if (event && this.knows)
            this.subscription.take(event);
        if (after) {
            this.knows = true;
            this.subscription.reach(after);
        }
        const { name, why, transport } = this.subscription.state;
        if (state && (state.name !== name || state.why !== why || state.transport !== transport))
            this.subscription.tell(state.name, state);
    }

    /** A leader that hangs keeps its lock. Rounds are counted, not time: this tab may have slept itself. */
    check() {
        if (this.end)
            return;
        const hangs = ++this.missed > mostMissed;
        this.missed %= mostMissed + 1;
        hangs ? this.join(true) : this.channel.postMessage({ ask: true });
    }
}
