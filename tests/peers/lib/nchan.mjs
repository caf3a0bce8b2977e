// SPDX-License-Identifier: GPL-3.0-or-later
// nginx with the nchan module.
import { startNginx } from './nginx.mjs';
import { freePort, http } from './processes.mjs';

const modulePath = '/usr/lib/nginx/modules/ngx_nchan_module.so';

const server = (port) => `
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
    }`;

export async function startNchan() {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const child = await startNginx({ modules: [modulePath], http: server(port), connections: 64, ready: url, status: 204 });
    return {
        subscribeUrl: (channel) => `${channel.startsWith('ws') ? url.replace('http', 'ws') : url}/sub/${channel}`,
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
