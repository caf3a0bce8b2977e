// SPDX-License-Identifier: GPL-3.0-or-later
// A server whose open files are few is filled with streams and silent connections: who comes above hears 503 or is
// closed, those who are in go on receiving, and when some leave others come in. Then its limit is lowered behind its back,
// so that it cannot accept: who comes waits in the system's queue until others leave.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { pushscopeCli } from '../peers/lib/peers.mjs';
import { descriptorCount, freeDescriptors, leaveDescriptors } from '../peers/lib/procfs.mjs';

const { values: options } = parseArgs({
    options: {
        files: { type: 'string', default: '20000' },
        beyond: { type: 'string', default: '100' }, // connections more than there are files
        leave: { type: 'string', default: '50' },
    },
});
const files = Number(options.files);
const leave = Number(options.leave);
const patienceMs = 10_000;
const ours = 100; // of our own files, which are not for connections
const folder = mkdtempSync(join(tmpdir(), 'pushscope-descriptors-'));
const problems = [];

const portFile = join(folder, 'port');
// The limits are for the server alone: we need as many files ourselves.
const server = spawn('sh', ['-c', `ulimit -n ${files}; exec "$@"`, 'sh', pushscopeCli(), 'serve', '--listen', '127.0.0.1:0',
    '--port-file', portFile, '--feed', 'ticker', '--rate', '2', '--max-connections', String(files * 2)], { stdio: 'ignore' });
process.on('exit', () => {
    server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
});

process.on('SIGTERM', () => process.exit(143));
process.on('SIGINT', () => process.exit(130));

async function until(condition, ms = patienceMs) {
    const end = performance.now() + ms;
    while (!condition() && performance.now() < end)
        await delay(20);
    return condition();
}

function portOf() {
    try {
        return Number(readFileSync(portFile, 'utf8'));
    } catch {
        return 0;
    }
}

if (!await until(() => portOf() > 0))
    throw new Error('the server does not listen');
const port = portOf();

/** A connection; `outcome` is the status, or `closed` if it ended without one. Silent ones ask for nothing. */
class Client {
    constructor(silent = false) {
        this.events = 0;
        this.outcome = undefined;
        this.began = performance.now();
        this.tookMs = 0;
        this.socket = connect(port, '127.0.0.1');
        this.socket.setEncoding('latin1').on('error', () => {}).on('data', text => {
            if (this.outcome === undefined)
                this.settle(Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0));
            this.events += text.includes('data:') ? 1 : 0;
        });
        this.socket.once('close', () => {
            this.isClosed = true;
            this.settle('closed');
        });
        if (!silent)
            this.socket.write('GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n');
    }

    settle(outcome) {
        if (this.outcome === undefined) {
            this.outcome = outcome;
            this.tookMs = performance.now() - this.began;
        }
    }
}

async function openStreams(count) {
    const clients = [];
    for (let i = 0; i < count; i += 50) {
        const batch = Array.from({ length: Math.min(50, count - i) }, () => new Client());
        clients.push(...batch);
        await until(() => batch.every(client => client.outcome !== undefined));
    }
    return clients;
}

function countOf(clients) {
    const counts = {};
    for (const { outcome = 'silence' } of clients)
        counts[outcome] = (counts[outcome] ?? 0) + 1;
    return counts;
}

function check(holds, text) {
    if (!holds)
        problems.push(text);
}

const fill = await openStreams(Math.min(files + Number(options.beyond), files === 20_000 ? files - ours : Infinity));
const inside = fill.filter(client => client.outcome === 200);
const outside = fill.filter(client => client.outcome !== 200);
check(inside.length > files / 3, `only ${inside.length} came in`);
check(outside.length > 0, 'nobody was refused');
check(outside.every(client => client.outcome === 503 || client.outcome === 'closed'), `refused with ${JSON.stringify(countOf(outside))}`);

// Silent ones on top, each of whose places must be free again after two seconds.
const silent = Array.from({ length: Math.min(400, files - ours) }, () => new Client(true));
check(await until(() => silent.every(client => client.isClosed)), 'silent connections above the limit stay');
const heard = inside.map(client => client.events);
check(await until(() => inside.every((client, i) => client.events > heard[i])), 'a stream stands still while others are refused');
check(inside.every(client => !client.isClosed), 'a stream that was in was closed');
const descriptors = descriptorCount(server.pid);

const late = await openStreams(20);
check(late.every(client => client.outcome === 503 || client.outcome === 'closed'), `late ones: ${JSON.stringify(countOf(late))}`);
for (const client of inside.splice(0, leave))
    client.socket.destroy();
await delay(500);
const again = await openStreams(leave);
check(again.every(client => client.outcome === 200), `when ${leave} had left, as many others: ${JSON.stringify(countOf(again))}`);
check(await until(() => [...inside, ...again].every(client => client.events > 0)), 'a stream receives nothing');

// By its own count there is room again, but not by the system's: accept fails.
const left = Math.floor(inside.length / 2);
const before = descriptorCount(server.pid);
inside.splice(0, left).forEach(client => client.socket.destroy());
await until(() => descriptorCount(server.pid) <= before - left);
const spare = Math.min(20, Math.floor(left / 3));
const limit = leaveDescriptors(server.pid, spare);
const crowd = Array.from({ length: 2 * spare }, () => new Client());
const served = () => crowd.filter(client => client.outcome !== undefined);
check(await until(() => freeDescriptors(server.pid, limit) === 0 && served().length >= spare), 'the last descriptors are not used');
const heardThen = inside.map(client => client.events);
check(await until(() => inside.every((client, i) => client.events > heardThen[i])), 'a stream stands still while nobody is accepted');
const full = countOf(crowd);
check(full[200] === spare && full.silence === spare, `without descriptors: ${JSON.stringify(full)}`);
served().forEach(client => client.socket.destroy());
check(await until(() => crowd.every(client => client.outcome === 200)), `when those had left: ${JSON.stringify(countOf(crowd))}`);
check(server.exitCode === null, 'the server has ended');

console.log(JSON.stringify({
    verdict: problems.length === 0 ? 'pass' : 'fail', problems, files, descriptors,
    fill: countOf(fill), silent: countOf(silent), late: countOf(late), again: countOf(again),
    without_descriptors: full, in_the_end: countOf(crowd),
    slowest_refusal_ms: Math.round(Math.max(0, ...outside.map(client => client.tookMs))),
}, null, 2));
process.exit(problems.length === 0 ? 0 : 1);
