// SPDX-License-Identifier: GPL-3.0-or-later
import { connect, createServer } from 'node:net';
import { performance } from 'node:perf_hooks';

const timerErrorMs = 2; // a timer may be that late; the rest is waited for turn by turn

/** Calls back in order, each `delayMs` after it was asked to. */
class DelayLine {
    constructor(delayMs) {
        this.delayMs = delayMs;
        this.waiting = [];
    }

    push(act) {
        if (this.delayMs === 0) {
            act();
            return;
        }
        this.waiting.push({ due: performance.now() + this.delayMs, act });
        if (this.waiting.length === 1)
            this.wait();
    }

    wait() {
        const left = this.waiting[0].due - performance.now();
        if (left > timerErrorMs)
            setTimeout(() => this.turn(), left - timerErrorMs);
        else
            setImmediate(() => this.turn());
    }

    turn() {
        while (this.waiting.length > 0 && this.waiting[0].due <= performance.now())
            this.waiting.shift().act();
        if (this.waiting.length > 0)
            this.wait();
    }
}

/**
 * A TCP relay in front of `port` that holds what comes from the server for `delayMs`, and passes the other direction
 * at once. `change` may replace the bytes from the server by others of the same length; `passed` hears them, as text,
 * when they are sent on. `listen` is its own port, 0 for a free one.
 */
export async function startRelay(port, { delayMs = 0, change = text => text, passed = () => {}, listen = 0 } = {}) {
    const sockets = new Set();
    const relay = createServer({ allowHalfOpen: true, noDelay: true }, client => {
        const server = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
        const down = new DelayLine(delayMs);
        const closeBoth = () => { client.destroy(); server.destroy(); };
        for (const socket of [client, server]) {
            sockets.add(socket);
            socket.on('error', closeBoth);
            socket.on('close', () => sockets.delete(socket));
        }
        client.on('data', bytes => server.write(bytes));
        client.on('end', () => server.end());
        client.on('close', () => server.destroy());
        server.on('data', bytes => {
            const text = change(bytes.toString('latin1'));
            down.push(() => {
                passed(text);
                client.write(text, 'latin1');
            });
        });
        server.on('end', () => down.push(() => client.end()));
    });
    await new Promise(resolve => relay.listen(listen, '127.0.0.1', resolve));
    return {
        url: `http://127.0.0.1:${relay.address().port}`,
        close() {
            for (const socket of sockets)
                socket.destroy();
            relay.close();
        },
    };
}
