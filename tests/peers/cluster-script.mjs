// SPDX-License-Identifier: GPL-3.0-or-later
// packaging/linux/cluster: what it starts, says and leaves behind.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { Child, http, temporaryFolder, until, Watch } from './lib/processes.mjs';

const script = fileURLToPath(new URL('../../packaging/linux/cluster', import.meta.url));

class Cluster extends Child {
    constructor(args) {
        const folder = temporaryFolder();
        super(script, args, { env: { ...process.env, TMPDIR: folder } });
        this.folder = folder;
        this.text = '';
        this.process.stdout.setEncoding('utf8').on('data', part => { this.text += part; });
    }

    async ready() {
        await until(() => `the cluster: ${this.errors} ${this.text}`, () => {
            this.failIfEnded();
            return this.text.includes('Ctrl-C');
        }, 60_000);
        this.all = /^all +(\S+)/m.exec(this.text)[1];
        this.nodes = [...this.text.matchAll(/^node \d +(\S+)/gm)].map(([, url]) => url);
        this.pids = [...this.text.matchAll(/pid (\d+)/g)].map(([, pid]) => Number(pid));
    }

    assertGone() {
        for (const pid of this.pids)
            assert.ok(!existsSync(`/proc/${pid}`), `process ${pid} is left`);
        assert.deepEqual(readdirSync(this.folder), []);
    }
}

test('two nodes, until it is interrupted', { timeout: 100_000 }, async () => {
    const cluster = new Cluster(['--nodes', '2', '--', '--rate', '5']);
    await cluster.ready();
    assert.equal(cluster.nodes.length, 2);
    const watches = [cluster.all, ...cluster.nodes].map(url => new Watch(url, ['--transport', 'sse']));
    await Promise.all(watches.map(watch => watch.opened()));
    for (const url of cluster.nodes)
        assert.equal((await http('POST', `${url}/publish?channel=default&event=mine`, 'x')).status, 200);
    for (const watch of watches) {
        await until(() => `both: ${watch.digest()}`, () => watch.events.filter(({ event }) => event === 'mine').length === 2);
        await watch.eventCount(7); // and the feed
        await watch.summary();
    }
    const { pids } = cluster;
    assert.equal(pids.length, 4);
    cluster.kill('SIGINT');
    await until(() => `its end: ${cluster.errors}`, () => cluster.result);
    assert.equal(cluster.result.code, 0, cluster.errors);
    cluster.assertGone();
});

test('for a time', { timeout: 100_000 }, async () => {
    const cluster = new Cluster(['--nodes', '1', '--run-for', '1']);
    await cluster.ready();
    await until(() => `its end: ${cluster.errors}`, () => cluster.result);
    assert.equal(cluster.result.code, 0, cluster.errors);
    cluster.assertGone();
});

test('what does not start is said, and nothing is left', { timeout: 100_000 }, async () => {
    const cluster = new Cluster(['--', '--rate', 'fast']);
    await until(() => `its end: ${cluster.text}`, () => cluster.result);
    assert.equal(cluster.result.code, 1);
    assert.match(cluster.errors, /node1 does not start:\n.*--rate/);
    assert.deepEqual(readdirSync(cluster.folder), []);
});

for (const [name, args, words] of [
    ['no nodes', ['--nodes', '0'], /--nodes takes a number from 1 to 9/],
    ['no number', ['--run-for', 'long'], /--run-for takes a number/],
    ['no value', ['--port'], /--port takes a value/],
    ['unknown', ['--redis'], /unknown argument '--redis'/],
]) {
    test(`refused: ${name}`, () => {
        const ended = spawnSync(script, args, { encoding: 'utf8' });
        assert.equal(ended.status, 2);
        assert.match(ended.stderr, words);
    });
}

test('help says what it takes', () => {
    assert.match(spawnSync(join(script), ['--help'], { encoding: 'utf8' }).stdout, /--nodes N/);
});
