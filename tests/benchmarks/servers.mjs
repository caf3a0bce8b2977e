// SPDX-License-Identifier: GPL-3.0-or-later
// Deliveries per second of ours, of nginx with nchan, of Node.js and of a bare epoll loop, with the same generator in
// one run on one machine, as a table in Markdown.
//   servers.mjs PUSHSCOPE_CLI BARELOOP [--clients 1000,9000] [--seconds 5] [--rounds 5] [--transports sse,ws,longpoll]
//               [--servers ours,nchan,node,bare] [--out FILE.md]
// Each event is published when the last client has the one before (bench --lockstep). A rate that saturates would say
// less: servers differ in what they do with more than they can send (queue, drop, cut off), not in how much that is.
// Only the ratios of one run mean something; the machine should be idle.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { cpus, release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const startTimeoutMs = 10_000;
const warmupSeconds = 1;
const connectionsBeyondClients = 200;
const nchanModule = '/usr/lib/nginx/modules/ngx_nchan_module.so';

const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
        clients: { type: 'string', default: '1000,9000' },
        seconds: { type: 'string', default: '5' },
        rounds: { type: 'string', default: '5' },
        transports: { type: 'string', default: 'sse,ws,longpoll' },
        servers: { type: 'string', default: 'ours,nchan,node,bare' },
        out: { type: 'string' },
    },
});
const [cli, bareloop] = positionals;
if (!cli || !bareloop) {
    console.error('usage: servers.mjs PUSHSCOPE_CLI BARELOOP [--clients N,N] [--seconds S] [--rounds N] [--out FILE.md]');
    process.exit(2);
}
const clientCounts = values.clients.split(',').map(Number);
const rounds = Number(values.rounds);
const transports = values.transports.split(',');
const mostConnections = Math.max(...clientCounts) + connectionsBeyondClients;

const folder = mkdtempSync(join(tmpdir(), 'pushscope-servers-'));
const children = [];
process.on('exit', () => {
    for (const child of children)
        child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
});
process.on('SIGINT', () => process.exit(130));

function freePort() {
    return new Promise((resolve, reject) => {
        const server = createServer().once('error', reject);
        server.listen(0, '127.0.0.1', () => {
            const { port } = server.address();
            server.close(() => resolve(port));
        });
    });
}

function answers(port) {
    return new Promise(resolve => {
        const socket = connect(port, '127.0.0.1');
        socket.once('connect', () => { socket.destroy(); resolve(true); });
        socket.once('error', () => resolve(false));
    });
}

async function start(command, args, port) {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    let ended = false;
    child.stderr.setEncoding('utf8').on('data', text => { errors = (errors + text).slice(-4000); });
    child.once('error', error => { errors += error.message; ended = true; });
    child.once('exit', () => { ended = true; });
    children.push(child);
    for (const end = Date.now() + startTimeoutMs; !await answers(port); await delay(20)) {
        if (ended || Date.now() > end)
            throw new Error(`${command} does not listen: ${errors}`);
    }
}

function nchanConfiguration(port) {
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
        .map(kind => `    ${kind}_temp_path ${folder}/${kind};`).join('\n');
    return `
load_module ${nchanModule};
daemon off;
${process.getuid() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${folder}/pid;
error_log stderr crit;
events { worker_connections ${2 * mostConnections}; } # it drops idle ones when a sixteenth is left
http {
    access_log off;
    keepalive_requests 1000000000;
${temporary}
    server {
        listen 127.0.0.1:${port} backlog=4096;
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

/** How each server is started; gives the URLs of a transport to subscribe to and to publish to, or nothing. */
const kinds = {
    async ours() {
        const port = await freePort();
        await start(cli, ['serve', '--listen', `127.0.0.1:${port}`, '--max-connections', String(mostConnections)], port);
        return () => ({ url: `http://127.0.0.1:${port}` });
    },
    async nchan() {
        const port = await freePort();
        const file = join(folder, 'nginx.conf');
        writeFileSync(file, nchanConfiguration(port));
        await start('/usr/sbin/nginx', ['-p', folder, '-c', file, '-e', 'stderr'], port);
        const origin = `http://127.0.0.1:${port}`;
        return transport => ({ url: `${origin}/sub/${transport}`, publishUrl: `${origin}/pub/${transport}` });
    },
    async node() {
        const port = await freePort();
        await start(process.execPath, [fileURLToPath(new URL('nodeserver.mjs', import.meta.url)), String(port)], port);
        const origin = `http://127.0.0.1:${port}`;
        return transport => ({ url: `${origin}/${transport}`, publishUrl: `${origin}/pub` });
    },
    async bare() {
        const port = await freePort();
        await start(bareloop, [String(port)], port);
        const origin = `http://127.0.0.1:${port}`;
        return transport => transport === 'longpoll' ? undefined : { url: `${origin}/sub`, publishUrl: `${origin}/pub` };
    },
};

