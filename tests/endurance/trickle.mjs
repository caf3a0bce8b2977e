// SPDX-License-Identifier: GPL-3.0-or-later
// Thousands of connections that send a byte a second each, beside honest clients: those lose nothing and wait little
// longer than without the others, who are cut off in time, and the server's memory returns.
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { Child, startServer } from '../peers/lib/processes.mjs';
import { pushscopeCli } from '../peers/lib/peers.mjs';
import { residentBytes } from '../peers/lib/procfs.mjs';
import { upgradeHead } from '../peers/lib/upgrade.mjs';

const { values: options } = parseArgs({
    options: {
        connections: { type: 'string', default: '2000' },
        seconds: { type: 'string', default: '60' },
        clients: { type: 'string', default: '200' },
        rate: { type: 'string', default: '10' },
        quiet: { type: 'string', default: '30' }, // seconds without them
        factor: { type: 'string', default: '3' }, // of the quiet p99
        'floor-ms': { type: 'string', default: '0' }, // a p99 below is good in any case
        'request-timeout': { type: 'string', default: '10' },
        'body-timeout': { type: 'string', default: '30' },
    },
});
const connections = Number(options.connections);
const seconds = Number(options.seconds);
const headMs = Number(options['request-timeout']) * 1000;
const bodyMs = Number(options['body-timeout']) * 1000;
const warmup = 2;
const slackMs = 3000; // to be cut off, on a busy machine
const earlyMs = 1000; // between what we and the server call the beginning, there
const settleMs = 5000;
const mostGrowth = 16 * 1024 * 1024;

const host = 'Host: localhost\r\n';
const upgrade = upgradeHead();
const long = 'x'.repeat(1000);

/** What is sent at once, what then comes a byte a second, and how it must end when. */
const kinds = {
    stream: { slow: `GET /events HTTP/1.1\r\n${host}X-Slow: ${long}`, end: '408', afterMs: headMs },
    poll: { slow: `GET /poll?timeout=0 HTTP/1.1\r\n${host}X-Slow: ${long}`, end: '408', afterMs: headMs },
    body: { first: `POST /publish?channel=slow HTTP/1.1\r\n${host}Content-Length: 1000\r\n\r\n`, slow: long, end: '408', afterMs: bodyMs },
    chunks: {
        first: `POST /publish?channel=slow HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n`,
        slow: '1\r\nx\r\n'.repeat(200), end: '408', afterMs: bodyMs,
    },
    // A masked text frame of 1,000 bytes; and fragments of a byte, one a second, which never end.
    frame: { first: upgrade, slow: `\x81\xfe\x03\xe8\0\0\0\0${long}`, end: '1008', afterMs: headMs },
    fragments: { first: upgrade, slow: ['\x01\x81\0\0\0\0x', ...Array(150).fill('\x00\x81\0\0\0\0x')], end: '1008', afterMs: bodyMs },
};
const names = Object.keys(kinds);

const results = Object.fromEntries(names.map(name => [name, { opened: 0, inTime: 0, early: 0, late: 0, other: 0, longestMs: 0 }]));
const oddities = [];
const open = new Set();
let port = 0;
let ending = false;

function endOf(input, isWebSocket) {
    if (!isWebSocket)
        return /HTTP\/1\.1 (\d{3}) (?!OK)/.exec(input)?.[1] ?? 'closed';
    const code = input.lastIndexOf('\x03\xf0'); // 1008
    return code > 0 ? '1008' : 'closed';
}

/** One after the other, until the time is over. */
class Trickler {
    constructor(index) {
        this.name = names[index % names.length];
        this.kept = Math.floor(index / names.length) % 2 === 1;
        this.kind = kinds[this.name];
        this.start();
    }

    start() {
        this.input = '';
        this.at = 0;
        this.began = 0;
        results[this.name].opened += 1;
        this.socket = connect(port, '127.0.0.1');
        open.add(this);
        this.socket.setEncoding('latin1').on('error', () => {}).on('data', text => {
            this.input += text;
            if (this.kept && this.began === 0)
                this.begin();
        });
        this.socket.once('connect', () => {
            if (this.kept)
                this.socket.write(`GET /health HTTP/1.1\r\n${host}\r\n`, 'latin1');
            else
                this.begin();
        });
        this.socket.once('close', () => this.closed());
    }

    begin() {
        this.began = performance.now();
        if (this.kind.first)
            this.socket.write(this.kind.first, 'latin1');
        this.step();
        this.timer = setInterval(() => this.step(), 1000);
    }

    step() {
        if (this.at < this.kind.slow.length)
            this.socket.write(this.kind.slow[this.at++], 'latin1');
    }

