// SPDX-License-Identifier: GPL-3.0-or-later
// The four servers, and at which URLs each of them does the same.
import { accessSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { freePort, program, startServer, stopServer, temporaryFolder } from './children.mjs';

const nchanModule = '/usr/lib/nginx/modules/ngx_nchan_module.so';
const nodeServer = fileURLToPath(new URL('../nodeserver.mjs', import.meta.url));
const peersFolder = new URL('../../peers/package.json', import.meta.url);
const connectionsBeyondClients = 200;

function nchanConfiguration(folder, port, connections) {
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
        .map(kind => `    ${kind}_temp_path ${folder}/${kind};`).join('\n');
    return `
load_module ${nchanModule};
daemon off;
${process.getuid() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${folder}/pid;
error_log stderr crit;
events { worker_connections ${2 * connections}; } # it drops idle ones when a sixteenth is left
http {
    access_log off;
    keepalive_requests 1000000000;
${temporary}
    server {
        listen 127.0.0.1:${port} backlog=4096;
        location = /tiny { return 200 "ok"; }
        location ~ ^/pub/([a-z]+)$ {
            nchan_publisher;
            nchan_channel_id $1;
            nchan_message_buffer_length 100;
        }
        location ~ ^/sub/([a-z]+)$ {
            nchan_subscriber;
            nchan_channel_id $1;
            nchan_subscriber_first_message newest;
        }
    }
}
`;
}

function present(path, target) {
    try {
        accessSync(path);
    } catch {
        throw new Error(`${path} is missing: build it (cmake --build build/release --target ${target})`);
    }
}

const endpoints = { sse: '/events', ws: '/ws', longpoll: '/poll' };

/**
 * `clients` is the number of connections a server must hold. Each kind has
 *   check()            throws if something it needs is missing
 *   start(clients)     resolves with the process and its port
 *   load(transport)    paths for `bench`; `sub` is missing where it finds the endpoints of ours by itself
 *   paths(transport)   `sub` to subscribe to, `pub` to publish to; none if it has no such transport
 *   tiny, unheard      paths of a small answer, and to publish to where nobody listens
 */
export function serverKinds(cli, bareloop) {
    return {
        ours: {
            check: () => present(cli, 'pushscope-cli'),
            async start(clients) {
                const port = await freePort();
                const most = String(clients + connectionsBeyondClients);
                const args = ['serve', '--listen', `127.0.0.1:${port}`, '--feed', 'none', '--max-connections', most];
                return { port, process: await startServer(cli, args, port) };
            },
            load: () => ({}),
            paths: transport => ({ sub: endpoints[transport], pub: '/publish' }),
            tiny: '/time',
            unheard: '/publish?channel=unheard',
        },
        nchan: {
            check() {
                program('nginx', 'nginx-light');
                try {
                    accessSync(nchanModule);
                } catch {
                    throw new Error('nginx has no nchan: install the Debian package libnginx-mod-nchan');
                }
            },
            async start(clients) {
                const port = await freePort();
                const folder = temporaryFolder();
                const file = join(folder, 'nginx.conf');
                writeFileSync(file, nchanConfiguration(folder, port, clients + connectionsBeyondClients));
                const nginx = program('nginx', 'nginx-light');
                return { port, process: await startServer(nginx, ['-p', folder, '-c', file, '-e', 'stderr'], port) };
            },
            load: transport => ({ sub: `/sub/${transport}`, pub: `/pub/${transport}` }),
            paths: transport => ({ sub: `/sub/${transport}`, pub: `/pub/${transport}` }),
            tiny: '/tiny',
            unheard: '/pub/unheard',
        },
        node: {
            check() {
                try {
                    createRequire(peersFolder).resolve('ws');
                } catch {
                    throw new Error("the npm package ws is missing: run 'npm ci' in tests/peers (packaging/test does)");
                }
            },
            async start() {
                const port = await freePort();
                return { port, process: await startServer(process.execPath, [nodeServer, String(port)], port) };
            },
            load: transport => ({ sub: `/${transport}`, pub: '/pub' }),
            paths: transport => ({ sub: `/${transport}`, pub: '/pub' }),
            tiny: '/tiny',
        },
        bare: {
            check: () => present(bareloop, 'bareloop'),
            async start() {
                const port = await freePort();
                return { port, process: await startServer(bareloop, [String(port)], port) };
            },
            load: transport => transport === 'longpoll' ? undefined : { sub: '/sub', pub: '/pub' },
        },
    };
}

/** Starts the named kinds, calls work(servers), and stops them. */
export async function withServers(kinds, names, clients, work) {
    const servers = [];
    try {
        for (const name of names) {
            const started = await kinds[name].start(clients);
            servers.push({ name, ...kinds[name], ...started, origin: `http://127.0.0.1:${started.port}` });
        }
        return await work(servers);
    } finally {
        await Promise.all(servers.map(server => stopServer(server.process)));
    }
}

/** Another one begins in each round, so that none has the best place. */
export function inTurn(servers, round) {
    return servers.map((_, i) => servers[(i + round) % servers.length]);
}
