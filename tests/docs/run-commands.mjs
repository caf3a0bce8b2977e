// SPDX-License-Identifier: GPL-3.0-or-later
// run-commands.mjs PAGE.md [PART/PARTS]: runs every command of the page's ```sh blocks, or of a part of its sections, with
// the programs that PUSHSCOPE_CLI and PUSHSCOPE_DESKTOP name, in a network of its own (lo, and an interface with 192.168.1.20), with a home and a copy of the
// repository's files that end with it.
//
// A command that does not end by itself (serve, watch, curl -N) is awaited until it has begun and goes on beside what
// follows; at the end of the page, or when another one listens on the same port, it gets SIGTERM and must end with 0. A
// desktop runs for three seconds and must leave a picture of its window. What is shortened, and the few commands that cannot
// be run, stand in lib/rules.mjs. Directly before a block may stand
//   <!-- exit: 1 -->          the code with which the block's last command ends
//   <!-- before: COMMAND -->  what the text has set up without showing it; run like a command of the block
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { temporaryFolder } from '../peers/lib/processes.mjs';
import { commands, fencedBlocks, withoutBlocks } from './lib/blocks.mjs';
import { Session } from './lib/session.mjs';

const sharedAddress = '192.168.1.20';
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const ownNetwork = `ip link set lo up
ip link add pushscope0 type veth peer name pushscope1 && ip addr add ${sharedAddress}/24 dev pushscope0 &&
ip link set pushscope0 up && ip link set pushscope1 up
exec "$@"`;

/** Begins again inside a network of its own. Where none can be made, in the machine's: then ctest runs one page at a time. */
function isolate() {
    if (process.env.PUSHSCOPE_DOCS_INSIDE)
        return;
    const namespace = [['--net'], ['--map-root-user', '--net']].find(options => spawnSync('unshare', [...options, 'true']).status === 0);
    const again = [process.execPath, ...process.argv.slice(1)];
    if (!namespace) {
        console.log('no network of its own can be made here: the machine\'s is used, and ports 8080 to 8090 and 6379 have to be free');
        return;
    }
    const result = spawnSync('unshare', [...namespace, 'sh', '-c', ownNetwork, 'sh', ...again],
                             { stdio: 'inherit', env: { ...process.env, PUSHSCOPE_DOCS_INSIDE: '1' } });
    if (result.error)
        throw result.error;
    process.exit(result.status ?? 1);
}

function script(path, text) {
    writeFileSync(path, `#!/bin/sh\n${text}\n`);
    chmodSync(path, 0o755);
}

/** The files of the repository that commands name, and the built programs where a Release build would put them. */
function workingFolder() {
    const folder = join(temporaryFolder(), 'pushscope');
    for (const part of ['resources', 'packaging'])
        cpSync(join(root, part), join(folder, part), { recursive: true });
    for (const part of ['README.md', 'tests'])
        symlinkSync(join(root, part), join(folder, part));
    mkdirSync(join(folder, 'bin'));
    const programs = { 'pushscope-cli': ['cli', process.env.PUSHSCOPE_CLI], pushscope: ['desktop', process.env.PUSHSCOPE_DESKTOP] };
    for (const [name, [part, path]] of Object.entries(programs)) {
        if (!path)
            throw new Error('PUSHSCOPE_CLI and PUSHSCOPE_DESKTOP name the programs (ctest sets them)');
        mkdirSync(join(folder, 'build/release/app', part), { recursive: true });
        symlinkSync(resolve(path), join(folder, 'build/release/app', part, name));
        symlinkSync(resolve(path), join(folder, 'bin', name));
    }
    script(join(folder, 'packaging/run'), 'exec pushscope "$@"'); // without the build before it: packaging/linux/check-debian12
    return folder;
}

function environment(folder) {
    const home = join(folder, '..', 'home');
    mkdirSync(join(home, 'runtime'), { recursive: true, mode: 0o700 });
    const names = { PUSHSCOPE_DOCS_INSIDE: undefined, PUSHSCOPE_DESKTOP: undefined, DISPLAY: undefined, WAYLAND_DISPLAY: undefined };
    return {
        ...process.env, ...names, HOME: home, XDG_CONFIG_HOME: join(home, 'config'), XDG_DATA_HOME: join(home, 'data'),
        XDG_CACHE_HOME: join(home, 'cache'), XDG_RUNTIME_DIR: join(home, 'runtime'), QT_QPA_PLATFORM: 'offscreen',
        LC_ALL: 'C.UTF-8', PATH: `${join(folder, 'bin')}:${process.env.PATH}:/usr/sbin:/sbin`,
    };
}

/** The blocks of one of `parts` runs of sections that have about as many commands each. */
function blocksOf(path, part, parts) {
    const text = readFileSync(path, 'utf8');
    const headings = withoutBlocks(text).split('\n').flatMap((line, index) => (line.startsWith('## ') ? [index + 1] : []));
    const blocks = fencedBlocks(text).filter(one => one.language === 'sh');
    const size = block => commands(block).length;
    const total = blocks.reduce((sum, block) => sum + size(block), 0);
    let before = 0;
    let section = -1;
    let sectionsPart = 1;
    return blocks.filter(block => {
        const own = headings.filter(line => line < block.line).length;
        if (own !== section)
            sectionsPart = Math.min(parts, Math.floor(before * parts / total) + 1);
        section = own;
        before += size(block);
        return sectionsPart === part;
    });
}

/** In the machine's own network a desktop cannot be shared at an address that is not the machine's. */
function canShare({ text }) {
    const addresses = Object.values(networkInterfaces()).flat().filter(one => !one.internal && one.family === 'IPv4').map(one => one.address);
    const [, address] = /--share (\S+)/.exec(text) ?? [];
    const can = address === undefined || (address === 'auto' ? addresses.length > 0 : addresses.includes(address));
    if (!can)
        console.log(`not run, as this network has no such address: ${text}`);
    return can;
}

/** Returns how many commands were run, or left to others. */
async function runPage(path, part, parts) {
    const session = new Session(workingFolder(), undefined);
    session.environment = environment(session.folder);
    let count = 0;
    try {
        for (const block of blocksOf(path, part, parts)) {
            const exit = Number(block.directives.find(one => one.name === 'exit')?.value ?? 0);
            for (const before of block.directives.filter(one => one.name === 'before'))
                await session.run({ text: before.value, line: before.line }, 0);
            const all = commands(block).filter(canShare);
            for (const [index, command] of all.entries())
                await session.run(command, index === all.length - 1 ? exit : 0);
            count += all.length;
        }
        await session.stopAll();
        session.judgements.check();
    } finally {
        session.killAll();
    }
    return count;
}

isolate();
const [page, which = '1/1'] = process.argv.slice(2);
const [part, parts] = which.split('/').map(Number);
try {
    console.log(`${relative(root, resolve(page))}, part ${part} of ${parts}: ${await runPage(page, part, parts)} commands`);
    process.exit(0);
} catch (error) {
    console.error(`${relative(root, resolve(page))}: ${error.message}`);
    process.exit(1);
}
