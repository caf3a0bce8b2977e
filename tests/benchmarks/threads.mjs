// SPDX-License-Identifier: GPL-3.0-or-later
// How well several server threads share the work: CPU time of the only thread with --threads 1 against that of the
// busiest with --threads N, for the same events to the same number of clients.
//   threads.mjs PUSHSCOPE_CLI [--threads 2] [--clients 2000] [--rate 20] [--seconds 5] [--rounds 3] [--transports sse,ws]
// Prints one JSON object: {"single_ms", "busiest_ms", "ratio", …}, the medians of the rounds; the clients are so many
// of each transport. CPU time is what /proc says of each thread (user and system), so other load on the machine
// disturbs less than it would a throughput.
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';

const startTimeoutMs = 10_000;
const stopTimeoutMs = 5_000;
const msPerTick = 10; // USER_HZ is 100 on every Linux that Node runs on
const largestOutput = 64 * 1024 * 1024;

const { values, positionals: [cli] } = parseArgs({
    allowPositionals: true,
    options: {
        threads: { type: 'string', default: '2' },
        clients: { type: 'string', default: '2000' },
        rate: { type: 'string', default: '20' },
        seconds: { type: 'string', default: '5' },
        rounds: { type: 'string', default: '3' },
        transports: { type: 'string', default: 'sse,ws' },
    },
});
if (!cli) {
    console.error('usage: threads.mjs PUSHSCOPE_CLI [--threads N] [--clients N] [--rate HZ] [--seconds S] [--rounds N] [--transports LIST]');
    process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'pushscope-threads-'));
const children = new Set();
process.on('exit', () => {
    for (const child of children)
        child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
});
process.on('SIGINT', () => process.exit(130));

async function startServer(threads) {
    const portFile = join(folder, `port-${threads}-${Date.now()}`);
    const args = ['serve', '--listen', '127.0.0.1:0', '--port-file', portFile, '--feed', 'none',
                  '--threads', String(threads), '--max-connections', String(2 * Number(values.clients) + 200)];
    const child = spawn(cli, args, { stdio: 'ignore' });
    children.add(child);
    child.once('error', () => {});
    for (const end = Date.now() + startTimeoutMs; Date.now() < end; await delay(20)) {
        try {
            return { child, port: Number(readFileSync(portFile, 'utf8')) };
        } catch { /* not there yet */ }
    }
    throw new Error(`serve --threads ${threads} does not listen`);
}

async function stopServer(child) {
    const ended = new Promise(resolve => { child.once('exit', resolve); });
    child.kill('SIGTERM');
    await Promise.race([ended, delay(stopTimeoutMs, undefined, { ref: false })]);
    child.kill('SIGKILL');
    children.delete(child);
}

/** CPU time of each thread of the process in milliseconds. */
function threadTimes(pid) {
    return readdirSync(`/proc/${pid}/task`).map(task => {
        const stat = readFileSync(`/proc/${pid}/task/${task}/stat`, 'utf8');
        const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' '); // from the third of proc(5) on
        return { name, ms: (Number(fields[11]) + Number(fields[12])) * msPerTick };
    });
}

async function bench(port, transport) {
    const args = ['bench', `http://127.0.0.1:${port}`, '--transport', transport, '--clients', values.clients,
                  '--rate', values.rate, '--duration', values.seconds, '--warmup', '1', '--json'];
    const run = promisify(execFile)(cli, args, { maxBuffer: largestOutput });
    const { stdout } = await run.catch(error => error.stdout ? error : Promise.reject(error)); // INVALID exits with 1
    const { lost, duplicates, delivered } = JSON.parse(stdout).transports[transport];
    if (lost !== 0 || duplicates !== 0)
        throw new Error(`${transport}: ${lost} lost, ${duplicates} duplicates`);
    return delivered;
}

async function measure(threads) {
    const { child, port } = await startServer(threads);
    let delivered = 0;
    for (const transport of values.transports.split(','))
        delivered += await bench(port, transport);
    const times = threadTimes(child.pid);
    await stopServer(child);
    return { delivered, times, busiest: Math.max(...times.map(thread => thread.ms)) };
}

function median(numbers) {
    return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

const rounds = [];
for (let i = 0; i < Number(values.rounds); ++i) {
    const single = await measure(1);
    const several = await measure(Number(values.threads));
    // A run that was cut short would have done less.
    const share = several.delivered / single.delivered;
    rounds.push({ single_ms: single.busiest, busiest_ms: several.busiest, delivered: single.delivered, same_work: share,
                  ratio: several.busiest / single.busiest / share, thread_ms: several.times });
}
console.log(JSON.stringify({
    single_ms: median(rounds.map(round => round.single_ms)),
    busiest_ms: median(rounds.map(round => round.busiest_ms)),
    ratio: median(rounds.map(round => round.ratio)),
    threads: Number(values.threads),
    clients: Number(values.clients),
    rounds,
}));
