// SPDX-License-Identifier: GPL-3.0-or-later
// `bench` against a server that stands still for a while, and against foreign servers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';

import { startNchan } from './lib/nchan.mjs';
import { pushscopeCli } from './lib/peers.mjs';
import { Child, startServer } from './lib/processes.mjs';

const standstillMs = 2000;

class Bench extends Child {
    constructor(url, args) {
        super(pushscopeCli(), ['bench', url, '--json', ...args]);
        this.output = '';
        this.process.stdout.setEncoding('utf8').on('data', text => { this.output += text; });
    }

    async report() {
        await this.ended;
        try {
            return JSON.parse(this.output);
        } catch {
            throw new Error(`${this.name} printed "${this.output}": ${this.errors}`);
        }
    }
}

test('a server that stands still is charged for what was due meanwhile', { timeout: 90_000 }, async () => {
    const server = await startServer();
    const bench = new Bench(server.url, ['--transport', 'sse', '--clients', '20', '--rate', '50', '--duration', '20',
                                         '--warmup', '1']);
    await delay(8000); // well within the measured time
    server.kill('SIGSTOP');
    await delay(standstillMs);
    server.kill('SIGCONT');
    const { verdict, verdict_reasons: reasons, publisher, transports: { sse } } = await bench.report();
    const about = JSON.stringify(sse);
    assert.equal(publisher.confirmed, 1000, about);
    assert.equal(sse.latency_us.n, 20 * 1000, about);
    assert.equal(sse.lost, 0, about);
    assert.equal(sse.duplicates, 0, about);
    assert.ok(sse.latency_us.max >= 0.95 * standstillMs * 1000, about);
    assert.ok(sse.latency_us.max <= 1.25 * standstillMs * 1000, about); // an idle machine stays within 5 %
    assert.ok(sse.latency_us.p99 >= 1_700_000, about);
    assert.notEqual(verdict, 'valid');
    assert.ok(reasons.some(reason => reason.includes('stood still')), reasons.join('; '));
    await server.stop();
});

test('nchan: as many deliveries as it has subscribers', { timeout: 90_000 }, async () => {
    const nchan = await startNchan();
    for (const [transport, channel] of [['sse', 'sse'], ['ws', 'ws'], ['longpoll', 'poll']]) {
        const url = nchan.subscribeUrl(channel);
        const publishUrl = url.replace(/^ws/, 'http').replace('/sub/', '/pub/');
        const bench = new Bench(url, ['--publish-url', publishUrl, '--transport', transport, '--clients', '10',
                                      '--rate', '50', '--duration', '2', '--warmup', '0.5']);
        const report = await bench.report();
        const figures = report.transports[transport];
        const about = `${transport}: ${JSON.stringify(report)} ${bench.errors}`;
        assert.equal(figures.connected, 10, about);
        assert.equal(report.publisher.confirmed, 100, about);
        assert.equal(figures.delivered, 10 * 100, about);
        assert.equal(figures.lost, 0, about);
        assert.equal(figures.duplicates, 0, about);
    }
    await nchan.stop();
});
