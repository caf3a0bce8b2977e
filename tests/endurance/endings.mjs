// SPDX-License-Identifier: GPL-3.0-or-later
// What runs out or goes away: ports, disks, descriptors, files, readers, and time while a process is stopped. Full disks
// are played by a limit on the size of files, which fails in the same places and needs no rights.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
    appendFileSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';

import { Child, startServer, temporaryFolder, until, Watch } from '../peers/lib/processes.mjs';
import { pushscopeCli } from '../peers/lib/peers.mjs';
import { freeDescriptors, leaveDescriptors } from '../peers/lib/procfs.mjs';
import { upgradeHead } from '../peers/lib/upgrade.mjs';

const ticker = ['--feed', 'ticker', '--rate', '100', '--payload', '500'];

/** The program with limits of the shell: blocks of 512 or 1024 bytes for files. */
function limited(limits, args, options = {}) {
    return new Child('sh', ['-c', `trap '' XFSZ; ${limits}; exec "$0" "$@"`, pushscopeCli(), ...args], options);
}

async function endOf(child) {
    await until(() => `${child.name} to end; it said: ${child.errors}`, () => child.result, 30_000);
    return child.result.code;
}

function sequences(watch) {
    return watch.events.map(line => Number(line.id.split(':')[1]));
}

function assertContiguous(watch) {
    const seen = sequences(watch);
    assert.ok(seen.length > 0, watch.digest());
    seen.forEach((sequence, i) => assert.equal(sequence, seen[0] + i, `${watch.name}: ${watch.digest()}`));
}

test('a port that is taken', async () => {
    const server = await startServer();
    const second = new Child(pushscopeCli(), ['serve', '--listen', `127.0.0.1:${server.port}`]);
    assert.equal(await endOf(second), 1);
    assert.match(second.errors, /^--listen: .*in use/);
    await server.stop();
});

for (const [what, file, limit] of [
    ['on a disk that fills up', 'full.jsonl', 'ulimit -f 64'],
    ['on a disk that is full', 'none.jsonl', 'true'],
]) {
    test(`a recording ${what}`, async () => {
        const server = await startServer(ticker);
        const path = join(temporaryFolder(), file);
        if (file === 'none.jsonl')
            symlinkSync('/dev/full', path);
        const watch = limited(limit, ['watch', server.url, '--json', '--record', path, '--run-for', '4']);
        let output = '';
        watch.process.stdout.setEncoding('utf8').on('data', text => { output += text; });
        assert.equal(await endOf(watch), 1);
        const errors = watch.errors.trim().split('\n');
        assert.equal(errors.length, 1, watch.errors);
        assert.ok(errors[0].startsWith(`--record: cannot write ${path}: `), errors[0]);
        assert.match(errors[0], /(File too large|No space left on device)$/);
        const lines = output.trim().split('\n').map(line => JSON.parse(line));
        assert.ok(lines.at(-1).events > 300, `it went on watching: ${JSON.stringify(lines.at(-1))}`);
        if (file === 'full.jsonl') {
            const recorded = readFileSync(path, 'utf8').split('\n').slice(0, -1);
            assert.ok(recorded.length > 10);
            recorded.forEach(line => JSON.parse(line));
        }
        await server.stop();
    });
}

test('files that find no room', async () => {
    const folder = temporaryFolder();
    const portFile = join(folder, 'port');
    writeFileSync(portFile, 'as it was');
    const serve = limited('ulimit -f 0', ['serve', '--listen', '127.0.0.1:0', '--port-file', portFile]);
    assert.equal(await endOf(serve), 1);
    assert.ok(serve.errors.includes(`--port-file: cannot write ${portFile}: File too large`), serve.errors);
    assert.equal(readFileSync(portFile, 'utf8'), 'as it was');

    const server = await startServer();
    const report = join(folder, 'report.json');
    const bench = limited('ulimit -f 0', ['bench', server.url, '--transport', 'sse', '--clients', '1', '--warmup', '0',
        '--duration', '1', '--report', report]);
    bench.process.stdout.resume();
    assert.equal(await endOf(bench), 1);
    assert.match(bench.errors, /--report.*report\.json.*File too large/);
    await server.stop();
});

