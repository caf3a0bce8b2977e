// SPDX-License-Identifier: GPL-3.0-or-later
// A server under an even load for long, while a few clients leave and come back: memory, descriptors, nothing lost.
// README.md in this folder tells the options.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { Child, startServer, until, Watch } from '../peers/lib/processes.mjs';
import { pushscopeCli } from '../peers/lib/peers.mjs';
import { descriptorCount, residentBytes } from '../peers/lib/procfs.mjs';

const transports = ['sse', 'ws', 'longpoll', 'poll'];
const endpoints = { sse: '/events', ws: '/ws', longpoll: '/poll', poll: '/poll' };
const warmupSeconds = 5;
/** How much memory may differ from what it was when the judged stretch began. */
const allowedDrift = 0.05;
/** Less is let pass whatever its share: pages that are touched for the first time weigh much in a small process. */
const allowedDriftBytes = 512 * 1024;
/** What bench says of times, which are not judged here. */
const aboutTimes = [/^events were sent late: /, /^the server did not take \d+ events when they were due: /,
    /^the generator was busy: /, /^the server stood still: /];
const settledShare = 1 / 6; // of the time, so 10 of 60 minutes
const leastSettleSeconds = 90; // until the history is full, if there is as much time twice
const mostProblems = 20;

const { values: options } = parseArgs({
    options: {
        minutes: { type: 'string', default: '60' },
        clients: { type: 'string', default: '400' },
        rate: { type: 'string', default: '500' },
        payload: { type: 'string', default: '100' },
        sample: { type: 'string', default: '10' },
        churn: { type: 'string', default: '3' },
        history: { type: 'string', default: '10000' },
        threads: { type: 'string', default: '1' },
        spread: { type: 'boolean', default: false },
        report: { type: 'string' },
    },
});
const seconds = Number(options.minutes) * 60;
const settledAfter = Math.max(seconds * settledShare, Math.min(leastSettleSeconds, seconds / 2));
const perTransport = Math.round(Number(options.clients) / transports.length);
const rate = Number(options.rate);
const problems = [];

function problem(text) {
    if (problems.length < mostProblems)
        problems.push(text);
}

/** The generators: one for all clients, or with --spread one for each transport with a channel of its own. */
function startLoad(server, folder) {
    const common = ['--payload', options.payload, '--duration', String(seconds), '--warmup', String(warmupSeconds),
        '--clients', String(perTransport), '--json'];
    const groups = options.spread
        ? transports.map(transport => ({
            name: transport,
            args: [`${server.url}${endpoints[transport]}?channel=${transport}`, '--transport', transport,
                '--publish-url', `${server.url}/publish?channel=${transport}`, '--rate', String(rate / transports.length)],
        }))
        : [{ name: 'all', args: [server.url, '--transport', 'all', '--rate', String(rate)] }];
    return groups.map(({ name, args }) => {
        const report = join(folder, `${name}.json`);
        const child = new Child(pushscopeCli(), ['bench', ...args, ...common, '--report', report]);
        child.process.stdout.resume();
        return { name, child, report };
    });
}

/** A client that stays for a while, leaves, and comes back with its last id: no event may be missing or come twice. */
class Comer {
    constructor(server, transport) {
        this.url = server.url;
        this.transport = transport;
        this.channel = options.spread ? transport : 'default';
        this.events = 0;
        this.visits = 0;
        this.last = null;
    }

    take(line) {
        if (line.kind === 'reset' || line.kind === 'gap' || line.kind === 'duplicate') {
            problem(`${this.transport} visit ${this.visits} after ${this.last}: ${JSON.stringify(line)}`);
        } else if (line.kind === 'event') {
            const sequence = Number(line.id.split(':')[1]);
            const before = this.last === null ? sequence - 1 : Number(this.last.split(':')[1]);
            const follows = options.spread ? sequence > before : sequence === before + 1;
            if (!follows)
                problem(`${this.transport} visit ${this.visits}: ${line.id} after ${this.last}`);
            this.last = line.id;
            ++this.events;
        }
    }

    async visit(stay) {
        ++this.visits;
        const after = this.last === null ? [] : ['--after', this.last];
        const watch = new Watch(this.url, ['--transport', this.transport, '--channel', this.channel, '--interval', '0.5',
            '--run-for', String(stay), ...after]);
        await watch.ended;
        watch.lines.forEach(line => this.take(line));
        if (watch.result.code !== 0)
            problem(`${watch.name} ended with ${watch.result.code}: ${watch.errors}`);
    }
}

/** Watches stay and leave in turn until the load is over. */
async function churn(server, load, comers) {
    const isOver = () => load.every(({ child }) => child.result);
    await Promise.all(comers.map(async (comer, i) => {
        await delay(1000 * (warmupSeconds + i));
        while (!isOver()) {
            await comer.visit(Number(options.churn));
            await delay(1000 * Number(options.churn) * Math.random());
        }
    }));
}

async function sample(server, load, samples) {
    const began = Date.now();
    while (load.every(({ child }) => !child.result)) {
        await delay(1000 * Number(options.sample));
        try {
            const one = { at: (Date.now() - began) / 1000, server: residentBytes(server.process.pid),
                serverDescriptors: descriptorCount(server.process.pid),
                clients: load.reduce((sum, { child }) => sum + residentBytes(child.process.pid), 0),
                clientDescriptors: load.reduce((sum, { child }) => sum + descriptorCount(child.process.pid), 0) };
            samples.push(one);
            console.error(`${one.at.toFixed(0)} s: server ${(one.server / 1048576).toFixed(1)} MiB, ${one.serverDescriptors} `
                + `descriptors; clients ${(one.clients / 1048576).toFixed(1)} MiB, ${one.clientDescriptors} descriptors`);
        } catch (error) {
            if (load.every(({ child }) => !child.result) && !server.result)
                await delay(100);
        }
        if (server.result) {
            problem(`the server ended: ${JSON.stringify(server.result)} ${server.errors}`);
            return;
        }
    }
}

