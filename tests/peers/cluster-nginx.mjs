// SPDX-License-Identifier: GPL-3.0-or-later
// The configurations of nginx that are shipped: accepted by `nginx -t`, and every transport through each.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { connect } from 'node:http2';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { configurations, Redis, shippedConfiguration, startNodes } from './lib/cluster.mjs';
import { nginxArguments, startNginx } from './lib/nginx.mjs';
import { program } from './lib/peers.mjs';
import { Child, freePort, http, temporaryFolder, until, Watch } from './lib/processes.mjs';
import { assertContiguous } from './lib/sequence.mjs';

const transports = ['sse', 'ws', 'longpoll', 'poll'];
const eventsEach = 40;

let redis;
let nodes;
let files; // of the certificate

function certificate() {
    const folder = temporaryFolder();
    const made = { certificate: join(folder, 'push.pem'), key: join(folder, 'push.key') };
    const ended = spawnSync(program('openssl'), ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes',
                                                 '-keyout', made.key, '-out', made.certificate, '-days', '2', '-subj', '/CN=localhost',
                                                 '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'], { encoding: 'utf8' });
    assert.equal(ended.status, 0, ended.stderr);
    return made;
}

before(async () => {
    files = certificate();
    redis = await Redis.start();
    nodes = await startNodes(3, redis.brokerAt());
});

after(async () => {
    await Promise.all((nodes ?? []).map(node => node.stop()));
    await redis?.stop();
});

async function settingsFor(name) {
    const port = await freePort();
    const plainPort = await freePort();
    const used = name === 'pushscope' ? nodes.slice(0, 1) : nodes;
    const shipped = shippedConfiguration(name, { port, plainPort, nodes: used.map(node => node.port), ...files });
    const secure = name === 'pushscope-tls';
    return { ...shipped, url: `${secure ? 'https' : 'http'}://localhost:${port}`, plain: `http://127.0.0.1:${plainPort}`, secure };
}

async function start(name) {
    const settings = await settingsFor(name);
    const ready = settings.secure ? `${settings.plain}/health` : `${settings.url}/health`;
    const front = await startNginx({ ...settings, connections: 1024, ready, status: settings.secure ? 301 : 200 });
    return { front, ...settings };
}

async function publish(count) {
    for (let i = 0; i < count; ++i) {
        const { status, text } = await http('POST', `${nodes[i % nodes.length].url}/publish`, JSON.stringify({ n: i }),
                                            { 'Content-Type': 'application/json' });
        assert.equal(status, 200, text);
    }
}

for (const name of configurations) {
    test(`nginx -t: ${name}`, async () => {
        const ended = spawnSync(program('nginx'), ['-t', ...nginxArguments(await settingsFor(name))], { encoding: 'utf8' });
        assert.equal(ended.status, 0, ended.stderr);
        assert.doesNotMatch(ended.stderr, /\[(warn|emerg|error)\]/);
    });

    test(`every transport through ${name}`, { timeout: 60_000 }, async () => {
        const { front, url, secure } = await start(name);
        const trust = secure ? ['--tls-ca', files.certificate] : [];
        const watches = transports.map(transport => new Watch(url, ['--transport', transport, '--interval', '0.1', ...trust]));
        await Promise.all(watches.map(watch => watch.opened()));
        await publish(eventsEach);
        await Promise.all(watches.map(watch => watch.eventCount(eventsEach)));
        const ids = watches[0].events.map(({ id }) => id);
        for (const [index, watch] of watches.entries()) {
            assertContiguous(transports[index], watch.events.map(({ id }) => id));
            assert.deepEqual(watch.events.map(({ id }) => id), ids, transports[index]);
            const { lost, duplicates, reconnects } = await watch.summary();
            assert.deepEqual({ lost, duplicates, reconnects }, { lost: 0, duplicates: 0, reconnects: 0 }, transports[index]);
        }
        await front.stop();
    });
}

test('an event comes through at once, compressed by nobody', { timeout: 30_000 }, async () => {
    const { front, url } = await start('pushscope');
    const stream = new Child(program('curl'), ['--silent', '--no-buffer', '--include', '--compressed', `${url}/events`]);
    let text = '';
    stream.process.stdout.setEncoding('utf8').on('data', part => { text += part; });
    await until('the hello', () => text.includes('retry:'));
    await publish(1);
    await until('one small event', () => text.includes('data: {'));
    assert.doesNotMatch(text, /content-encoding/i);
    stream.kill('SIGKILL');
    await front.stop();
});

test('the figures of one node are not for viewers', async () => {
    const { front, url } = await start('pushscope');
    assert.equal((await http('GET', `${url}/metrics`)).status, 404);
    await front.stop();
});

test('HTTP/2: many streams of one connection, and a page of its own origin', { timeout: 60_000 }, async () => {
    const { front, url, plain } = await start('pushscope-tls');
    const session = connect(url, { ca: readFileSync(files.certificate) });
    const many = 30;
    const streams = Array.from({ length: many }, () => {
        const stream = session.request({ ':path': '/events', origin: url });
        const state = { stream, status: 0, text: '' };
        stream.on('response', headers => { state.status = headers[':status']; });
        stream.setEncoding('utf8').on('data', part => { state.text += part; });
        return state;
    });
    await until('all streams', () => streams.every(({ text }) => text.includes('retry:')));
    assert.ok(streams.every(({ status }) => status === 200));
    await publish(1);
    await until('the event on each', () => streams.every(({ text }) => text.includes('data: {')));
    const foreign = session.request({ ':path': '/poll?timeout=0', origin: 'https://evil.example' });
    let refused = 0;
    foreign.on('response', headers => { refused = headers[':status']; });
    await until('the refusal', () => refused);
    assert.equal(refused, 403);
    session.destroy();
    const visit = await http('GET', `${plain}/dashboard`);
    assert.equal(visit.status, 301);
    assert.match(visit.headers.location, /^https:\/\/.*\/dashboard$/);
    await front.stop();
});

test('who asks for nothing that is a WebSocket gets no other protocol', async () => {
    const { front, url } = await start('pushscope');
    const answer = await http('GET', `${url}/poll?timeout=0`, undefined, { Connection: 'Upgrade, HTTP2-Settings', Upgrade: 'h2c' });
    assert.equal(answer.status, 200);
    await front.stop();
});