    closed() {
        clearInterval(this.timer);
        open.delete(this);
        const took = performance.now() - this.began;
        const result = results[this.name];
        const end = endOf(this.input, this.kind.first === upgrade);
        result.longestMs = Math.max(result.longestMs, Math.round(took));
        if (this.began === 0 || (end !== this.kind.end && end !== 'closed')) {
            result.other += 1;
            oddities.push(`${this.name}: ${end} after ${Math.round(took)} ms: ${JSON.stringify(this.input.slice(-120))}`);
        } else if (took > this.kind.afterMs + slackMs) {
            result.late += 1;
        } else if (took < this.kind.afterMs - earlyMs) {
            result.early += 1;
            oddities.push(`${this.name}: ${end} after ${Math.round(took)} ms already`);
        } else {
            result.inTime += 1;
            result[end] = (result[end] ?? 0) + 1;
        }
        if (!ending)
            this.start();
    }
}

async function bench(url, duration) {
    const child = new Child(pushscopeCli(), ['bench', url, '--transport', 'all', '--clients', options.clients,
        '--rate', options.rate, '--duration', String(duration), '--warmup', String(warmup), '--json']);
    let text = '';
    child.process.stdout.setEncoding('utf8').on('data', part => { text += part; });
    const { code } = await child.ended;
    try {
        return { code, errors: child.errors, report: JSON.parse(text) };
    } catch {
        throw new Error(`bench printed no JSON: ${child.errors}`);
    }
}

/** What is wrong with a run, whatever its latencies are; the rest of the figures. */
function digest(name, { code, errors, report }) {
    if (code !== 0 || report.verdict === 'invalid')
        problems.push(`${name}: bench ended with ${code}, ${report.verdict}: ${[...report.verdict_reasons, errors].join('; ')}`);
    for (const [transport, one] of Object.entries(report.transports)) {
        if (one.connected !== one.clients || one.reconnects !== 0)
            problems.push(`${name}, ${transport}: ${one.connected} of ${one.clients} connected, ${one.reconnects} again`);
        if (!(one.delivered > 0) || one.lost !== 0)
            problems.push(`${name}, ${transport}: ${one.delivered} delivered, ${one.lost} lost`);
    }
    return Object.fromEntries(Object.entries(report.transports).map(([name, { delivered, lost, duplicates, reconnects, latency_us: latency }]) =>
        [name, { delivered, lost, duplicates, reconnects, p50_ms: latency.p50 / 1000, p99_ms: latency.p99 / 1000 }]));
}

const problems = [];
const server = await startServer(['--request-timeout', options['request-timeout'], '--body-timeout', options['body-timeout'],
    '--frame-timeout', options['request-timeout']]);
port = server.port;

const quiet = digest('quiet', await bench(server.url, Number(options.quiet)));
await delay(settleMs);
const before = residentBytes(server.process.pid);

for (let i = 0; i < connections; ++i) {
    new Trickler(i);
    if (i % 100 === 99)
        await delay(20);
}
const running = bench(server.url, Math.max(1, seconds - warmup - 2));
let peak = 0;
const watching = setInterval(() => { peak = Math.max(peak, residentBytes(server.process.pid)); }, 500);
await delay(seconds * 1000);
ending = true;
clearInterval(watching);
const trickled = digest('trickled', await running);

// Whoever is still there goes on trickling until it is cut off.
const last = performance.now() + Math.max(headMs, bodyMs) + slackMs;
while (open.size > 0 && performance.now() < last)
    await delay(100);
if (open.size > 0)
    problems.push(`${open.size} are still open`);
for (const trickler of open)
    trickler.socket.destroy();
await delay(settleMs);
const after = residentBytes(server.process.pid);

for (const [name, now] of Object.entries(trickled)) {
    const allowed = Math.max(quiet[name].p99_ms * Number(options.factor), Number(options['floor-ms']));
    if (!(now.p99_ms <= allowed))
        problems.push(`${name}: p99 ${now.p99_ms} ms, quiet ${quiet[name].p99_ms} ms`);
}
for (const [name, result] of Object.entries(results)) {
    const { inTime, early, late, other } = result;
    const { end } = kinds[name];
    // Not all hear why: what they go on sending resets the connection.
    const told = result[end] ?? 0;
    if (early > 0 || late > 0 || other > 0 || told === 0)
        problems.push(`${name}: ${inTime} cut off in time (${told} told ${end}), ${early} early, ${late} late, ${other} otherwise`);
}
if (after - before > mostGrowth)
    problems.push(`memory: ${before} bytes before, ${after} after`);
try {
    await server.stop();
} catch (error) {
    problems.push(String(error.message));
}
console.log(JSON.stringify({
    verdict: problems.length === 0 ? 'pass' : 'fail', problems, oddities: oddities.slice(0, 10), options, quiet, trickled,
    tricklers: results, rss: { before, peak, after },
}, null, 2));
process.exit(problems.length === 0 ? 0 : 1);
