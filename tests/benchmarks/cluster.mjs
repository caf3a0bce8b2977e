// SPDX-License-Identifier: GPL-3.0-or-later
// What a shared log costs: node tests/benchmarks/cluster.mjs PUSHSCOPE_CLI [SECONDS]
// Prints two tables for resources/help/sizing.md. Everything runs on this machine and shares its processors.
import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { Redis, startNodes } from '../peers/lib/cluster.mjs';
import { program } from '../peers/lib/peers.mjs';
import { startServer, temporaryFolder } from '../peers/lib/processes.mjs';
import { processorSeconds } from '../peers/lib/procfs.mjs';
import { Publishing } from '../peers/lib/publishing.mjs';

const [cli, seconds = '5'] = process.argv.slice(2);
if (!cli) {
    console.error('usage: cluster.mjs PUSHSCOPE_CLI [SECONDS]');
    process.exit(2);
}
process.env.PUSHSCOPE_CLI = cli;
const ms = Number(seconds) * 1000;

/** POSTs of 100 bytes as fast as they are answered, by 64 connections; requests a second and those that failed. */
function saturate(url, connections) {
    const script = join(temporaryFolder(), 'post.lua');
    writeFileSync(script, `wrk.method = "POST"\nwrk.body = string.rep("x", 100)\nwrk.headers["Content-Type"] = "text/plain"\n`);
    const wrk = spawn(program('wrk'), ['-t', '1', '-c', String(connections), '-d', `${seconds}s`, '-s', script, `${url}/publish?channel=a`]);
    let text = '';
    wrk.stdout.setEncoding('utf8').on('data', part => { text += part; });
    return new Promise(resolve => wrk.once('close', () => resolve({
        perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(text)[1]),
        failed: Number(/Non-2xx or 3xx responses: (\d+)/.exec(text)?.[1] ?? 0),
    })));
}

async function processors(processes, work) {
    const before = processes.map(processorSeconds);
    const begun = performance.now();
    const value = await work();
    const wall = (performance.now() - begun) / 1000;
    return { value, shares: processes.map((pid, i) => (processorSeconds(pid) - before[i]) / wall) };
}

const percent = share => `${(share * 100).toFixed(0)} %`;
const mean = list => list.reduce((sum, one) => sum + one, 0) / list.length;

async function withNodes(count, appendfsync, act) {
    const redis = await Redis.start({ appendfsync });
    const nodes = await startNodes(count, redis.brokerAt(), ['--history', '10000']);
    try {
        return await act(nodes, redis);
    } finally {
        await Promise.all(nodes.map(node => node.stop()));
        await redis.stop();
    }
}

async function appendRow(name, nodes, redis) {
    const pids = [...nodes.map(node => node.process.pid), ...(redis ? [redis.child.process.pid] : [])];
    const { value, shares } = await processors(pids, () =>
        Promise.all(nodes.map(node => saturate(node.url, Math.ceil(64 / nodes.length)))));
    const total = value.reduce((sum, { perSecond }) => sum + perSecond, 0);
    const failed = value.reduce((sum, one) => sum + one.failed, 0);
    const share = redis ? shares.at(-1) : 0;
    console.log(`| ${name} | ${Math.round(total).toLocaleString('en')} | ${failed} | ${percent(mean(shares.slice(0, nodes.length)))} | `
        + `${redis ? percent(share) : '–'} | ${redis ? (share / total * 1e6).toFixed(1) : '–'} |`);
}

async function appends() {
    console.log('| publishing as fast as it is answered, 64 connections | events/s | refused | a node, of one core | Redis, of one core | Redis, µs an event |');
    console.log('|---|---:|---:|---:|---:|---:|');
    const memory = await startServer([]);
    await appendRow('memory, one node', [memory], null);
    await memory.stop();
    for (const [count, sync] of [[1, 'no'], [1, 'everysec'], [1, 'always'], [2, 'everysec'], [3, 'everysec']])
        await withNodes(count, sync, (nodes, redis) => appendRow(`Redis, appendfsync ${sync}, nodes: ${count}`, nodes, redis));
}

function latency(url) {
    const ended = spawnSync(cli, ['bench', url, '--transport', 'sse', '--clients', '100', '--rate', '200', '--duration', seconds,
                                  '--warmup', '1', '--json'], { encoding: 'utf8' });
    return JSON.parse(ended.stdout).transports.sse.latency_us;
}

async function steady() {
    console.log('\n| 1,000 events/s of 100 bytes, by turns on each node | a node, of one core | Redis, of one core | µs an event: a node | Redis |');
    console.log('|---|---:|---:|---:|---:|');
    for (const count of [1, 2, 3]) {
        await withNodes(count, 'everysec', async (nodes, redis) => {
            const pids = [...nodes.map(node => node.process.pid), redis.child.process.pid];
            const published = new Publishing(nodes.map(node => node.url), 1000);
            await delay(500);
            const from = published.acknowledged;
            const { value, shares } = await processors(pids, async () => {
                await delay(ms);
                return published.acknowledged - from;
            });
            await published.stop();
            const perSecond = value / (ms / 1000);
            const node = mean(shares.slice(0, count));
            console.log(`| nodes: ${count} | ${percent(node)} | ${percent(shares.at(-1))} | ${(node / perSecond * 1e6).toFixed(0)} | ${(shares.at(-1) / perSecond * 1e6).toFixed(0)} |`);
        });
    }
}

async function latencies() {
    console.log('\n| `bench`, SSE, 100 clients, 200 events/s | p50, µs | p99, µs |');
    console.log('|---|---:|---:|');
    const memory = await startServer([]);
    const own = latency(memory.url);
    await memory.stop();
    console.log(`| memory | ${own.p50} | ${own.p99} |`);
    for (const sync of ['everysec', 'always']) {
        await withNodes(2, sync, nodes => {
            const shared = latency(nodes[0].url);
            console.log(`| Redis, appendfsync ${sync}, two nodes | ${shared.p50} | ${shared.p99} |`);
        });
    }
}

async function memory() {
    for (const events of [10_000, 100_000]) {
        const redis = await Redis.start({ appendfsync: 'no' });
        const empty = Number(/used_memory:(\d+)/.exec(redis.ask('INFO', 'memory'))[1]);
        const [node] = await startNodes(1, redis.brokerAt(), ['--history', String(events)]);
        for (let sent = 0; sent < events * 1.1;) {
            const { perSecond } = await saturate(node.url, 64);
            sent += perSecond * Number(seconds);
        }
        const used = Number(/used_memory:(\d+)/.exec(redis.ask('INFO', 'memory'))[1]);
        const length = Number(redis.ask('XLEN', `pushscope:log:${redis.ask('HGET', 'pushscope:log', 'epoch')}`));
        console.log(`\nRedis holds ${length.toLocaleString('en')} events of 100 bytes in ${((used - empty) / 1e6).toFixed(1)} MB: `
            + `${((used - empty) / length).toFixed(0)} bytes each.`);
        await node.stop();
        await redis.stop();
    }
}

console.log(`${cpus().length} × ${cpus()[0].model}, ${spawnSync(program('redis-server'), ['--version'], { encoding: 'utf8' }).stdout.split(' sha')[0]}, ${seconds} s each.\n`);
await appends();
await steady();
await latencies();
await memory();
