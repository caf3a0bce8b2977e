// SPDX-License-Identifier: GPL-3.0-or-later
// Three servers with one log in Redis behind nginx, a `watch` by every transport, and what has to be true of them.
// PUSHSCOPE_CLUSTER_FULL=1 takes the full lengths and prints what was measured.
import assert from 'node:assert/strict';

import { healthy, Redis, startFront, startNodes } from './cluster.mjs';
import { startCutter } from './cutter.mjs';
import { until, Watch } from './processes.mjs';
import { processorSeconds } from './procfs.mjs';
import { assertDelivered, Publishing } from './publishing.mjs';
import { sequenceOf } from './sequence.mjs';

export const full = process.env.PUSHSCOPE_CLUSTER_FULL === '1';
export const transports = ['sse', 'ws', 'longpoll', 'poll'];
export const patienceMs = 40_000;
/** Of one test. */
export const limit = { timeout: full ? 240_000 : 120_000 };
const perSecond = full ? 500 : 100;

export class ClusterOfThree {
    static async start() {
        const cluster = new ClusterOfThree;
        cluster.redis = await Redis.start();
        cluster.cutter = await startCutter(cluster.redis.port); // between the nodes and Redis
        cluster.nodes = await startNodes(3, cluster.redis.brokerAt(cluster.cutter.port));
        cluster.front = await startFront(cluster.nodes.map(node => node.port));
        return cluster;
    }

    async stop() {
        await this.front.stop();
        await Promise.all(this.nodes.map(node => node.result || node.stop()));
        this.cutter.close();
        await this.redis.stop();
    }

    /** Seconds so far, by name. */
    processorTimes() {
        const times = { Redis: processorSeconds(this.redis.child.process.pid), nginx: processorSeconds(this.front.process.pid) };
        this.nodes.forEach((node, i) => { times[`node ${i + 1}`] = processorSeconds(node.process.pid); });
        return times;
    }

    healthy() {
        return Promise.all(this.nodes.map(healthy));
    }

    /** One by each transport, through nginx. */
    async watchers() {
        const all = transports.map(transport => new Watch(this.front.url, ['--transport', transport, '--interval', '0.1']));
        await Promise.all(all.map(watch => watch.opened()));
        return all;
    }

    /** On every node. */
    publishing() {
        return new Publishing(this.nodes.map(node => node.url), perSecond);
    }
}

export function has(watch, id) {
    return watch.events.some(event => event.id === id);
}

/** So many more events than now are acknowledged. */
export async function goesOn(published, count) {
    const before = published.acknowledged;
    await until(() => `publishing to go on after ${before} of ${published.sent}`, () => published.acknowledged >= before + count, patienceMs);
}

/** Each watch has all that was acknowledged, once and in order, and none was told of a break; the summaries. */
export async function deliveredTo(all, published) {
    await published.stop();
    const ids = [...published.ids.values()];
    assert.ok(ids.length > 0, 'nothing was acknowledged');
    const last = ids.reduce((one, other) => (sequenceOf(one).number > sequenceOf(other).number ? one : other));
    await Promise.all(all.map((watch, i) => until(() => `${last} of ${transports[i]}: ${watch.digest()}`,
                                                  () => has(watch, last), patienceMs)));
    const summaries = [];
    for (const [i, watch] of all.entries()) {
        assertDelivered(transports[i], watch.events, published.ids);
        assert.deepEqual(watch.of('reset'), [], `${transports[i]} was told of a break`);
        const summary = await watch.summary();
        const { lost, duplicates, out_of_order: disorder } = summary;
        assert.deepEqual({ lost, duplicates, disorder }, { lost: 0, duplicates: 0, disorder: 0 }, transports[i]);
        summaries.push(summary);
    }
    sameEverywhere(all);
    return summaries;
}

/** Up to where all have come: what nobody acknowledged may stand at the end. */
function sameEverywhere(all) {
    const lists = all.map(watch => watch.events.map(({ id }) => id));
    const common = Math.min(...lists.map(({ length }) => length));
    for (const [i, list] of lists.entries())
        assert.deepEqual(list.slice(0, common), lists[0].slice(0, common), `${transports[i]} is not as ${transports[0]}`);
}

export function reportProcessors(t, before, after, ms) {
    const shares = Object.keys(before).map(name => `${name} ${((after[name] - before[name]) / ms * 100_000).toFixed(1)} %`);
    if (full)
        t.diagnostic(`of one core: ${shares.join(', ')}`);
}

export function report(t, published, summaries) {
    if (!full)
        return;
    const sorted = [...published.latencies].sort((a, b) => a - b);
    const at = share => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);
    t.diagnostic(`${published.sent} sent, ${published.acknowledged} acknowledged, ${published.refused} refused, `
        + `${published.unknown} unknown ${JSON.stringify([...published.problems])}; publishing p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`);
    summaries.forEach(({ events, lost, duplicates, reconnects, latency_us: latency }, i) => t.diagnostic(
        `${transports[i]}: ${events} events, lost ${lost}, duplicates ${duplicates}, reconnects ${reconnects}, `
        + `latency p50 ${latency?.p50} us, p99 ${latency?.p99} us`));
}
