// SPDX-License-Identifier: GPL-3.0-or-later
// Functions that run in a page: each uses a server as far as the browser lets it, and tells what it got.

/* c8 ignore start: runs in the page */

/** What a page can read: each outcome is 'refused', or what was read. */
export async function readAll({ base, after }) {
    const patienceMs = 8000;
    const webSocketBase = base.replace('http', 'ws');
    const giveUp = () => new Promise(resolve => { setTimeout(() => resolve('nothing happened'), patienceMs); });
    const fetched = (path, init) => fetch(`${base}${path}`, init).then(
        async answer => (answer.status === 403 ? 'refused' : `${answer.status} ${(await answer.text()).slice(0, 200)}`),
        () => 'refused');
    const eventSource = path => new Promise(resolve => {
        const source = new EventSource(`${base}${path}`);
        const got = ({ data }) => { source.close(); resolve(data); };
        for (const type of ['message', 'reset'])
            source.addEventListener(type, got);
        source.onerror = () => resolve(source.readyState === EventSource.CLOSED ? 'refused' : 'lost');
    });
    const webSocket = path => new Promise(resolve => {
        const socket = new WebSocket(`${webSocketBase}${path}`);
        socket.onopen = () => socket.send('{"type":"publish","channel":"default","event":"message","data":"forged"}');
        socket.onmessage = ({ data }) => { socket.close(); resolve(data); };
        socket.onerror = () => resolve('refused');
    });
    const tries = {
        'fetch /stats': fetched('/stats'),
        'fetch /time': fetched('/time'),
        'fetch /poll': fetched(`/poll?timeout=0&after=${after}`),
        'fetch /events': fetched(`/events?after=${after}`),
        'fetch /health': fetched('/health'),
        'fetch /stats, with a header': fetched('/stats', { headers: { Authorization: 'Bearer x' } }),
        'fetch POST /ticket': fetched('/ticket', { method: 'POST' }),
        'fetch POST /publish, text': fetched('/publish', { method: 'POST', body: 'forged' }),
        'fetch POST /publish, JSON': fetched('/publish', {
            method: 'POST', body: '{"forged":1}', headers: { 'Content-Type': 'application/json' } }),
        'fetch POST /publish, form': fetched('/publish', { method: 'POST', body: new URLSearchParams({ forged: 1 }) }),
        'fetch POST /publish, with credentials': fetched('/publish', {
            method: 'POST', body: 'forged', credentials: 'include' }),
        'EventSource': eventSource(`/events?after=${after}`),
        'WebSocket': webSocket(`/ws?after=${after}`),
    };
    const outcomes = {};
    for (const [name, outcome] of Object.entries(tries))
        outcomes[name] = await Promise.race([outcome, giveUp()]);
    return outcomes;
}

/** What a page sends without being able to read the answer; each URL ends in its own `try`. */
export function sendAll({ base }) {
    const form = (name, encoding) => {
        const frame = document.createElement('iframe');
        frame.name = name;
        document.body.append(frame);
        const element = document.createElement('form');
        Object.assign(element, { method: 'post', enctype: encoding, action: `${base}/publish?try=${name}`, target: name });
        const field = document.createElement('input');
        Object.assign(field, { name: 'forged', value: 'forged' });
        element.append(field);
        document.body.append(element);
        element.submit();
    };
    const load = (tag, path, name) => {
        const element = document.createElement(tag);
        element.src = `${base}${path}?try=${name}`;
        document.body.append(element);
    };
    form('form-urlencoded', 'application/x-www-form-urlencoded');
    form('form-multipart', 'multipart/form-data');
    form('form-text', 'text/plain');
    load('img', '/events', 'img');
    load('script', '/poll', 'script');
    load('iframe', '/', 'iframe');
    navigator.sendBeacon(`${base}/publish?try=beacon`, 'forged');
    const silent = { method: 'POST', mode: 'no-cors', body: 'forged' };
    fetch(`${base}/publish?try=no-cors`, silent).catch(() => {});
    fetch(`${base}/ticket?try=no-cors-ticket`, { method: 'POST', mode: 'no-cors' }).catch(() => {});
    fetch(`${base}/events?try=no-cors-stream`, { mode: 'no-cors' }).catch(() => {});
    return ['form-urlencoded', 'form-multipart', 'form-text', 'img', 'script', 'iframe', 'beacon', 'no-cors', 'no-cors-ticket',
            'no-cors-stream'];
}

/** Publishes and receives over each transport, as a page that may. */
export async function useAll({ base, after, headers, ticket }) {
    const post = async (path, body, more = {}) => {
        const answer = await fetch(`${base}${path}`, { method: 'POST', body, headers: { ...headers, ...more } });
        if (!answer.ok)
            throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
        return answer.json();
    };
    const credential = async () => (ticket ? `&ticket=${(await post('/ticket')).ticket}` : '');
    const outcomes = {};
    outcomes.publish = typeof (await post('/publish', '"fetch"', { 'Content-Type': 'application/json' })).id;
    const answer = await fetch(`${base}/poll?timeout=5&after=${after}`, { headers });
    outcomes.poll = (await answer.json()).events.map(event => event.data);
    const eventSourcePath = `${base}/events?after=${after}${await credential()}`;
    outcomes.eventSource = await new Promise((resolve, reject) => {
        const source = new EventSource(eventSourcePath);
        source.onmessage = ({ data }) => { source.close(); resolve(JSON.parse(data).data); };
        source.onerror = () => reject(new Error('EventSource'));
    });
    outcomes.eventSourceAgain = await new Promise(resolve => {
        const source = new EventSource(eventSourcePath);
        source.onopen = () => { source.close(); resolve('open'); };
        source.onerror = () => resolve(source.readyState === EventSource.CLOSED ? 'refused' : 'lost');
    });
    const webSocketPath = `${base.replace('http', 'ws')}/ws?after=${after}${await credential()}`;
    outcomes.webSocket = await new Promise((resolve, reject) => {
        const socket = new WebSocket(webSocketPath);
        const seen = [];
        socket.onmessage = ({ data }) => {
            const message = JSON.parse(data);
            seen.push(message.type ?? message.data);
            if (message.type === 'hello')
                socket.send('{"type":"publish","channel":"default","event":"message","data":"by WebSocket"}');
            if (message.type === 'published' || message.type === 'error') {
                socket.close();
                resolve(seen);
            }
        };
        socket.onerror = () => reject(new Error('WebSocket'));
    });
    return outcomes;
}
/* c8 ignore stop */
