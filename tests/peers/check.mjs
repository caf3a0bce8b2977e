// SPDX-License-Identifier: GPL-3.0-or-later
// `check` over servers of others: it finds what they are known to do otherwise, and nothing in what they do right. A
// server that is broken on purpose fails the cases that are about its faults.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { join } from 'node:path';
import { test } from 'node:test';

import { startBrokenPush } from './lib/brokenpush.mjs';
import { startNchan } from './lib/nchan.mjs';
import { npmPackage, pushscopeCli } from './lib/peers.mjs';
import { Child, temporaryFolder } from './lib/processes.mjs';

/** Runs `check --json`; cases by name, and the names of the MUST and SHOULD cases that failed. */
async function check(url, args = []) {
    const child = new Child(pushscopeCli(), ['check', url, '--json', '--heartbeat-wait', '0', ...args]);
    let output = '';
    child.process.stdout.setEncoding('utf8').on('data', text => { output += text; });
    const { code } = await child.ended;
    if (output === '')
        return { code, errors: child.errors };
    const report = JSON.parse(output);
    const failed = level => report.cases.filter(({ level: is, outcome }) => is === level && outcome === 'fail').map(({ name }) => name);
    const cases = Object.fromEntries(report.cases.map(one => [one.name, one]));
    assert.equal(code, failed('must').length > 0 ? 1 : 0, 'exit code');
    assert.equal(report.verdict, code === 0 ? 'pass' : 'fail');
    assert.equal(report.summary.failed, failed('must').length);
    assert.equal(report.summary.warnings, failed('should').length);
    return { code, cases, must: failed('must'), should: failed('should') };
}

function assertFailed(report, names) {
    for (const name of names) {
        assert.equal(report.cases[name]?.outcome, 'fail', `${name}: ${JSON.stringify(report.cases[name])}`);
        assert.ok(report.cases[name].expected && report.cases[name].came, `${name} tells what was expected and came`);
    }
}

function assertPassed(report, names) {
    for (const name of names)
        assert.equal(report.cases[name]?.outcome, 'pass', `${name}: ${JSON.stringify(report.cases[name])}`);
}

/** An event stream with a history, as one would write it with Node. */
function streamHandler() {
    const log = [];
    const readers = new Set();
    const send = (reader, { id, text }) =>
        reader.write(`id: ${id}\n${text.split(/\r\n|\n|\r/).map(line => `data: ${line}\n`).join('')}\n`);
    return (request, response) => {
        if (request.url === '/stream') {
            response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
            if (request.method === 'HEAD') {
                response.end();
                return;
            }
            response.write('retry: 1000\n\n');
            readers.add(response);
            response.once('close', () => readers.delete(response));
            const last = Number(request.headers['last-event-id'] || NaN);
            for (const event of Number.isNaN(last) ? [] : log.slice(last + 1))
                send(response, event);
        } else if (request.url === '/publish-here' && request.method === 'POST') {
            let text = '';
            request.setEncoding('utf8').on('data', part => { text += part; }).once('end', () => {
                log.push({ id: log.length, text });
                readers.forEach(reader => send(reader, log.at(-1)));
                response.writeHead(202).end();
            });
        } else {
            response.writeHead(request.url === '/' ? 200 : 404).end();
        }
    };
}

test('npm ws meets RFC 6455 but for two cases', { timeout: 60_000 }, async t => {
    const { WebSocketServer } = await npmPackage('ws');
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    server.on('connection', socket => socket.on('error', () => {}));
    await once(server, 'listening');
    t.after(() => { for (const client of server.clients) client.terminate(); server.close(); });
    const report = await check(`ws://127.0.0.1:${server.address().port}/feed`, ['--case', 'ws/']);
    assert.deepEqual(report.must, ['ws/6455-4.2.1/http-1.0', 'ws/6455-4.2.1/missing-host']);
    const known = ['ws/6455-4.2.2/version-gets-426', 'ws/9110-7.8/upgrade-list', 'ws/6455-5.2/not-shortest-16-bits',
        'ws/6455-5.2/not-shortest-text', 'ws/6455-8.1/fails-before-the-end'];
    assert.deepEqual(report.should.filter(name => !known.includes(name)), []);
    assertPassed(report, ['ws/6455-5.1/unmasked-frame-is-refused', 'ws/6455-8.1/invalid-across-fragments',
        'ws/6455-10.4/huge-frame-is-refused', 'ws/6455-5.5.1/nothing-follows']);
});

test('SSE by Node: the stream is right, its HTTP takes two Hosts', { timeout: 60_000 }, async t => {
    const server = createHttpServer(streamHandler());
    await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
    t.after(() => { server.closeAllConnections(); server.close(); });
    const url = `http://127.0.0.1:${server.address().port}`;
    const report = await check(`${url}/stream`, ['--publish-url', `${url}/publish-here`, '--case', 'sse/', '--case', 'http/9112']);
    assert.deepEqual(report.must.filter(name => name.startsWith('sse/')), []);
    assertPassed(report, ['sse/9.2.4/resumes', 'sse/9.2.6/lines-of-data', 'http/9112-6.3/conflicting-content-length',
        'http/9112-6.3/conflicting-content-length-later', 'http/9112-9.3.2/pipelining-order']);
    assertFailed(report, ['http/9112-3.2/two-different-hosts', 'http/9112-3.2/invalid-host-later']);
});

