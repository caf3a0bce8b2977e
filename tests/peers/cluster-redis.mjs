// SPDX-License-Identifier: GPL-3.0-or-later
// The Redis of three servers dies, hangs, is cut off, forgets: nothing that was acknowledged is lost or comes twice, or
// every client is told.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';

import { ClusterOfThree, deliveredTo, full, goesOn, has, limit, patienceMs, report, transports } from './lib/clusterofthree.mjs';
import { http, until } from './lib/processes.mjs';
import { assertDelivered } from './lib/publishing.mjs';
import { assertContiguous, sequenceOf } from './lib/sequence.mjs';

const pauseMs = full ? 10_000 : 3_500;
const outageMs = full ? 3_000 : 1_000;

let cluster;

before(async () => { cluster = await ClusterOfThree.start(); });
after(() => cluster?.stop());
beforeEach(() => cluster.healthy());

test('Redis is killed and comes back with its data', limit, async t => {
    const all = await cluster.watchers();
    const published = cluster.publishing();
    await Promise.all(all.map(watch => watch.eventCount(50)));
    await cluster.redis.die();
    await until('every node to say so', async () => {
        const answers = await Promise.all(cluster.nodes.map(node => http('GET', `${node.url}/health`)));
        return answers.every(({ status }) => status === 503);
    });
    await delay(outageMs);
    await cluster.redis.start();
    await cluster.healthy();
    await goesOn(published, 100);
    const summaries = await deliveredTo(all, published);
    assert.ok(published.unknown > 0, 'the outage was not seen by the publisher');
    report(t, published, summaries);
});

test('Redis is killed and comes back without its data', limit, async t => {
    const all = await cluster.watchers();
    const published = cluster.publishing();
    await Promise.all(all.map(watch => watch.eventCount(50)));
    const { epoch } = sequenceOf(all[0].events[0].id);
    await published.stop();
    await cluster.redis.die();
    cluster.redis.forget();
    await cluster.redis.start();
    await cluster.healthy();
    const again = cluster.publishing();
    const resets = await Promise.all(all.map(async watch => {
        const at = await watch.line('a reset', line => line.kind === 'reset', 0, patienceMs);
        return watch.lines[at];
    }));
    resets.forEach((reset, i) => assert.equal(reset.reason, 'epoch', transports[i]));
    await goesOn(again, 100);
    await again.stop();
    await Promise.all(all.map((watch, i) => until(() => `all of the new epoch: ${transports[i]}: ${watch.digest()}`, () =>
        [...again.ids.values()].every(id => has(watch, id)), patienceMs)));
    for (const [i, watch] of all.entries()) {
        const old = watch.events.filter(({ id }) => sequenceOf(id).epoch === epoch);
        const fresh = watch.events.slice(old.length);
        assertDelivered(transports[i], fresh, again.ids);
        assertContiguous(transports[i], fresh.map(({ id }) => id));
        assert.notEqual(sequenceOf(fresh[0].id).epoch, epoch);
        const { duplicates } = await watch.summary();
        assert.equal(duplicates, 0, transports[i]);
    }
    t.diagnostic(`a new epoch: ${JSON.stringify(resets[0])}`);
});

test('Redis hangs for a while', limit, async t => {
    const all = await cluster.watchers();
    const published = cluster.publishing();
    await Promise.all(all.map(watch => watch.eventCount(50)));
    cluster.redis.child.kill('SIGSTOP');
    await delay(pauseMs); // the length of the pause is the scenario
    cluster.redis.child.kill('SIGCONT');
    await cluster.healthy();
    await goesOn(published, 100);
    const summaries = await deliveredTo(all, published);
    report(t, published, summaries);
});

test('every connection to Redis is cut, again and again', limit, async t => {
    const all = await cluster.watchers();
    const published = cluster.publishing();
    for (let cut = 1; cut <= 4; ++cut) {
        await goesOn(published, 50);
        cluster.cutter.cutAll();
    }
    await cluster.healthy();
    await goesOn(published, 50);
    const summaries = await deliveredTo(all, published);
    report(t, published, summaries);
});
