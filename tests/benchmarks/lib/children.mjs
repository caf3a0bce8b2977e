// SPDX-License-Identifier: GPL-3.0-or-later
// Child processes that never outlive this one, whatever ends it.
import { spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { constants as system, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const startTimeoutMs = 10_000;
const keptErrors = 4000;
// The soft limit is often 1,024; a child may raise it to the hard one, and not all do so by themselves.
const withAllFiles = ['-c', 'ulimit -n "$(ulimit -Hn)"; exec "$@"', 'sh'];

/** Where a server runs and where what drives it: one core each, where there are two. Else the scheduler decides, and at
 *  times puts both on one. */
export const cores = (() => {
    const list = /^Cpus_allowed_list:\s*(.*)$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1];
    const numbers = list.match(/\d+/g).map(Number);
    return numbers.at(-1) > numbers[0] ? { server: numbers[0], generator: numbers.at(-1) } : {};
})();

const groups = new Set();
const folders = new Set();

function killGroup(child, signal) {
    try {
        process.kill(-child.pid, signal); // nginx has workers
    } catch {
        // it is gone
    }
}

process.on('exit', () => {
    for (const child of groups)
        killGroup(child, 'SIGKILL');
    for (const folder of folders)
        rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => process.exit(128 + system.signals[signal]));

export function temporaryFolder() {
    const folder = mkdtempSync(join(tmpdir(), 'pushscope-servers-'));
    folders.add(folder);
    return folder;
}

/** Path of a program; `debianPackage` is what to install if there is none. */
export function program(name, debianPackage) {
    for (const folder of `${process.env.PATH}${delimiter}/usr/sbin`.split(delimiter)) {
        try {
            accessSync(join(folder, name), constants.X_OK);
            return join(folder, name);
        } catch {
            // the next one
        }
    }
    throw new Error(`${name} is missing: install the Debian package ${debianPackage}`);
}

function launch(command, args, stdout, core) {
    const pinned = core === undefined ? [] : [program('taskset', 'util-linux'), '-c', String(core)];
    const child = spawn('/bin/sh', [...withAllFiles, ...pinned, command, ...args],
                        { stdio: ['ignore', stdout, 'pipe'], detached: true });
    groups.add(child);
    child.errors = '';
    child.stderr.setEncoding('utf8').on('data', text => { child.errors = (child.errors + text).slice(-keptErrors); });
    child.ended = new Promise(resolve => {
        child.once('error', error => { child.errors += error.message; resolve({}); });
        child.once('close', (code, signal) => {
            killGroup(child, 'SIGKILL');
            groups.delete(child);
            resolve({ code, signal });
        });
    });
    child.ended.then(result => { child.result = result; });
    return child;
}

/** Runs a program to its end, on that core if one is given; resolves with its exit code and what it printed. */
export async function run(command, args, timeoutMs, core = undefined) {
    const child = launch(command, args, 'pipe', core);
    let output = '';
    child.stdout.setEncoding('utf8').on('data', text => { output += text; });
    const timer = setTimeout(() => {
        child.errors += ` (ended after ${timeoutMs} ms)`;
        killGroup(child, 'SIGKILL');
    }, timeoutMs);
    const { code } = await child.ended;
    clearTimeout(timer);
    return { code, output, errors: child.errors };
}

export function freePort() {
    return new Promise((resolve, reject) => {
        const server = createServer().once('error', reject);
        server.listen(0, '127.0.0.1', () => {
            const { port } = server.address();
            server.close(() => resolve(port));
        });
    });
}

function answers(port) {
    return new Promise(resolve => {
        const socket = createConnection(port, '127.0.0.1');
        socket.once('connect', () => { socket.destroy(); resolve(true); });
        socket.once('error', () => resolve(false));
    });
}

/** Starts a server on its core; resolves once it takes connections at the port. */
export async function startServer(command, args, port) {
    const child = launch(command, args, 'ignore', cores.server);
    for (const end = Date.now() + startTimeoutMs; !await answers(port); await delay(20)) {
        if (child.result || Date.now() > end)
            throw new Error(`${command} does not listen: ${child.errors}`);
    }
    return child;
}

export async function stopServer(child) {
    killGroup(child, 'SIGTERM');
    const timer = setTimeout(() => killGroup(child, 'SIGKILL'), startTimeoutMs);
    await child.ended;
    clearTimeout(timer);
}
