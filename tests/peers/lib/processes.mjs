// SPDX-License-Identifier: GPL-3.0-or-later
// Processes that end with the test, and waiting for conditions.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

import { pushscopeCli } from './peers.mjs';

const pollIntervalMs = 20;
const defaultTimeoutMs = 30_000;

const running = new Set();
const folders = new Set();

/** What a failed test has left running would keep this program from ending. */
export function endAll() {
    for (const child of running)
        child.kill('SIGKILL');
}

process.on('exit', () => {
    endAll();
    for (const folder of folders)
        rmSync(folder, { recursive: true, force: true });
});
process.on('SIGTERM', () => process.exit(143));
process.on('SIGINT', () => process.exit(130));

/** Waits until condition() gives something true, and returns that; fails with `what` after the timeout. */
export async function until(what, condition, timeoutMs = defaultTimeoutMs) {
    const end = Date.now() + timeoutMs;
    for (;;) {
        const value = await condition();
        if (value)
            return value;
        if (Date.now() > end)
            throw new Error(`waited ${timeoutMs} ms for: ${typeof what === 'function' ? what() : what}`);
        await delay(pollIntervalMs);
    }
}

/** A folder that is removed when the test ends. */
export function temporaryFolder() {
    const folder = mkdtempSync(join(tmpdir(), 'pushscope-peers-'));
    folders.add(folder);
    return folder;
}

/** A port that was free a moment ago, for servers that cannot listen on port 0. */
export function freePort() {
    return new Promise((resolve, reject) => {
        const server = createServer();
        server.once('error', reject);
        server.listen(0, '127.0.0.1', () => {
            const { port } = server.address();
            server.close(() => resolve(port));
        });
    });
}

/** A child process; stderr is kept for error messages. */
export class Child {
    constructor(command, args, options = {}) {
        this.name = `${command.split('/').pop()} ${args.join(' ')}`;
        this.errors = '';
        this.process = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
        running.add(this.process);
        this.process.stderr.setEncoding('utf8').on('data', text => {
            this.errors = (this.errors + text).slice(-8000);
        });
        this.ended = new Promise(resolve => {
            this.process.once('error', error => {
                this.errors += error.message;
                resolve({ code: null, signal: null });
            });
            this.process.once('close', (code, signal) => {
                running.delete(this.process);
                resolve({ code, signal });
            });
        });
        this.ended.then(result => { this.result = result; });
    }

    kill(signal) {
        this.process.kill(signal);
    }

    /** Ends it as a user would, and fails if it does not end well. */
    async stop() {
        this.kill('SIGTERM');
        await until(() => `${this.name} to end after SIGTERM; it said: ${this.errors}`, () => this.result, 10_000);
        if (this.result.code !== 0)
            throw new Error(`${this.name}: exit ${this.result.code}, signal ${this.result.signal}: ${this.errors}`);
    }

    failIfEnded() {
        if (this.result)
            throw new Error(`${this.name} ended (code ${this.result.code}, signal ${this.result.signal}): ${this.errors}`);
    }
}

/** `pushscope-cli serve`, listening. `port` is 0 for a free one. */
export async function startServer(args = [], port = 0) {
    const portFile = join(temporaryFolder(), 'port');
    const server = new Child(pushscopeCli(), ['serve', '--listen', `127.0.0.1:${port}`, '--port-file', portFile, ...args]);
    await until(() => `the port file of ${server.name}: ${server.errors}`, () => {
        server.failIfEnded();
        try {
            server.port = Number(readFileSync(portFile, 'utf8'));
        } catch {
            return false;
        }
        return server.port > 0;
    });
    server.process.stdout.resume();
    server.url = `http://127.0.0.1:${server.port}`;
    return server;
}

/** `pushscope-cli watch --json`; `lines` are the objects it has printed so far. */
export class Watch extends Child {
    constructor(url, args = []) {
        super(pushscopeCli(), ['watch', url, '--json', ...args]);
        this.lines = [];
        this.unreadable = [];
        createInterface({ input: this.process.stdout }).on('line', line => {
            try {
                this.lines.push(JSON.parse(line));
            } catch {
                this.unreadable.push(line);
            }
        });
    }

    of(kind, from = 0) {
        return this.lines.slice(from).filter(line => line.kind === kind);
    }

    get events() {
        return this.of('event');
    }

    /** Waits for a line that fits, at index `from` or later; returns its index. */
    async line(what, fits, from = 0, timeoutMs = defaultTimeoutMs) {
        let index = -1;
        await until(() => `${what} of ${this.name}; ${this.digest(from)}`, () => {
            this.failIfEnded();
            index = this.lines.findIndex((line, at) => at >= from && fits(line));
            return index >= 0;
        }, timeoutMs);
        return index;
    }

    async opened(from = 0) {
        return this.line('open', line => line.kind === 'open', from);
    }

    async eventCount(count, timeoutMs = defaultTimeoutMs) {
        await until(() => `${count} events of ${this.name}; ${this.digest()}`, () => {
            this.failIfEnded();
            return this.events.length >= count;
        }, timeoutMs);
    }

    /** Stops it and returns the summary, its last line. */
    async summary() {
        await this.stop();
        const last = this.lines.at(-1);
        if (last?.kind !== 'summary' || this.unreadable.length > 0)
            throw new Error(`${this.name}: last line ${JSON.stringify(last)}, unreadable ${this.unreadable.length}: ${this.errors}`);
        return last;
    }

    digest(from = 0) {
        const counts = {};
        for (const { kind } of this.lines.slice(from))
            counts[kind] = (counts[kind] ?? 0) + 1;
        const others = this.lines.slice(from).filter(line => line.kind !== 'event').slice(-8);
        return `it printed ${JSON.stringify(counts)}, last ${others.map(line => JSON.stringify(line)).join(' ')} ${this.errors}`;
    }
}

/** One HTTP request; resolves with status, headers and the body as text. */
export function http(method, url, body = undefined, headers = {}) {
    return new Promise((resolve, reject) => {
        const outgoing = request(url, { method, headers, agent: false }, answer => {
            let text = '';
            answer.setEncoding('utf8').on('data', part => { text += part; });
            answer.once('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
        });
        outgoing.once('error', reject);
        outgoing.end(body);
    });
}