function bench({ url, publishUrl }, transport, clients) {
    const args = ['bench', url, '--transport', transport, '--clients', String(clients), '--lockstep', '--json',
                  '--duration', values.seconds, '--warmup', String(warmupSeconds)];
    if (publishUrl)
        args.push('--publish-url', publishUrl);
    return new Promise((resolve, reject) => {
        const child = spawn(cli, args, { stdio: ['ignore', 'pipe', 'pipe'] });
        children.push(child);
        let output = '';
        let errors = '';
        child.stdout.setEncoding('utf8').on('data', text => { output += text; });
        child.stderr.setEncoding('utf8').on('data', text => { errors += text; });
        child.once('error', reject);
        child.once('close', () => {
            try {
                resolve(JSON.parse(output));
            } catch {
                reject(new Error(`bench ${args.join(' ')}: ${errors}`));
            }
        });
    });
}

function median(numbers) {
    const sorted = numbers.toSorted?.((a, b) => a - b) ?? [...numbers].sort((a, b) => a - b);
    const middle = sorted.length >> 1;
    return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

async function measure(server, transport, clients, rates, troubles) {
    const report = await bench(server.target(transport), transport, clients);
    const { delivered_per_s: rate, connected, lost } = report.transports[transport];
    const what = `${server.name}, ${transport}, ${clients} clients`;
    console.error(`${what}: ${Math.round(rate)}/s, connected in ${Math.round(report.generator.connecting_us / 1000)} ms, `
        + `generator at ${Math.round(100 * report.generator.processor_share)} % of a core`);
    if (report.verdict === 'invalid' || connected < clients || lost > 0)
        troubles.add(`${what}: ${report.verdict}: ${report.verdict_reasons.join('; ')}`);
    const key = `${server.name} ${transport} ${clients}`;
    rates.set(key, [...(rates.get(key) ?? []), rate]);
}

function table(rates) {
    const of = (server, transport, clients) => rates.get(`${server} ${transport} ${clients}`);
    const show = value => value === undefined ? '–' : Math.round(median(value)).toLocaleString('en');
    // Ratios of the same round, then their median: what the machine did meanwhile concerns both.
    const ratio = (ours, other) => ours && other?.every(rate => rate > 0) ? median(ours.map((rate, i) => rate / other[i])).toFixed(2) : '–';
    const others = ['nchan', 'node', 'bare'];
    const lines = [
        `| transport | clients | ours | ${others.join(' | ')} | ${others.map(other => `ours / ${other}`).join(' | ')} |`,
        `|---|---:|---:|${others.map(() => '---:|').join('')}${others.map(() => '---:|').join('')}`,
    ];
    for (const transport of transports) {
        for (const clients of clientCounts) {
            const ours = of('ours', transport, clients);
            const measured = others.map(other => of(other, transport, clients));
            lines.push(`| ${transport} | ${clients} | ${show(ours)} | ${measured.map(show).join(' | ')} | `
                + `${measured.map(other => ratio(ours, other)).join(' | ')} |`);
        }
    }
    return lines.join('\n');
}

const servers = [];
for (const name of values.servers.split(','))
    servers.push({ name, target: await kinds[name]() });
const rates = new Map();
const troubles = new Set();
for (let round = 0; round < rounds; ++round) {
    for (const clients of clientCounts) {
        for (const transport of transports) {
            // Another one begins each time, so that none has the best place.
            const order = servers.map((_, i) => servers[(i + round) % servers.length]);
            for (const server of order.filter(each => each.target(transport)))
                await measure(server, transport, clients, rates, troubles);
        }
    }
}
const text = [
    `Deliveries per second, median of ${rounds} rounds of ${values.seconds} s, ${new Date().toISOString().slice(0, 10)}, `
        + `${cpus().length} × ${cpus()[0].model.trim()}, Linux ${release()}, Node.js ${process.version}`,
    '',
    `    servers.mjs PUSHSCOPE_CLI BARELOOP ${process.argv.slice(4).join(' ')}`.trimEnd(),
    '',
    table(rates),
    '',
    ...[...troubles].map(trouble => `- ${trouble}`),
].join('\n');
console.log(text);
if (values.out)
    writeFileSync(values.out, `${text}\n`);
process.exit(0);
