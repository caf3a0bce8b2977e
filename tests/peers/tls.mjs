// SPDX-License-Identifier: GPL-3.0-or-later
// Our server over TLS as foreign clients see it, with the certificate that it makes for itself.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { get } from 'node:https';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { npmPackage, program, pushscopeCli } from './lib/peers.mjs';
import { Child, startServer, temporaryFolder, until } from './lib/processes.mjs';

let server;
let url;
let authority; // the file
let ca; // its content

before(async () => {
    authority = join(temporaryFolder(), 'server.pem');
    server = await startServer(['--feed', 'ticker', '--rate', '100', '--tls-self-signed', '--tls-save', authority]);
    url = `https://localhost:${server.port}`;
    ca = readFileSync(authority);
});

after(() => server?.stop());

function run(command, args, input = '') {
    const ended = spawnSync(command, args, { encoding: 'utf8', input, timeout: 20_000 });
    assert.equal(ended.error, undefined);
    return ended;
}

const curl = (...args) => run(program('curl'), ['--silent', '--show-error', '--max-time', '15', '--cacert', authority, ...args]);

test('the printed fingerprint is that of the certificate', async () => {
    const fingerprint = run(program('openssl'), ['x509', '-in', authority, '-noout', '-fingerprint', '-sha256']).stdout;
    const [, hex] = /=([0-9A-F:]+)/.exec(fingerprint);
    await until('the fingerprint on stderr', () => server.errors.includes(hex));
    assert.match(server.errors, /listening on https:\/\//);
});

test('curl reads a stream, polls and publishes', async () => {
    const stream = new Child(program('curl'), ['--silent', '--no-buffer', '--cacert', authority, `${url}/events`]);
    let text = '';
    stream.process.stdout.setEncoding('utf8').on('data', part => { text += part; });
    await until('ten events', () => text.split('\ndata:').length > 10);
    stream.kill('SIGKILL');

    const poll = JSON.parse(curl(`${url}/poll?timeout=10`).stdout);
    assert.ok(poll.events.length > 0);
    const published = JSON.parse(curl('--data-raw', '{"a":1}', '--header', 'Content-Type: application/json',
                                      `https://127.0.0.1:${server.port}/publish?channel=other`).stdout);
    assert.match(published.id, /:/);
    assert.equal(curl('--head', '--output', '/dev/null', '--write-out', '%{http_version} %{ssl_verify_result}', `${url}/`).stdout,
                 '1.1 0');
});

test('curl does not accept it without being told to, nor under another name', () => {
    const untrusted = run(program('curl'), ['--silent', '--show-error', `${url}/health`]);
    assert.equal(untrusted.status, 60);
    const other = curl('--resolve', `other.example:${server.port}:127.0.0.1`, `https://other.example:${server.port}/health`);
    assert.equal(other.status, 60);
});

test('ws follows over wss', async () => {
    const { WebSocket } = await npmPackage('ws');
    const socket = new WebSocket(`wss://127.0.0.1:${server.port}/ws`, { ca });
    const messages = [];
    socket.on('message', data => messages.push(JSON.parse(data)));
    await until('ten messages', () => messages.length >= 10);
    assert.equal(messages[0].type, 'hello');
    socket.close();
    await until('the close', () => socket.readyState === WebSocket.CLOSED);
});

test('eventsource follows over https', async () => {
    const { EventSource } = await npmPackage('eventsource');
    // fetch of Node.js takes no certificates but at its start, so the bytes come from its https module.
    const fetch = (address, init) => new Promise((resolve, reject) => {
        const request = get(address, { ca, headers: init.headers, signal: init.signal }, answer => {
            const body = new ReadableStream({
                start(controller) {
                    answer.on('data', chunk => controller.enqueue(chunk));
                    answer.once('end', () => controller.close());
                },
            });
            resolve({ url: String(address), status: answer.statusCode, redirected: false, body,
                      headers: new Headers(Object.entries(answer.headers)) });
        });
        request.on('error', reject);
    });
    const source = new EventSource(`${url}/events`, { fetch });
    let events = 0;
    source.addEventListener('price-update', () => ++events);
    await until('ten events', () => events >= 10);
    source.close();
});

test('versions older than TLS 1.2 are refused, 1.2 and 1.3 are not', () => {
    const shake = version => run(program('openssl'), ['s_client', '-connect', `127.0.0.1:${server.port}`, '-CAfile', authority,
                                                       '-verify_return_error', '-cipher', 'ALL:@SECLEVEL=0', version]);
    for (const version of ['-tls1', '-tls1_1'])
        assert.notEqual(shake(version).status, 0, version);
    for (const version of ['-tls1_2', '-tls1_3'])
        assert.equal(shake(version).status, 0, version);
});

test('what is plain at this port is told that it speaks https', () => {
    const plain = run(program('curl'), ['--silent', '--include', `http://127.0.0.1:${server.port}/health`]);
    assert.match(plain.stdout, /^HTTP\/1\.1 400 /);
    assert.match(plain.stdout, /this port speaks https/);
    assert.ok(JSON.parse(curl(`${url}/stats`).stdout).tls_failed >= 1);
});

test('our own clients trust it by file or fingerprint, and say why not', () => {
    const cli = (...args) => run(pushscopeCli(), args);
    for (const transport of ['sse', 'ws', 'longpoll', 'poll'])
        assert.equal(cli('watch', url, '--transport', transport, '--tls-ca', authority, '--count', '3').status, 0, transport);
    const linked = cli('watch', url, '--tls-ca', authority, '--count', '3', '--fault', 'delay:5ms');
    assert.deepEqual([linked.status, linked.stderr], [0, '']);
    const fingerprint = /SHA-256 ([0-9A-F:]+)/.exec(server.errors)[1];
    assert.equal(cli('publish', url, 'x', '--tls-fingerprint', fingerprint).status, 0);

    const unknown = cli('publish', url, 'x');
    assert.equal(unknown.status, 1);
    assert.match(unknown.stderr, /self-signed.*--tls-ca.*--tls-fingerprint/);
    const another = cli('publish', url, 'x', '--tls-fingerprint', 'ab'.repeat(32));
    assert.equal(another.status, 1);
    assert.match(another.stderr, /not that of --tls-fingerprint/);
});

test('a certificate from files for another name: the name counts, through the link too', async () => {
    const folder = temporaryFolder();
    const [certificate, key] = ['cert.pem', 'key.pem'].map(name => join(folder, name));
    run(program('openssl'), ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=other.example',
                             '-addext', 'subjectAltName=DNS:other.example', '-keyout', key, '-out', certificate]);
    const other = await startServer(['--tls-cert', certificate, '--tls-key', key]);
    for (const more of [[], ['--fault', 'delay:5ms']]) {
        const watch = run(pushscopeCli(), ['watch', `https://localhost:${other.port}`, '--tls-ca', certificate, ...more]);
        assert.equal(watch.status, 1);
        assert.match(watch.stderr, /made out to other\.example, not to localhost/);
    }
    assert.equal(run(program('curl'), ['--silent', '--cacert', certificate, '--connect-to', `::localhost:${other.port}`,
                                       '--header', 'Host: localhost', `https://other.example:${other.port}/health`]).status, 0);
    await other.stop();
});

