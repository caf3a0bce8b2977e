// SPDX-License-Identifier: GPL-3.0-or-later
// Readers that never read while much is published: the server's memory stays bounded, each policy does what it says,
// honest readers lose nothing, and who was disconnected resumes. One JSON object on stdout; exit 1 if anything fails.
//
//     slowreader.mjs [--short | --bytes N] [--policy NAME]... [--history EVENTS]... [--threads N]
import { connect } from 'node:net';
import { parseArgs } from 'node:util';

import { startServer, until } from '../peers/lib/processes.mjs';
import { residentBytes } from '../peers/lib/procfs.mjs';
import { get, Hanging, markOf, Poller, StreamReader, streams } from './slowreader/readers.mjs';

const MiB = 1024 * 1024;
const bodyBytes = 64 * 1024;
const maxQueue = 8 * MiB;
const historyCap = 64 * MiB;
const allowance = 32 * MiB;
const publishers = 4;
const inFlight = 32; // well below the smallest history, so that a busy machine outruns no honest reader
const patienceMs = 60_000;
const pipelinedPolls = 1000;

const { values: options } = parseArgs({
    options: {
        short: { type: 'boolean', default: false },
        bytes: { type: 'string' },
        policy: { type: 'string', multiple: true },
        history: { type: 'string', multiple: true },
        threads: { type: 'string', default: '1' },
    },
});
const count = Math.ceil(Number(options.bytes ?? (options.short ? 16 * MiB : 1024 * MiB)) / bodyBytes);
const policies = options.policy ?? ['disconnect', 'drop-oldest', 'latest-only'];
const histories = (options.history ?? ['10000', '100']).map(Number);

function publication(number) {
    const body = markOf(number).padStart(bodyBytes, 'x'); // at its end, so that who has seen it has the whole event
    return `POST /publish HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\nContent-Length: ${bodyBytes}\r\n\r\n${
        body}`;
}

async function publishAll(port, honest, watch) {
    const sockets = Array.from({ length: publishers }, () => connect({ port, host: '127.0.0.1' }));
    let answered = 0;
    let refused = 0;
    let batches = 0;
    for (const socket of sockets) {
        socket.on('data', data => {
            answered += data.toString('latin1').split('HTTP/1.1 200').length - 1;
            refused += data.toString('latin1').split(/HTTP\/1\.1 [345]/).length - 1;
        });
        socket.on('error', () => { refused += 1; });
    }
    const slowest = () => Math.min(...honest.map(peer => peer.marks.numbers.length));
    for (let sent = 0; sent < count;) {
        const batch = Math.min(inFlight / 2, count - sent);
        // One connection a batch: its events are numbered in their order.
        const socket = sockets[batches++ % publishers];
        for (let i = 0; i < batch; ++i)
            socket.write(publication(++sent));
        await until('the answers to what was published', () => answered + refused >= sent, patienceMs);
        await until(() => `the honest readers, of whom one has ${slowest()} of ${sent}`,
                    () => sent - slowest() <= inFlight / 2, patienceMs);
        watch();
    }
    await until(() => `the honest readers: ${honest.map(peer => `${peer.name} ${peer.marks.numbers.length}`)}`,
                () => slowest() >= count, patienceMs);
    sockets.forEach(socket => socket.destroy());
    return { answered, refused };
}

async function statsOf(server) {
    return (await fetch(`${server.url}/stats`)).json();
}

/** What failed in one round. */
class Faults extends Array {
    unless(condition, text) {
        if (!condition)
            this.push(text);
    }
}

/** The reader comes back by its last id and must miss nothing that the history holds. */
async function resume(server, transport, hanging, faults) {
    const [epoch, first] = (await statsOf(server)).history.first.split(':');
    const oldest = Number(first);
    const lastId = `${epoch}:${hanging.marks.last}`;
    const expected = Math.max(hanging.marks.last + 1, oldest);
    const reader = new StreamReader(transport, server.port, `after=${lastId}`);
    await until(`${transport} to resume after ${lastId}`, () => reader.marks.last === count, patienceMs);
    const { numbers, reset, isUnbroken } = reader.marks;
    faults.unless(numbers[0] === expected && isUnbroken, `${transport}: resumed at ${numbers[0]}, not ${expected}`);
    faults.unless(reset === (oldest > hanging.marks.last + 1), `${transport}: reset ${reset} after ${lastId}`);
    reader.close();
    return { after: hanging.marks.last, first: numbers[0], reset };
}

async function judge(server, policy, transport, hanging, faults) {
    await hanging.readOn(count, patienceMs);
    const { numbers } = hanging.marks;
    const gap = numbers.findLastIndex((number, i) => i > 0 && number !== numbers[i - 1] + 1);
    const result = { received: numbers.length };
    if (policy === 'disconnect') {
        faults.unless(hanging.hasEnded && gap < 0, `${transport}: not ended, or with a gap`);
        // Who reads again within two seconds finds these words before the end.
        const goodbye = transport === 'ws' ? Buffer.from([0x03, 0xf5]) : ': closed: too slow';
        result.was_told = hanging.tail.subarray(-64).includes(goodbye);
        result.resumed = await resume(server, transport, hanging, faults);
        return result;
    }
    const tail = gap < 0 ? [] : numbers.slice(gap);
    result.after_gap = tail.length;
    faults.unless(tail.at(-1) === count && tail.every((number, i) => number === tail[0] + i),
                  `${transport}: after the gap came ${tail[0]} to ${tail.at(-1)}`);
    faults.unless(policy === 'latest-only' ? tail.length === 1 : tail.length * bodyBytes <= maxQueue,
                  `${transport}: ${tail.length} events after the gap`);
    return result;
}

