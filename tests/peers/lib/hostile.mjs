// SPDX-License-Identifier: GPL-3.0-or-later
// A server that speaks PushScope's envelope and breaks its promises by a fixed plan.
import { createServer } from 'node:http';

import { npmPackage } from './peers.mjs';

const epoch = 'hostile';
const channel = 'default';
const entriesPerPiece = 97; // of a stream's writes and a poll's answers
const stepBetweenKinds = 17; // mixes them, where it has no divisor in common with their number

/** What is sent: sequence numbers, in the order of sending. The places of all that is wrong are disjoint. */
export function makePlan({ events, dropped, repeated, swapped }) {
    const kinds = [...Array(dropped).fill('drop'), ...Array(repeated).fill('repeat'), ...Array(swapped).fill('swap')];
    const distance = Math.floor(events / (kinds.length + 1));
    const at = new Map(kinds.map((kind, i) => [(i * stepBetweenKinds % kinds.length + 1) * distance, kind]));
    const sent = [];
    for (let n = 1; n <= events; ++n) {
        const kind = at.get(n);
        if (kind === 'swap')
            sent.push(n + 1, n++);
        else if (kind === 'repeat')
            sent.push(n, n);
        else if (kind !== 'drop')
            sent.push(n);
    }
    return sent;
}

export function idOf(sequence) {
    return `${epoch}:${sequence}`;
}

function envelopeOf(sequence) {
    const prev = sequence > 1 ? { prev: idOf(sequence - 1) } : {};
    return JSON.stringify({ id: idOf(sequence), ...prev, channel, event: 'message', t: 1, data: { n: sequence } });
}

function pieces(plan) {
    return Array.from({ length: Math.ceil(plan.length / entriesPerPiece) },
                      (_, i) => plan.slice(i * entriesPerPiece, (i + 1) * entriesPerPiece));
}

/** Each piece in a turn of its own, so that it is read as several. */
function sendInPieces(plan, send) {
    const rest = pieces(plan);
    const next = () => {
        const piece = rest.shift();
        if (piece) {
            send(piece);
            setTimeout(next, 1);
        }
    };
    next();
}

class PollAnswers {
    constructor(plan) {
        this.rest = pieces(plan);
        this.next = 0;
        this.last = undefined;
    }

    /** The next piece for who goes on where it ended; `undefined`: nothing more comes. */
    after(id) {
        if (id === undefined)
            return { events: [], next: idOf(0) };
        if (id !== idOf(this.next))
            throw new Error(`poll after ${id} instead of ${idOf(this.next)}`);
        const piece = this.rest.shift();
        if (!piece)
            return undefined;
        this.next = Math.max(this.next, ...piece);
        return { events: piece.map(n => JSON.parse(envelopeOf(n))), next: idOf(this.next) };
    }
}

function answerPoll(answers, request, url, response) {
    const after = url.searchParams.get('after') ?? undefined;
    let answer;
    try {
        answer = answers.after(after);
    } catch (error) {
        response.writeHead(400).end(error.message);
        return;
    }
    const send = () => response.writeHead(200, { 'Content-Type': 'application/json' })
        .end(JSON.stringify(answer ?? { events: [], next: after }));
    if (answer || url.searchParams.get('timeout') === '0') {
        send();
    } else {
        const timer = setTimeout(send, 1000 * Number(url.searchParams.get('timeout') ?? 25));
        response.once('close', () => clearTimeout(timer));
    }
}

/** One watcher only: its connections are counted, since a second one would be sent the plan again. */
export async function startHostileServer(plan) {
    const { WebSocketServer } = await npmPackage('ws');
    const answers = new PollAnswers(plan);
    const hostile = { streams: 0 };
    const server = createServer((request, response) => {
        const url = new URL(request.url, 'http://hostile');
        if (url.pathname === '/events') {
            ++hostile.streams;
            response.writeHead(200, { 'Content-Type': 'text/event-stream' });
            response.write(`: hello\nid: ${idOf(0)}\n\n`);
            sendInPieces(plan, piece => response.write(
                piece.map(n => `id: ${idOf(n)}\ndata: ${envelopeOf(n)}\n\n`).join('')));
        } else if (url.pathname === '/poll') {
            answerPoll(answers, request, url, response);
        } else {
            response.writeHead(404).end();
        }
    });
    const sockets = new WebSocketServer({ server, path: '/ws' });
    sockets.on('connection', socket => {
        ++hostile.streams;
        socket.send(JSON.stringify({ type: 'hello', session: 's', next: idOf(0) }));
        sendInPieces(plan, piece => piece.forEach(n => socket.send(envelopeOf(n))));
    });
    await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
    hostile.url = `http://127.0.0.1:${server.address().port}`;
    hostile.close = () => {
        for (const socket of sockets.clients)
            socket.terminate();
        server.closeAllConnections();
        server.close();
    };
    return hostile;
}