test('what is wrong with the files is said', () => {
    const serve = (...args) => run(pushscopeCli(), ['serve', '--listen', '127.0.0.1:0', ...args]);
    for (const [args, status, message] of [
        [['--tls-cert', authority], 2, /--tls-cert needs --tls-key/],
        [['--tls-key', authority], 2, /--tls-key needs --tls-cert/],
        [['--tls-self-signed', '--tls-cert', authority, '--tls-key', authority], 2, /--tls-self-signed/],
        [['--tls-save', authority], 2, /--tls-save/],
        [['--tls-cert', '/nowhere', '--tls-key', authority], 1, /--tls-cert: cannot read \/nowhere/],
        [['--tls-cert', authority, '--tls-key', authority], 1, /--tls-key: there is no private key in /],
        [['--tls-self-signed', '--tls-save', '/nowhere/file'], 1, /--tls-save: cannot write/],
    ]) {
        const ended = serve(...args);
        assert.equal(ended.status, status, args.join(' '));
        assert.match(ended.stderr, message);
        assert.equal(ended.stderr.trim().split('\n').length, 1, ended.stderr);
    }
});

test('a server ends with open streams within two seconds', async () => {
    const other = await startServer(['--tls-self-signed', '--tls-save', authority]);
    const stream = new Child(program('curl'), ['--silent', '--no-buffer', '--cacert', authority,
                                               `https://localhost:${other.port}/events`]);
    stream.process.stdout.resume();
    await until('the stream', () => new Promise(resolve => {
        get(`https://localhost:${other.port}/stats`, { ca: readFileSync(authority) }, answer => {
            let text = '';
            answer.on('data', part => { text += part; });
            answer.once('end', () => resolve(JSON.parse(text).connections.sse === 1));
        }).on('error', () => resolve(false));
    }));
    const begin = Date.now();
    await other.stop();
    assert.ok(Date.now() - begin < 2_000);
    await until('the end of the stream', () => stream.result);
    assert.equal(stream.result.code, 0, stream.errors); // ended by a close_notify
});
