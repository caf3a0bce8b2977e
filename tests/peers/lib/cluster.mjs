// SPDX-License-Identifier: GPL-3.0-or-later
// Several servers that share a Redis, and nginx in front of them as it is shipped.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { startNginx } from './nginx.mjs';
import { program } from './peers.mjs';
import { Child, freePort, http, startServer, temporaryFolder, until } from './processes.mjs';

const shipped = fileURLToPath(new URL('../../../packaging/linux/nginx', import.meta.url));

/** The names of the shipped configurations. */
export const configurations = ['pushscope', 'pushscope-least-connections', 'pushscope-sticky', 'pushscope-tls'];

/** As the shipped configuration says what nginx 1.25.1 changed. */
function speaksOfHttp2Apart() {
    const [, major, minor] = /nginx\/(\d+)\.(\d+)/.exec(spawnSync(program('nginx'), ['-v'], { encoding: 'utf8' }).stderr).map(Number);
    return major > 1 || minor >= 25;
}

function replaced(text, what, by) {
    if (!what.test(text))
        throw new Error(`the shipped configuration holds no ${what}`);
    return text.replace(what, by);
}

/**
 * A shipped configuration with nothing but ports, nodes and the place of the certificate replaced, and a folder that
 * holds what it includes.
 */
export function shippedConfiguration(name, { folder = temporaryFolder(), port, plainPort, nodes, certificate, key }) {
    cpSync(join(shipped, 'snippets'), join(folder, 'snippets'), { recursive: true });
    let text = readFileSync(join(shipped, `${name}.conf`), 'utf8');
    const servers = nodes.map(node => `    server 127.0.0.1:${node} max_fails=1 fail_timeout=5s;`).join('\n');
    text = replaced(text, /(^ {4}server 127\.0\.0\.1:\d+.*;\n)+/m, `${servers}\n`);
    text = replaced(text, /^ {4}listen \[::\]:.*;\n/gm, '');
    if (name === 'pushscope-tls') {
        const listen = `listen 127.0.0.1:${port} ssl`;
        text = replaced(text, /listen 443 ssl http2;/, speaksOfHttp2Apart() ? `${listen}; http2 on;` : `${listen} http2;`);
        text = replaced(text, /listen 80;/, `listen 127.0.0.1:${plainPort};`);
        text = replaced(text, /ssl_certificate \S+;/, `ssl_certificate ${certificate};`);
        text = replaced(text, /ssl_certificate_key \S+;/, `ssl_certificate_key ${key};`);
    } else {
        text = replaced(text, /listen 80;/, `listen 127.0.0.1:${port};`);
    }
    return { folder, http: text };
}

/** A shipped nginx in front of the nodes' ports: a Child with `url`. */
export async function startFront(nodes, name = 'pushscope-least-connections') {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const front = await startNginx({ ...shippedConfiguration(name, { port, nodes }), connections: 2048, ready: `${url}/health` });
    return Object.assign(front, { url });
}

/** A Redis of its own that can die and come back on the same port. */
export class Redis {
    constructor(folder, port, appendfsync) {
        this.folder = folder;
        this.port = port;
        this.appendfsync = appendfsync;
    }

    /** By default what it has answered is on the disk. */
    static async start({ appendfsync = 'always' } = {}) {
        const redis = new Redis(join(temporaryFolder(), 'redis'), await freePort(), appendfsync);
        await redis.start();
        return redis;
    }

    async start() {
        mkdirSync(this.folder, { recursive: true });
        this.child = new Child(program('redis-server'), [
            '--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.folder, '--save', '',
            '--appendonly', 'yes', '--appendfsync', this.appendfsync, '--daemonize', 'no', '--logfile', '',
        ]);
        this.child.process.stdout.resume();
        await until(() => `Redis to answer: ${this.child.errors}`, () => {
            this.child.failIfEnded();
            return this.ask('PING') === 'PONG';
        });
    }

    async die() {
        this.child.kill('SIGKILL');
        await this.child.ended;
    }

    forget() {
        rmSync(this.folder, { recursive: true, force: true });
    }

    ask(...command) {
        const cli = spawnSync(program('redis-cli'), ['-p', String(this.port), ...command], { encoding: 'utf8', timeout: 5000 });
        return cli.stdout.trim();
    }

    brokerAt(port = this.port) {
        return `redis://127.0.0.1:${port}/0`;
    }

    stop() {
        return this.child.stop();
    }
}

/** `count` nodes with one log, ready to publish. */
export async function startNodes(count, broker, args = ['--history', '100000']) {
    const nodes = await Promise.all(Array.from({ length: count }, () => startServer(
        ['--broker', broker, '--trust-proxy', '127.0.0.1', '--heartbeat', '1', ...args])));
    await Promise.all(nodes.map(healthy));
    return nodes;
}

export function healthy(node) {
    return until(() => `${node.name} to be healthy: ${node.errors}`,
                 () => http('GET', `${node.url}/health`).then(answer => answer.status === 200, () => false));
}

export const packaging = dirname(shipped);
