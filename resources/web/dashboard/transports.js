// SPDX-License-Identifier: GPL-3.0-or-later
// The four ways to get events, each with what the browser has: EventSource, WebSocket and fetch. Each function runs
// until its connection is lost (it throws, or returns why) or `link.signal` ends it.
//
// link: channel, after (id of the last event, mutable), types, signal, interval() in ms,
//       asked(dueMs), opened(), lost(cause), event(object), reset(object), answered(events), rereading()
import { ask, hasToken, streamUrl } from '/dashboard/access.js';
import { partsOf } from '/dashboard/eventid.js';

export const longPollSeconds = 25;
const answerWithinMs = 3000;
const secondPollMs = 250; // the first only tells where the log stands

/** JSON.parse, but numbers that this language would round are kept as they came, for JSON.stringify. */
export function parseJson(text) {
    if (!JSON.rawJSON || !/\d{16}/.test(text))
        return JSON.parse(text);
    return JSON.parse(text, (key, value, { source }) =>
        typeof value === 'number' && source.length > 15 && String(value) !== source ? JSON.rawJSON(source) : value);
}

export const pause = (ms, signal) => new Promise(resolve => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => { clearTimeout(timer); resolve(); }, { once: true });
});

const parametersOf = ({ channel, after }) => after ? { channel, after } : { channel };

function cursorBefore(id) {
    const { epoch, sequence } = partsOf(id);
    return `${epoch}:${Math.max(0, sequence - 1)}`;
}

function earlierOf(one, other) {
    const [a, b] = [partsOf(one), partsOf(other)];
    return a.epoch === b.epoch && a.sequence < b.sequence ? one : other;
}

/** One answer of /poll, handed on. */
async function poll(link, seconds) {
    link.asked(seconds * 1000 + answerWithinMs);
    const query = new URLSearchParams({ ...parametersOf(link), timeout: seconds });
    const answer = await ask(`/poll?${query}`, { signal: link.signal });
    const { events, next, reset, ...said } = parseJson(await answer.text());
    link.opened();
    if (reset)
        link.reset(said);
    link.answered(events);
    events.forEach(event => link.event(event));
    link.after = next;
}

async function longpoll(link) {
    if (!link.after)
        await poll(link, 0);
    while (!link.signal.aborted)
        await poll(link, longPollSeconds);
}

async function shortpoll(link) {
    if (!link.after) {
        await poll(link, 0);
        await pause(Math.min(secondPollMs, link.interval()), link.signal);
    }
    while (!link.signal.aborted) {
        const begun = performance.now();
        await poll(link, 0);
        await pause(Math.max(0, begun + link.interval() - performance.now()), link.signal);
    }
}

/** The newest id, so that nothing is missed if the first stream ends early; and the reason, if the server refuses. */
async function newestId({ channel, signal, asked }) {
    asked(answerWithinMs);
    return (await (await ask(`/poll?${new URLSearchParams({ channel, timeout: 0 })}`, { signal })).json()).next;
}

/** Opens an EventSource whose events go to `link`; `ended` hears why it will not come back by itself. */
function openSource(url, link, ended) {
    const source = new EventSource(url);
    const hear = type => source.addEventListener(type, message => {
        if (message.data === undefined) // the browser's own `error`
            return;
        const said = parseJson(message.data);
        link.after = said.id ?? (message.lastEventId || link.after);
        said.id ? link.event(said) : link.reset(said);
    });
    new Set([...link.types.known, 'reset']).forEach(hear);
    const isPublished = event => event instanceof MessageEvent; // its type may be `open` or `error` too
    source.onopen = event => isPublished(event) || link.opened();
    source.onerror = event => {
        if (isPublished(event))
            return;
        if (source.readyState === EventSource.CLOSED || hasToken()) { // a ticket is good for one connection
            ended('the stream ended');
            return;
        }
        link.lost('EventSource connects again by itself');
        ask('/health', { signal: link.signal }).catch(error => { // EventSource does not say why
            if (error instanceof TypeError && source.readyState === EventSource.CONNECTING)
                link.lost('the server cannot be reached; EventSource connects again by itself');
        });
    };
    return source;
}

/** EventSource hears only the types of events that it was told: what came of a new one is read again. */
async function sse(link) {
    const newest = await newestId(link);
    link.after ??= newest;
    let source;
    let turn = 0; // of the newest opening: an older one that still waits for its ticket has been overtaken
    const open = async ended => {
        const mine = ++turn;
        source?.close();
        link.asked(answerWithinMs);
        const url = await streamUrl('/events', parametersOf(link), link.signal);
        if (mine === turn && !link.signal.aborted)
            source = openSource(url, link, ended);
    };
    try {
        return await new Promise((resolve, reject) => {
            link.signal.addEventListener('abort', () => resolve('closed'), { once: true });
            open(resolve).catch(reject);
            link.types.learned = first => {
                link.after = earlierOf(link.after, cursorBefore(first));
                link.rereading();
                open(resolve).catch(reject);
            };
        });
    } finally {
        ++turn;
        link.types.learned = undefined;
        source?.close();
    }
}

function closeText({ code, reason }) {
    return reason ? `closed ${code}: ${reason}` : code === 1006 ? 'the connection broke off' : `closed with ${code}`;
}

async function ws(link) {
    link.asked(answerWithinMs);
    const url = await streamUrl('/ws', parametersOf(link), link.signal);
    if (link.signal.aborted)
        return 'closed';
    const socket = new WebSocket(url.replace(/^http/, 'ws'));
    let greeted = false;
    const receive = message => {
        if (message.type === 'hello') {
            greeted = true;
            link.after ??= message.next;
            link.opened();
        } else if (message.type === 'reset') {
            link.after = cursorBefore(message.first); // in case that nothing follows
            link.reset(message);
        } else if (message.id) {
            link.after = message.id;
            link.event(message);
        }
    };
    const cause = await new Promise(resolve => {
        link.signal.addEventListener('abort', () => resolve('closed'), { once: true });
        socket.onclose = event => resolve(closeText(event));
        socket.onmessage = ({ data }) => receive(parseJson(data));
    });
    socket.close();
    if (greeted || link.signal.aborted)
        return cause;
    await newestId(link); // a page is not told why a WebSocket was refused: this may be
    return `${cause}, although other requests get through`;
}

export const transports = { sse, ws, longpoll, poll: shortpoll };
