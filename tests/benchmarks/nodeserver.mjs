// SPDX-License-Identifier: GPL-3.0-or-later
// A push server as one writes it with Node.js' http and the package ws: SSE at /sse, WebSocket at /ws, long poll at
// /longpoll, POST /pub to all of them, /tiny with a small answer, and what was handed to each transport at /delivered.
//   nodeserver.mjs PORT
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../peers/package.json', import.meta.url));
const { WebSocketServer } = require('ws');

const backlog = 4096;
const streams = new Set();
const delivered = { sse: 0, ws: 0, longpoll: 0 };
let waiting = [];
let last = 0;
let lastPayload = '';

function answerPoll(response) {
    ++delivered.longpoll;
    response.writeHead(200, { 'Content-Type': 'text/plain', ETag: `"${last}"`, 'Content-Length': lastPayload.length });
    response.end(lastPayload);
}

function publish(payload) {
    ++last;
    lastPayload = payload;
    const block = `data: ${payload}\n\n`;
    for (const response of streams)
        response.write(block);
    for (const socket of sockets.clients)
        socket.send(payload);
    delivered.sse += streams.size;
    delivered.ws += sockets.clients.size;
    const answered = waiting;
    waiting = [];
    answered.forEach(answerPoll);
}

function answer(response, type, text) {
    response.writeHead(200, { 'Content-Type': type, 'Content-Length': text.length });
    response.end(text);
}

function takePublication(request, response) {
    let body = '';
    request.setEncoding('latin1').on('data', part => { body += part; });
    request.once('end', () => {
        publish(body);
        response.writeHead(200, { 'Content-Length': 0 });
        response.end();
    });
}

function openStream(response) {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.flushHeaders();
    streams.add(response);
    response.once('close', () => streams.delete(response));
}

const server = createServer((request, response) => {
    const known = request.headers['if-none-match'];
    if (request.method === 'POST')
        takePublication(request, response);
    else if (request.url === '/sse')
        openStream(response);
    else if (request.url === '/tiny')
        answer(response, 'text/plain', 'ok');
    else if (request.url === '/delivered')
        answer(response, 'application/json', JSON.stringify(delivered));
    else if (known !== undefined && known !== `"${last}"`)
        answerPoll(response); // one behind; a feed with a history would send all that it missed
    else
        waiting.push(response);
});
const sockets = new WebSocketServer({ server, path: '/ws', perMessageDeflate: false });
server.requestTimeout = 0;
server.keepAliveTimeout = 0;
server.listen({ port: Number(process.argv[2]), host: '127.0.0.1', backlog });
process.once('SIGTERM', () => process.exit(0));
