// SPDX-License-Identifier: GPL-3.0-or-later
// A client of PushScope's server for pages: follows a channel over the transport of your choice, publishes, and holds
// a WebSocket for rooms. What is cut off comes back by itself, with nothing missed and nothing twice.

let token = sessionStorage.getItem('token');
const here = new URL(location);
if (here.searchParams.has('token')) { // it moves out of the address, which others may see
    token = here.searchParams.get('token');
    sessionStorage.setItem('token', token);
    here.searchParams.delete('token');
    history.replaceState(null, '', here);
}

const pause = ms => new Promise(resolve => { setTimeout(resolve, ms); });
const beforeRetry = () => pause(1000 + 1000 * Math.random()); // not all clients at once

/** fetch() with the token, if there is one. Asks the visitor for it where one is needed. */
export async function ask(path, options = {}) {
    const headers = token ? { ...options.headers, Authorization: `Bearer ${token}` } : options.headers;
    const answer = await fetch(path, { ...options, headers });
    if (answer.status !== 401 && !(answer.status === 403 && token))
        return answer;
    const given = await askForToken(answer.status === 403);
    if (!given)
        return answer;
    token = given;
    sessionStorage.setItem('token', token);
    return ask(path, options);
}

let asking;

function askForToken(again) {
    asking ??= new Promise(resolve => {
        const dialog = document.createElement('dialog');
        dialog.innerHTML = `<form method="dialog"><p></p><label>Token <input type="password" autocomplete="off"></label>
                            <button>OK</button></form>`;
        dialog.querySelector('p').textContent = again ? 'This token does not allow it.' : 'This server asks for a token.';
        dialog.onclose = () => {
            asking = undefined;
            dialog.remove();
            resolve(dialog.querySelector('input').value);
        };
        document.body.append(dialog);
        dialog.showModal();
    });
    return asking;
}

/** The URL of a stream. Streams cannot send headers: a ticket stands for the token, once. */
async function address(path, parameters) {
    const query = new URLSearchParams(parameters);
    if (token)
        query.set('ticket', (await (await ask('/ticket', { method: 'POST' })).json()).ticket);
    return `${location.origin}${path}?${query}`;
}

/** Publishes `data` as JSON; resolves with the event's id. */
export async function publish(channel, data, event = 'message') {
    const answer = await ask(`/publish?${new URLSearchParams({ channel, event })}`, {
        method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(data) });
    const said = await answer.json();
    if (!answer.ok)
        throw new Error(said.error.message);
    return said.id;
}

/** Asks once for what is newer, and waits for it for so many seconds. */
async function poll(stream, timeout) {
    const query = new URLSearchParams({ channel: stream.channel, after: stream.after, timeout });
    const answer = await ask(`/poll?${query}`, { signal: stream.signal });
    if (!answer.ok)
        throw new Error(answer.statusText);
    const { events, next } = await answer.json();
    stream.opened();
    events.forEach(stream.take);
    stream.after = next;
}

// Each carries events until it is cut off or `stream.signal` ends it.
const transports = {
    async sse(stream) {
        const source = new EventSource(await address('/events', { channel: stream.channel, after: stream.after }));
        await new Promise(resolve => {
            stream.signal.addEventListener('abort', resolve);
            source.onopen = stream.opened;
            source.onerror = event => event instanceof MessageEvent || resolve(); // `error` may be published, too
            for (const type of stream.types)
                source.addEventListener(type, ({ data }) => stream.take(JSON.parse(data)));
        });
        source.close();
    },

    async ws(stream) {
        const url = await address('/ws', { channel: stream.channel, after: stream.after });
        const socket = new WebSocket(url.replace(/^http/, 'ws'));
        await new Promise(resolve => {
            stream.signal.addEventListener('abort', resolve);
            socket.onopen = stream.opened;
            socket.onclose = resolve;
            socket.onmessage = ({ data }) => stream.take(JSON.parse(data));
        });
        socket.close();
    },

    async longpoll(stream) {
        stream.opened(); // the server has just answered; the first poll may wait long
        while (!stream.signal.aborted)
            await poll(stream, 25);
    },

    async poll(stream) {
        while (!stream.signal.aborted) {
            await poll(stream, 0);
            await pause(1000);
        }
    },
};

/**
 * Hands the events of a channel to `receive`, each as {id, channel, event, t, data}. `after` is the id to go on behind,
 * or 'start' for all that the server still has; without it, from now on. EventSource must be told the `types` of events.
 * `state` hears 'connecting', 'live' and 'waiting'. The result has close() and `after`, the id of the last event.
 */
export function follow(channel, { transport = 'sse', after, types = ['message'], receive, state = () => {} }) {
    const ending = new AbortController();
    const { signal } = ending;
    const tell = text => { if (!signal.aborted) state(text); };
    const stream = {
        channel, after, types, signal,
        opened: () => tell('live'),
        take: event => {
            if (!event.id || signal.aborted) // the hello of a WebSocket
                return;
            stream.after = event.id;
            receive(event);
        },
    };
    const run = async () => {
        tell('connecting');
        const answer = await ask(`/poll?${new URLSearchParams({ channel, timeout: 0 })}`); // also gets the token asked for
        stream.after ??= (await answer.json()).next;
        await transports[transport](stream);
    };
    (async () => {
        while (!signal.aborted) {
            await run().catch(() => {}); // as if it had been cut off
            tell('waiting');
            if (!signal.aborted)
                await beforeRetry();
        }
    })();
    return { close: () => ending.abort(), get after() { return stream.after; } };
}

/**
 * A WebSocket for commands, as join-room. `opened` is called with the id of the session each time that it is connected,
 * `receive` with each message, `state` as by follow(). The result has send() for objects, which tells
 * whether it could, and close().
 */
export function connect({ opened, receive, state = () => {} }) {
    let socket;
    let closed = false;
    (async () => {
        while (!closed) {
            state('connecting');
            await ask('/time').catch(() => {}); // gets the token asked for
            const url = await address('/ws', { channel: 'none' }).catch(() => null);
            await new Promise(resolve => {
                if (!url)
                    return resolve();
                socket = new WebSocket(url.replace(/^http/, 'ws'));
                socket.onclose = resolve;
                socket.onmessage = ({ data }) => {
                    const message = JSON.parse(data);
                    if (message.type !== 'hello')
                        return receive(message);
                    state('live');
                    opened(message.session);
                };
            });
            if (!closed) {
                state('waiting');
                await beforeRetry();
            }
        }
    })();
    return {
        send: message => {
            const isOpen = socket?.readyState === WebSocket.OPEN;
            if (isOpen)
                socket.send(JSON.stringify(message));
            return isOpen;
        },
        close: () => { closed = true; socket?.close(); },
    };
}
