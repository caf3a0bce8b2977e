// SPDX-License-Identifier: GPL-3.0-or-later
// Three servers with one log, behind nginx as it is shipped: the same everywhere, whichever server a client is on.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';

import { startNodes } from './lib/cluster.mjs';
import { ClusterOfThree, deliveredTo, full, goesOn, limit, patienceMs, report, reportProcessors, transports } from './lib/clusterofthree.mjs';
import { http, until, Watch } from './lib/processes.mjs';
import { startRelay } from './lib/relay.mjs';
import { assertContiguous, sequenceOf } from './lib/sequence.mjs';

const steadyMs = full ? 60_000 : 5_000;
const lagMs = 300;

let cluster;

before(async () => { cluster = await ClusterOfThree.start(); });
after(() => cluster?.stop());
beforeEach(() => cluster.healthy());

test('published on every node, the same on every transport', limit, async t => {
    const all = await cluster.watchers();
    const used = cluster.processorTimes();
    const published = cluster.publishing();
    await delay(steadyMs); // its length is what is measured
    reportProcessors(t, used, cluster.processorTimes(), steadyMs);
    const summaries = await deliveredTo(all, published);
    assert.equal(published.acknowledged, published.sent, JSON.stringify([...published.problems]));
    assertContiguous('all', all[0].events.map(({ id }) => id));
    report(t, published, summaries);
});

test('a cursor of one node is good on the next, in mid-stream', limit, async () => {
    const published = cluster.publishing();
    const { text } = await http('GET', `${cluster.nodes[0].url}/poll?timeout=0`);
    const begin = JSON.parse(text).next;
    await Promise.all(transports.map(async transport => {
        const ids = [];
        let after = begin;
        for (let turn = 0; turn < 6; ++turn) {
            const watch = new Watch(cluster.nodes[turn % cluster.nodes.length].url,
                                    ['--transport', transport, '--interval', '0.1', '--after', after, '--count', '60']);
            await until(() => `60 events of ${watch.name}: ${watch.digest()}`, () => watch.result, patienceMs);
            assert.deepEqual(watch.of('reset'), [], transport);
            ids.push(...watch.events.map(({ id }) => id));
            after = ids.at(-1);
        }
        assert.equal(sequenceOf(ids[0]).number, sequenceOf(begin).number + 1, transport);
        assertContiguous(transport, ids);
    }));
    await published.stop();
});

test('an id that a node has not heard yet is no unknown one', limit, async () => {
    const [node] = cluster.nodes;
    const relay = await startRelay(cluster.redis.port, { delayMs: lagMs });
    const [late] = await startNodes(1, cluster.redis.brokerAt(new URL(relay.url).port));
    const publish = async () => JSON.parse((await http('POST', `${node.url}/publish`, '{}', { 'Content-Type': 'application/json' })).text).id;
    const id = await publish();
    const answer = JSON.parse((await http('GET', `${late.url}/poll?timeout=0&after=${id}`)).text);
    assert.deepEqual(answer, { events: [], next: id });
    const watches = await Promise.all(transports.map(async transport =>
        new Watch(late.url, ['--transport', transport, '--interval', '0.1', '--after', await publish()])));
    await Promise.all(watches.map(watch => watch.opened()));
    const last = await publish();
    for (const watch of watches) {
        await until(() => `the last: ${watch.digest()}`, () => watch.events.at(-1)?.id === last);
        assertContiguous(watch.name, watch.events.map(event => event.id));
        assert.deepEqual(watch.of('reset'), []);
        await watch.summary();
    }
    const { epoch, number } = sequenceOf(last);
    const invented = `${epoch}:${number + 1000}`;
    const { reset, requested } = JSON.parse((await http('GET', `${late.url}/poll?timeout=0&after=${invented}`)).text);
    assert.deepEqual({ reset, requested }, { reset: true, requested: invented });
    await late.stop();
    relay.close();
});

test('a node is killed: its clients go on elsewhere', limit, async t => {
    const all = await cluster.watchers();
    const direct = await Promise.all(cluster.nodes.map(async node => JSON.parse((await http('GET', `${node.url}/stats`)).text).connections));
    const busiest = direct.map(({ sse, ws }, i) => ({ i, streams: sse + ws })) // a poll that is cut is asked again by nginx
        .reduce((one, other) => (other.streams > one.streams ? other : one));
    assert.ok(busiest.streams > 0);
    const published = cluster.publishing();
    await Promise.all(all.map(watch => watch.eventCount(50)));
    const dead = cluster.nodes[busiest.i];
    dead.kill('SIGKILL');
    await dead.ended;
    await goesOn(published, 100);
    const summaries = await deliveredTo(all, published);
    assert.ok(summaries.some(({ reconnects }) => reconnects > 0), 'nobody was on the node');
    report(t, published, summaries);
    const [node] = await startNodes(1, cluster.redis.brokerAt(cluster.cutter.port));
    cluster.nodes[busiest.i] = node;
});
