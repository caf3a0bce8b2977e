// SPDX-License-Identifier: GPL-3.0-or-later
// The unit for systemd: what systemd itself says of it, and the server with as much of it as a process can lay on itself.
// Namespaces (DynamicUser, ProtectSystem, PrivateUsers, …), IPAddressDeny and SocketBindDeny need a systemd that runs.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { pushscopeCli, program } from './lib/peers.mjs';
import { Child, http, temporaryFolder, until, Watch } from './lib/processes.mjs';

const unit = fileURLToPath(new URL('../../packaging/linux/systemd/pushscope.service', import.meta.url));
const restricted = fileURLToPath(new URL('../support/restricted.py', import.meta.url));
const mostExposure = 2.0;

function analyze(...args) {
    return spawnSync(program('systemd-analyze'), args, { encoding: 'utf8', timeout: 60_000 });
}

function has(name) {
    try {
        return program(name);
    } catch {
        return null;
    }
}

const skip = has('systemd-analyze') ? false : 'systemd-analyze is not installed';

test('systemd finds it little exposed', { skip }, t => {
    const { status, stdout, stderr } = analyze('security', '--offline=true', '--no-pager', unit);
    assert.equal(status, 0, stderr);
    const [, exposure] = /Overall exposure level for pushscope\.service: ([\d.]+)/.exec(stdout);
    t.diagnostic(`exposure ${exposure}`);
    assert.ok(Number(exposure) <= mostExposure, stdout);
});

test('systemd understands every line of it', { skip }, () => {
    const { stderr } = analyze('verify', '--man=no', '--generators=no', unit);
    // The program itself is not installed where the tests run.
    const complaints = stderr.split('\n').filter(line => line && !line.includes('pushscope-cli is not executable'));
    assert.deepEqual(complaints, []);
});

test('the server works with its restrictions', { skip, timeout: 60_000 }, async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o777);
    const portFile = join(folder, 'port');
    const server = new Child(has('python3'), [restricted, unit, pushscopeCli(), 'serve', '--listen', '127.0.0.1:0',
                                              '--port-file', portFile, '--threads', '3', '--feed', 'system', '--rate', '20']);
    server.process.stdout.resume();
    await until(() => `the server to listen: ${server.errors}`, () => {
        server.failIfEnded();
        try {
            return Number(readFileSync(portFile, 'utf8'));
        } catch {
            return 0;
        }
    });
    const state = readFileSync(`/proc/${server.process.pid}/status`, 'utf8');
    assert.match(state, /NoNewPrivs:\s*1/);
    assert.match(state, /Seccomp:\s*2/);
    const url = `http://127.0.0.1:${Number(readFileSync(portFile, 'utf8'))}`;
    const watches = ['sse', 'ws', 'longpoll', 'poll'].map(transport => new Watch(url, ['--transport', transport, '--interval', '0.2']));
    await Promise.all(watches.map(watch => watch.eventCount(5)));
    assert.equal((await http('POST', `${url}/publish`, 'hello')).status, 200);
    assert.equal((await http('GET', `${url}/dashboard`)).status, 200);
    assert.equal((await http('GET', `${url}/metrics`)).status, 200);
    for (const watch of watches)
        assert.equal((await watch.summary()).lost, 0);
    await server.stop();
});
