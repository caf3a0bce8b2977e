// SPDX-License-Identifier: GPL-3.0-or-later
// nginx as a reverse proxy with the habits that a proxy may have.
import { startNginx } from '../../peers/lib/nginx.mjs';
import { freePort } from '../../peers/lib/processes.mjs';

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

const hop = "    map $http_upgrade $hop { default upgrade; '' ''; }";

/** One nginx in front of the port `target`, with an address for each list of habits: {urls, stop()}. */
export async function startProxies(target, lists) {
    const ports = await Promise.all(lists.map(() => freePort()));
    const urls = ports.map(port => `http://127.0.0.1:${port}`);
    const servers = lists.map((names, index) => server(ports[index], target, names));
    const child = await startNginx({ http: [hop, ...servers].join('\n'), ready: `${urls[0]}/health` });
    return { urls, stop: () => child.stop(), kill: () => child.kill('SIGTERM') };
}
