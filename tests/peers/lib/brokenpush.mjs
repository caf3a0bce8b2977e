// SPDX-License-Identifier: GPL-3.0-or-later
// A push server that gets wrong what it can: each fault is one that the conformance suite must find.
import { createHash } from 'node:crypto';
import { createServer } from 'node:net';

const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const streamLifeMs = 500;

function answer(status, lines, body) {
    return `HTTP/1.1 ${status}\r\n${lines}Content-Length: ${body.length}\r\n\r\n${body}`;
}

/** Takes the last Content-Length, knows no chunks, asks for no Host, and takes a bare CR for a line end. */
function takeRequest(text) {
    const end = text.indexOf('\r\n\r\n');
    if (end < 0)
        return undefined;
    const head = text.slice(0, end);
    const lengths = [...head.matchAll(/[\r\n]\s*content-length\s*:\s*(\d+)/gi)];
    const size = Number(lengths.at(-1)?.[1] ?? 0);
    if (text.length < end + 4 + size)
        return undefined;
    const [method, path = '/'] = head.trimStart().split(' ');
    return { method: method.toUpperCase(), path, head, rest: text.slice(end + 4 + size) };
}

/** A stream of the wrong type that is not UTF-8, with a bad retry and an id with NUL, and soon over. */
function serveStream(socket) {
    socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=latin1\r\nContent-Length: 99999\r\n\r\n');
    socket.write(Buffer.from('retry: 3s\n\nid: a\0b\ndata: \xe9\n\nstray: 1\n\n', 'latin1'));
    setTimeout(() => socket.destroy(), streamLifeMs).unref();
}

function maskedFrame(opcode, payload) {
    return Buffer.concat([Buffer.from([0x80 | opcode, 0x80 | payload.length, 0, 0, 0, 0]), payload]);
}

/** Takes whatever frame comes for a short one; answers pings with an upper-case payload, masked; knows no close. */
function serveWebSocket(socket, head, { rightAccept, subprotocol }) {
    const key = /sec-websocket-key: *(\S+)/i.exec(head)?.[1] ?? '';
    const accept = rightAccept ? createHash('sha1').update(key + guid).digest('base64') : 'bm90IHJpZ2h0IGF0IGFsbCEhIQ==';
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n${subprotocol ? 'Sec-WebSocket-Protocol: mine\r\n' : ''}Sec-WebSocket-Accept: ${accept}\r\n\r\n`);
    socket.on('data', bytes => {
        const masked = (bytes[1] & 0x80) !== 0;
        const size = bytes[1] & 0x7f;
        const start = masked ? 6 : 2;
        const payload = bytes.subarray(start, start + size).map((byte, i) => (masked ? byte ^ bytes[2 + i % 4] : byte));
        if ((bytes[0] & 0x0f) === 9)
            socket.write(maskedFrame(10, Buffer.from(Buffer.from(payload).toString('latin1').toUpperCase(), 'latin1')));
    });
}

function serve(socket, { method, path, head }, subprotocol) {
    if (path.startsWith('/events'))
        serveStream(socket);
    else if (path.startsWith('/ws'))
        serveWebSocket(socket, head, { rightAccept: path === '/ws', subprotocol });
    else
        socket.write(answer(method === 'GET' || method === 'HEAD' ? '200 OK' : '405 Method Not Allowed', '', 'fine'));
    return !path.startsWith('/events') && !path.startsWith('/ws');
}

export async function startBrokenPush({ subprotocol = true } = {}) {
    const open = new Set();
    const server = createServer(socket => {
        let text = '';
        open.add(socket);
        socket.once('close', () => open.delete(socket));
        socket.on('error', () => {});
        const read = bytes => {
            text += bytes.toString('latin1');
            for (let request = takeRequest(text); request; request = takeRequest(text)) {
                text = request.rest;
                if (!serve(socket, request, subprotocol)) {
                    socket.off('data', read);
                    return;
                }
            }
        };
        socket.on('data', read);
    });
    await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
    return {
        url: `http://127.0.0.1:${server.address().port}`,
        close() {
            for (const socket of open)
                socket.destroy();
            server.close();
        },
    };
}
