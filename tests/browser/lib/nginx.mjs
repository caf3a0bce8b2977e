// SPDX-License-Identifier: GPL-3.0-or-later
// nginx as a reverse proxy with a configuration of its own in a temporary folder.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { program } from '../../peers/lib/peers.mjs';
import { Child, freePort, http, temporaryFolder, until } from '../../peers/lib/processes.mjs';

/** What a proxy does to streams; each is off unless named. */
const habits = {
    buffers: 'proxy_buffering on; proxy_ignore_headers X-Accel-Buffering;',
    upgrades: 'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $hop;',
    impatient: 'proxy_read_timeout 5s;',
};

function server(port, target, names) {
    return `
    server {
        listen 127.0.0.1:${port};
        location / {
            proxy_pass http://127.0.0.1:${target};
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            ${names.includes('upgrades') ? '' : 'proxy_set_header Connection "";'}
            ${names.includes('buffers') ? '' : 'proxy_buffering off;'}
            ${names.map(name => habits[name]).join('\n            ')}
        }
    }`;
}

function configuration(folder, servers) {
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
        .map(kind => `    ${kind}_temp_path ${folder}/${kind};`).join('\n');
    return `
daemon off;
${process.getuid() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${folder}/pid;
error_log stderr error;
events { worker_connections 256; }
http {
    access_log off;
    map $http_upgrade $hop { default upgrade; '' ''; }
${temporary}
${servers.join('\n')}
}
`;
}

/** One nginx in front of the port `target`, with an address for each list of habits: {urls, stop()}. */
export async function startProxies(target, lists) {
    const folder = temporaryFolder();
    const ports = await Promise.all(lists.map(() => freePort()));
    const file = join(folder, 'nginx.conf');
    writeFileSync(file, configuration(folder, lists.map((names, index) => server(ports[index], target, names))));
    const child = new Child(program('nginx'), ['-p', folder, '-c', file, '-e', 'stderr']);
    const urls = ports.map(port => `http://127.0.0.1:${port}`);
    await until(() => `nginx to answer: ${child.errors}`, () => {
        child.failIfEnded();
        return http('GET', `${urls[0]}/health`).then(answer => answer.status === 200, () => false);
    });
    return { urls, stop: () => child.stop(), kill: () => child.kill('SIGTERM') };
}
