// SPDX-License-Identifier: GPL-3.0-or-later
// nginx with the nchan module, with a configuration of its own in a temporary folder.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { program } from './peers.mjs';
import { Child, freePort, http, temporaryFolder, until } from './processes.mjs';

const modulePath = '/usr/lib/nginx/modules/ngx_nchan_module.so';

function configuration(folder, port) {
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
        .map(kind => `    ${kind}_temp_path ${folder}/${kind};`).join('\n');
    return `
load_module ${modulePath};
daemon off;
${process.getuid() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${folder}/pid;
error_log stderr warn;
events { worker_connections 64; }
http {
    access_log off;
${temporary}
    server {
        listen 127.0.0.1:${port};
        location = / { return 204; }
        location ~ ^/pub/([a-z]+)$ {
            nchan_publisher;
            nchan_channel_id $1;
            nchan_message_buffer_length 2000;
            nchan_message_timeout 5m;
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

export async function startNchan() {
    const nginx = program('nginx');
    const folder = temporaryFolder();
    const port = await freePort();
    const file = join(folder, 'nginx.conf');
    writeFileSync(file, configuration(folder, port));
    const child = new Child(nginx, ['-p', folder, '-c', file, '-e', 'stderr']);
    const url = `http://127.0.0.1:${port}`;
    await until(() => `nginx to answer: ${child.errors}`, () => {
        child.failIfEnded();
        return http('GET', url).then(answer => answer.status === 204, () => false);
    });
    return {
        subscribeUrl: (channel) => `${channel === 'ws' ? url.replace('http', 'ws') : url}/sub/${channel}`,
        publishUrl: (channel) => `${url}/pub/${channel}`,
        async publish(channel, text) {
            const { status } = await http('POST', `${url}/pub/${channel}`, text, { 'Content-Type': 'text/plain' });
            if (status !== 201 && status !== 202)
                throw new Error(`nchan answered ${status} to a message`);
        },
        /** What it says of a channel: messages, subscribers, … */
        async channel(name) {
            const { status, text } = await http('GET', `${url}/pub/${name}`, undefined, { Accept: 'text/json' });
            return status === 200 ? JSON.parse(text) : {};
        },
        async subscribers(channel) {
            return (await this.channel(channel)).subscribers ?? 0;
        },
        stop: () => child.stop(),
        /** After a failure, if it still runs; its master ends the worker. */
        kill: () => child.kill('SIGTERM'),
    };
}