async function start(policy, history) {
    // Who hangs is to be judged by the policy here, not by the time for which it takes nothing.
    const server = await startServer(['--slow-consumer', policy, '--max-queue', String(maxQueue), '--history',
                                      String(history), '--write-timeout', '0', '--heartbeat', '0', '--threads',
                                      options.threads]);
    const { next } = await (await fetch(`${server.url}/poll?timeout=0`)).json();
    const honest = ['sse', 'sse', 'ws', 'ws'].map(transport => new StreamReader(transport, server.port));
    honest.push(new Poller(server.port, next), new Poller(server.port, next));
    const hanging = { sse: new Hanging(server.port, streams.sse('')), ws: new Hanging(server.port, streams.ws('')) };
    await hanging.sse.takeHello('retry:');
    await hanging.ws.takeHello('"hello"');
    await until('the honest readers', () => honest.every(peer => peer.isOpen));
    return { server, honest, hanging, start: next };
}

function judgeServer(stats, policy, history, growth, faults) {
    const budget = Math.min(historyCap, history * (bodyBytes + 1024)) + maxQueue + allowance;
    faults.unless(growth <= budget, `memory grew by ${growth / MiB} MiB, more than ${budget / MiB} MiB`);
    const disconnects = policy === 'disconnect';
    faults.unless(stats.slow_disconnects === (disconnects ? 2 : 0), `${stats.slow_disconnects} disconnected`);
    faults.unless(disconnects === (stats.dropped_events === 0), `${stats.dropped_events} events dropped`);
    faults.unless(disconnects || stats.slowest.some(({ transport }) => transport === 'ws'), 'the slow are not named');
    return budget;
}

async function run(policy, history) {
    const faults = new Faults();
    const { server, honest, hanging, start: first } = await start(policy, history);
    const before = residentBytes(server.process.pid);
    let peak = before;
    let poller;
    const began = performance.now();
    const { answered, refused } = await publishAll(server.port, honest, () => {
        peak = Math.max(peak, residentBytes(server.process.pid));
        poller ??= new Hanging(server.port, get(`/poll?timeout=0&after=${first}`).repeat(pipelinedPolls));
    });
    const seconds = (performance.now() - began) / 1000;
    const stats = await statsOf(server);
    peak = Math.max(peak, residentBytes(server.process.pid));
    faults.unless(answered === count && refused === 0, `${refused} publications refused, ${answered} accepted`);
    const budget = judgeServer(stats, policy, history, peak - before, faults);
    const sse = await judge(server, policy, 'sse', hanging.sse, faults);
    const ws = await judge(server, policy, 'ws', hanging.ws, faults);

    await fetch(`${server.url}/publish`, { method: 'POST', body: markOf(count + 1) });
    await until('the honest readers to be live still', () => honest.every(peer => peer.marks.last === count + 1));
    for (const { name, marks, isOpen } of honest) {
        faults.unless(marks.numbers.length === count + 1 && marks.isUnbroken && !marks.reset && isOpen,
                      `${name}: ${marks.numbers.length} of ${count + 1}, ${isOpen ? 'open' : 'closed'}`);
    }
    await until('the warning on stderr', () => server.errors.includes('slow consumer'));
    [...honest, hanging.sse, hanging.ws, poller].forEach(peer => peer.close());
    await until('the connections to end', async () => (await statsOf(server)).queue_bytes === 0);
    const after = residentBytes(server.process.pid);
    await server.stop();
    return {
        policy, history, events: count, seconds,
        memory_mib: { before: before / MiB, growth: (peak - before) / MiB, budget: budget / MiB, after: after / MiB },
        queue_peak_bytes: stats.queue_peak_bytes, slow_disconnects: stats.slow_disconnects,
        dropped_events: stats.dropped_events, sse, ws, faults,
    };
}

const runs = [];
for (const history of histories) {
    for (const policy of policies) {
        const result = await run(policy, history).catch(error => ({ policy, history, faults: [error.message] }));
        runs.push(result);
        const growth = result.memory_mib ? `, memory +${result.memory_mib.growth.toFixed(1)} MiB` : '';
        console.error(`${policy}, --history ${history}${growth}: ${result.faults.join('; ') || 'ok'}`);
    }
}
const passed = runs.every(({ faults }) => faults.length === 0);
console.log(JSON.stringify({ verdict: passed ? 'passed' : 'failed', bytes: count * bodyBytes, runs }, null, 2));
process.exit(passed ? 0 : 1);