/** The largest distance from the first value of the judged stretch. */
function drift(samples, key) {
    const judged = samples.filter(one => one.at >= settledAfter && one.at <= seconds).map(one => one[key]);
    const first = judged[0] ?? 0;
    const worst = judged.reduce((most, value) => Math.max(most, Math.abs(value - first)), 0);
    return { first, last: judged.at(-1) ?? 0, worst, share: first > 0 ? worst / first : 0, samples: judged.length };
}

function judgeMemory(samples) {
    const result = {};
    for (const key of ['server', 'clients']) {
        result[key] = drift(samples, key);
        if (result[key].samples === 0)
            problem(`no sample of the memory of the ${key} was taken`);
        if (result[key].share > allowedDrift && result[key].worst > allowedDriftBytes)
            problem(`the memory of the ${key} moved by ${(100 * result[key].share).toFixed(1)} % (${result[key].worst} bytes)`);
    }
    for (const key of ['serverDescriptors', 'clientDescriptors']) {
        result[key] = drift(samples, key);
        // A client that comes or goes has one or, for a moment, two.
        if (result[key].worst > 2 * transports.length + 2)
            problem(`${key} moved by ${result[key].worst}`);
    }
    return result;
}

function judgeLoad(load) {
    const figures = {};
    for (const { name, child, report } of load) {
        let result = null;
        try {
            result = JSON.parse(readFileSync(report, 'utf8'));
        } catch {
            problem(`bench ${name} ended with ${child.result.code} and no report: ${child.errors}`);
            continue;
        }
        const reasons = result.verdict_reasons.filter(reason => !aboutTimes.some(known => known.test(reason)));
        reasons.forEach(reason => problem(`bench ${name}: ${reason}`));
        if (child.result.code !== 0 && result.verdict !== 'invalid')
            problem(`bench ${name} ended with ${child.result.code}: ${child.errors}`);
        for (const [transport, one] of Object.entries(result.transports)) {
            figures[transport] = { verdict: result.verdict, verdict_reasons: result.verdict_reasons, clients: one.clients, connected: one.connected,
                delivered: one.delivered, delivered_per_s: one.delivered_per_s, lost: one.lost,
                duplicates: one.duplicates, out_of_order: one.out_of_order, reconnects: one.reconnects,
                latency_us: one.latency_us };
            for (const key of ['lost', 'duplicates', 'out_of_order']) {
                if (one[key] !== 0)
                    problem(`${transport}: ${key} ${one[key]}`);
            }
            if (one.connected !== one.clients || !(one.delivered > 0))
                problem(`${transport}: ${one.connected} of ${one.clients} connected, ${one.delivered} delivered`);
        }
    }
    return figures;
}

const folder = mkdtempSync(join(tmpdir(), 'pushscope-soak-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const server = await startServer(['--feed', 'none', '--history', options.history, '--threads', options.threads]);
const descriptorsBefore = descriptorCount(server.process.pid);
const load = startLoad(server, folder);
const comers = transports.map(transport => new Comer(server, transport));
const samples = [];
await Promise.all([sample(server, load, samples), churn(server, load, comers),
    Promise.all(load.map(({ child }) => child.ended))]);
const memory = judgeMemory(samples);
const figures = judgeLoad(load);
for (const comer of comers) {
    if (comer.visits < 2 || comer.events === 0)
        problem(`${comer.transport} came ${comer.visits} times and saw ${comer.events} events`);
}
const descriptorsAfter = await until('the server to have closed what its clients left', () => {
    const now = descriptorCount(server.process.pid);
    return now <= descriptorsBefore ? now : null;
}).catch(() => descriptorCount(server.process.pid));
if (descriptorsAfter > descriptorsBefore)
    problem(`the server has ${descriptorsAfter} descriptors after the load, and had ${descriptorsBefore}`);
await server.stop();

const report = {
    verdict: problems.length === 0 ? 'passed' : 'failed', problems, seconds, clients: perTransport * transports.length,
    rate, deliveries_per_s: Object.values(figures).reduce((sum, one) => sum + one.delivered_per_s, 0),
    spread: options.spread, memory_may_move: { share: allowedDrift, or_bytes: allowedDriftBytes }, memory, descriptors: { before: descriptorsBefore, after: descriptorsAfter },
    transports: figures, comers: comers.map(({ transport, visits, events }) => ({ transport, visits, events })), samples,
};
if (options.report)
    writeFileSync(options.report, `${JSON.stringify(report, null, 4)}\n`);
problems.forEach(text => console.error(text));
const mebi = bytes => (bytes / 1048576).toFixed(1);
console.log(`${report.verdict}: ${report.clients} clients, ${rate} events/s, ${seconds} s, `
    + `${report.deliveries_per_s.toFixed(0)} deliveries/s; server ${mebi(memory.server.first)} to `
    + `${mebi(memory.server.last)} MiB (at most ${(100 * memory.server.share).toFixed(1)} % apart), clients `
    + `${mebi(memory.clients.first)} to ${mebi(memory.clients.last)} MiB (${(100 * memory.clients.share).toFixed(1)} %); `
    + `${comers.reduce((sum, comer) => sum + comer.visits, 0)} visits; ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
