// SPDX-License-Identifier: GPL-3.0-or-later
// nginx in the foreground with a folder of its own, the frame around whatever `http` holds.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { program } from './peers.mjs';
import { Child, http as request, temporaryFolder, until } from './processes.mjs';

function frame(folder, { modules = [], http, connections, workers }) {
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
        .map(kind => `    ${kind}_temp_path ${folder}/${kind};`).join('\n');
    return `
${modules.map(path => `load_module ${path};`).join('\n')}
daemon off;
${process.getuid() === 0 ? 'user root;' : ''}
worker_processes ${workers};
pid ${folder}/pid;
error_log stderr error;
events { worker_connections ${connections}; }
http {
    access_log off;
${temporary}
${http}
}
`;
}

const argumentsFor = (folder, file) => ['-p', folder, '-c', file, '-e', 'stderr'];

/** Writes nginx.conf; `http` is text. Returns the arguments that nginx is to be started with. */
export function nginxArguments({ folder = temporaryFolder(), connections = 256, workers = 1, ...rest }) {
    const file = join(folder, 'nginx.conf');
    writeFileSync(file, frame(folder, { connections, workers, ...rest }));
    return argumentsFor(folder, file);
}

/** nginx, once GET `ready` is answered with `status`. */
export async function startNginx({ ready, status = 200, ...settings }) {
    const child = new Child(program('nginx'), nginxArguments(settings));
    await until(() => `nginx to answer: ${child.errors}`, () => {
        child.failIfEnded();
        return request('GET', ready).then(answer => answer.status === status, () => false);
    });
    return child;
}