test('https: only with a certificate that is trusted, or said to be', { timeout: 60_000 }, async t => {
    const folder = temporaryFolder();
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2',
        '-subj', '/CN=localhost', '-keyout', key, '-out', cert], { stdio: 'ignore' });
    const server = createHttpsServer({ key: readFileSync(key), cert: readFileSync(cert) }, streamHandler());
    await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
    t.after(() => { server.closeAllConnections(); server.close(); });
    const url = `https://127.0.0.1:${server.address().port}`;
    const args = ['--publish-url', `${url}/publish-here`, '--case', 'sse/9.2.4', '--case', 'sse/9.2.6'];
    const refused = await check(`${url}/stream`, args);
    assert.equal(refused.code, 1);
    assert.match(refused.errors, /certificate/i);
    assertPassed(await check(`${url}/stream`, [...args, '--insecure']), ['sse/9.2.4/resumes', 'sse/9.2.6/text-is-kept']);
});

test('nginx with nchan: SSE resumes, WebSocket frames are not looked at', { timeout: 90_000 }, async t => {
    const nchan = await startNchan();
    t.after(() => nchan.stop());
    const sse = nchan.subscribeUrl('sse');
    const stream = await check(sse, ['--transport', 'sse', '--publish-url', sse.replace('/sub/', '/pub/'), '--case', 'sse/']);
    assertPassed(stream, ['sse/9.2.5/content-type', 'sse/9.2.6/event-ends-in-blank-line', 'sse/9.2.4/resumes']);
    assertFailed(stream, ['sse/9112-6.3/framing', 'sse/9111-5.2/not-stored']);
    const frames = await check(nchan.subscribeUrl('ws'), ['--transport', 'ws', '--case', 'ws/6455-5']);
    assertPassed(frames, ['ws/6455-5.5.3/same-payload', 'ws/6455-5.5.1/close-is-answered']);
    assertFailed(frames, ['ws/6455-5.1/unmasked-ping-is-refused', 'ws/6455-5.5/long-ping', 'ws/6455-5.5/fragmented-ping']);
});

test('a broken server fails the cases of its faults', { timeout: 90_000 }, async t => {
    const server = await startBrokenPush();
    t.after(() => server.close());
    const quick = ['--patience', '0.4', '--head-wait', '1'];

    const http = await check(`${server.url}/`, [...quick, '--transport', 'http']);
    assertFailed(http, ['conflicting-content-length', 'negative-content-length', 'chunked-not-last'].map(name => `http/9112-6.3/${name}`));
    assertFailed(http, ['http/9112-6.1/content-length-with-chunked', 'http/9112-7.1/chunk-size-not-hexadecimal',
        'http/9112-5.1/space-before-colon', 'http/9112-5.2/obs-fold', 'http/9112-2.2/bare-cr-in-field',
        'http/9112-3.2/missing-host', 'http/9112-3.2/two-hosts-later', 'http/9110-9.3.2/head-has-no-body',
        'http/9112-9.3/http-1.0-closes', 'http/9112-9.6/close-is-honoured', 'http/9110-15.5.6/allow',
        'http/9110-6.6.1/date', 'http/9110-10.1.1/expect-continue', 'http/9110-9.1/lower-case-method']);

    const stream = await check(`${server.url}/events`, [...quick, '--case', 'sse/']);
    assertPassed(stream, ['sse/9.2.3/status-200']);
    assertFailed(stream, ['sse/9.2.5/content-type', 'sse/9.2.5/charset', 'sse/9.2.5/utf-8', 'sse/9.2.5/known-fields',
        'sse/9.2.6/retry-is-digits', 'sse/9.2.6/id-without-nul', 'sse/9.2.3/stays-open', 'sse/9111-5.2/not-stored',
        'sse/9112-6.3/framing', 'sse/9110-9.3.2/head-has-no-body']);

    const wrongAccept = await check(`${server.url}/ws-accept`, [...quick, '--transport', 'ws', '--case', 'ws/6455-4']);
    assertFailed(wrongAccept, ['ws/6455-4.2.2/accept-value', 'ws/6455-4.2.2/no-subprotocol-unasked',
        'ws/6455-4.2.2/subprotocol-of-the-offered', 'ws/6455-4.2.1/missing-key', 'ws/6455-4.2.1/post',
        'ws/6455-4.2.2/unknown-version', 'ws/6455-4.2.1/plain-get', 'ws/6455-4.2.1/missing-host']);
});

test('a WebSocket that knows no frames fails their cases', { timeout: 90_000 }, async t => {
    const server = await startBrokenPush({ subprotocol: false });
    t.after(() => server.close());
    const frames = await check(`${server.url}/ws`, ['--patience', '0.4', '--case', 'ws/6455-5', '--case', 'ws/6455-8', '--case', 'ws/6455-7.4.1']);
    assertFailed(frames, ['ws/6455-5.1/unmasked-frame-is-refused', 'ws/6455-5.2/rsv1', 'ws/6455-5.2/reserved-opcode-3',
        'ws/6455-5.2/length-with-top-bit', 'ws/6455-5.5/long-close', 'ws/6455-5.5/fragmented-ping',
        'ws/6455-5.5.3/same-payload', 'ws/6455-5.1/server-does-not-mask', 'ws/6455-5.4/continuation-without-start',
        'ws/6455-5.4/text-between-fragments', 'ws/6455-5.4/ping-between-fragments', 'ws/6455-8.1/invalid-byte',
        'ws/6455-8.1/invalid-across-fragments', 'ws/6455-7.4.1/invalid-data-is-told', 'ws/6455-5.5.1/close-is-answered',
        'ws/6455-5.5.1/ends-the-connection', 'ws/6455-5.5.1/one-byte-payload', 'ws/6455-8.1/close-reason']);
    assertPassed(frames, ['ws/6455-5.5.2/empty-ping']);
});