test('standard output on a full disk, and without a reader', async () => {
    const server = await startServer(ticker);
    const full = new Child(pushscopeCli(), ['watch', server.url, '--run-for', '20'],
        { stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'] });
    assert.equal(await endOf(full), 1);
    assert.equal(full.errors, 'standard output: No space left on device\n');

    const unread = new Child(pushscopeCli(), ['watch', server.url]);
    unread.process.stdout.once('data', () => unread.process.stdout.destroy());
    assert.equal(await endOf(unread), 0);
    assert.equal(unread.errors, '');
    await server.stop();
});

/** Streams of which the server can accept only some, as it has no descriptors for the others. */
async function crowdOut(server) {
    const spare = 10;
    const limit = leaveDescriptors(server.process.pid, spare);
    const sockets = Array.from({ length: 3 * spare }, () => {
        const socket = connect(server.port, '127.0.0.1').on('error', () => {});
        socket.once('data', bytes => { socket.answer = bytes.toString('latin1').split('\r\n')[0]; });
        socket.write('GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n');
        return socket;
    });
    const answers = () => sockets.map(socket => socket.answer).filter(Boolean);
    const isFull = () => freeDescriptors(server.process.pid, limit) === 0;
    await until(() => `no descriptor to be left; answered: ${answers()}`, () => isFull() && answers().length >= spare);
    return { sockets, answers, isFull, spare };
}

test('a feed whose file goes, changes and cannot be opened for want of descriptors', { timeout: 90_000 }, async () => {
    const path = join(temporaryFolder(), 'feed.log');
    writeFileSync(path, '');
    const server = await startServer(['--feed', `file:${path}`]);
    const watch = new Watch(server.url, ['--transport', 'sse']);
    await watch.opened();
    const expectText = async text => {
        await watch.line(text, line => line.kind === 'event' && line.data === text);
    };
    const expectError = text => until(() => `${text}: ${server.errors}`, () => server.errors.includes(text));
    appendFileSync(path, 'one\n');
    await expectText('one');

    const { sockets, answers, isFull, spare } = await crowdOut(server);
    appendFileSync(path, 'while it is full\n');
    await expectText('while it is full');
    renameSync(path, `${path}.1`);
    mkdirSync(path);
    await expectError('not a regular file');
    await until('the descriptor of the feed to be taken by who waits', () => isFull() && answers().length > spare);
    rmSync(path, { recursive: true });
    writeFileSync(path, 'after it was full\n');
    await expectError('Too many open files');
    assert.deepEqual(answers(), Array(spare + 1).fill('HTTP/1.1 200 OK'));
    sockets.filter(socket => socket.answer).forEach(socket => socket.destroy());
    await until(() => `those who waited to come in: ${answers().length}`, () => answers().length >= 2 * spare);
    sockets.forEach(socket => socket.destroy());
    await expectText('after it was full');

    renameSync(path, `${path}.2`);
    writeFileSync(path, 'after rotation\n');
    await expectText('after rotation');
    writeFileSync(path, 'cut\n');
    await expectText('cut');
    const { lost, duplicates } = await watch.summary();
    assert.deepEqual({ lost, duplicates }, { lost: 0, duplicates: 0 });
    await server.stop();
});

test('a feed that is a pipe', async () => {
    const path = join(temporaryFolder(), 'pipe');
    const made = spawn('mkfifo', [path]);
    await new Promise(resolve => { made.once('close', resolve); });
    const server = await startServer(['--feed', `file:${path}`]);
    await until(() => server.errors, () => server.errors.includes('not a regular file'));
    await server.stop();
});

test('watching programs that were stopped for longer than the heartbeats', { timeout: 90_000 }, async () => {
    const server = await startServer([...ticker, '--heartbeat', '1']);
    const all = ['sse', 'ws', 'longpoll', 'poll'].map(transport =>
        new Watch(server.url, ['--transport', transport, '--interval', '0.2']));
    await Promise.all(all.map(watch => watch.eventCount(5)));
    all.forEach(watch => watch.kill('SIGSTOP'));
    await delay(5000); // the length of the standstill is the scenario
    const from = all.map(watch => watch.events.length);
    all.forEach(watch => watch.kill('SIGCONT'));
    await Promise.all(all.map((watch, i) => watch.eventCount(from[i] + 600)));
    for (const watch of all) {
        const summary = await watch.summary();
        assert.equal(summary.reconnects, 0, `${watch.name}: ${watch.digest()}`);
        assert.deepEqual(watch.of('retry'), [], watch.name);
        assertContiguous(watch);
        // The standstill is part of the latency of what came meanwhile.
        assert.ok(summary.latency_us.max > 4_000_000, `${watch.name}: ${JSON.stringify(summary.latency_us)}`);
    }
    await server.stop();
});

test('a server that was stopped does not blame its clients', { timeout: 60_000 }, async () => {
    const server = await startServer(['--heartbeat', '1']);
    const sockets = Array.from({ length: 100 }, () => {
        const socket = connect(server.port, '127.0.0.1');
        socket.received = Buffer.alloc(0);
        socket.write(upgradeHead());
        socket.on('error', () => {}).on('data', bytes => {
            socket.received = Buffer.concat([socket.received, bytes]);
            for (let at = bytes.indexOf(0x89); at >= 0; at = bytes.indexOf(0x89, at + 1)) {
                socket.pings = (socket.pings ?? 0) + 1;
                socket.write(Buffer.from([0x8a, 0x80, 0, 0, 0, 0])); // a pong with an empty payload
            }
        });
        socket.once('close', () => { socket.gone = true; });
        return socket;
    });
    await until('every client to be pinged', () => sockets.every(socket => socket.pings > 0));
    server.kill('SIGSTOP');
    await delay(5000); // the length of the standstill is the scenario
    const before = sockets.map(socket => socket.pings);
    server.kill('SIGCONT');
    await until('two more pings to each', () => sockets.every((socket, i) => socket.gone || socket.pings >= before[i] + 2));
    assert.deepEqual(sockets.filter(socket => socket.gone).length, 0);
    sockets.forEach(socket => socket.destroy());
    await server.stop();
});

test('no interval is taken from the clock on the wall', () => {
    // They write a date, or name a file by one.
    const allowed = new Set(['core/server/httpendpoints.cpp', 'core/server/httpresponse.cpp', 'core/server/servertotals.h',
        'core/lab/recordingwriter.cpp', 'core/lab/loadreport.cpp', 'core/lab/report.cpp', 'core/lab/runsections.cpp',
        'core/client/retryafter.cpp', 'core/feed/clockfeed.cpp', 'app/desktop/comparesession.cpp',
        'app/desktop/desktopsession.cpp', 'app/cli/textprinter.cpp', 'ui/mainwindow/recordingdesk.cpp',
        'ui/inspector/wireactions.cpp', 'ui/models/trafficmodel.cpp']);
    const root = new URL('../../', import.meta.url).pathname;
    const wallClock = /Q(DateTime|Time|Date)::current|system_clock|gettimeofday|CLOCK_REALTIME|[^\w.>:]time\((nullptr|NULL|0)\)/;
    for (const layer of ['core', 'app', 'ui']) {
        for (const file of readdirSync(join(root, layer), { recursive: true }).map(name => `${layer}/${name}`)) {
            if (/\.(cpp|h)$/.test(file) && !allowed.has(file))
                assert.doesNotMatch(readFileSync(join(root, file), 'utf8'), wallClock, file);
        }
    }
});
