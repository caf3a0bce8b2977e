// SPDX-License-Identifier: GPL-3.0-or-later
// A push server as one writes it with Node.js' http and the package ws: SSE at /sse, WebSocket at /ws, long poll at
// /longpoll, POST /pub to all of them. Of servers.mjs.
//   nodeserver.mjs PORT
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../peers/package.json', import.meta.url));
const { WebSocketServer } = require('ws');

const backlog = 4096;
const streams = new Set();
let waiting = [];
let last = 0;
let lastPayload = '';

function answerPoll(response) {
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
    const answered = waiting;
    waiting = [];
    answered.forEach(answerPoll);
}

const server = createServer((request, response) => {
    if (request.method === 'POST') {
        let body = '';
        request.setEncoding('latin1').on('data', part => { body += part; });
        request.once('end', () => {
            publish(body);
            response.writeHead(200, { 'Content-Length': 0 });
            response.end();
        });
    } else if (request.url === '/sse') {
        response.writeHead(200, { 'Content-Type': 'text/event-stream' });
        response.flushHeaders();
        streams.add(response);
        response.once('close', () => streams.delete(response));
    } else if (request.headers['if-none-match'] !== undefined && request.headers['if-none-match'] !== `"${last}"`) {
        answerPoll(response); // one behind; a feed with a history would send all that it missed
    } else {
        waiting.push(response);
    }
});
const sockets = new WebSocketServer({ server, path: '/ws', perMessageDeflate: false });
server.requestTimeout = 0;
server.keepAliveTimeout = 0;
server.listen({ port: Number(process.argv[2]), host: '127.0.0.1', backlog });
process.once('SIGTERM', () => process.exit(0));
