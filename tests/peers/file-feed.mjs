// SPDX-License-Identifier: GPL-3.0-or-later
// A file that grows by 10,000 lines and is rotated once: all lines, once, on each transport.
import assert from 'node:assert/strict';
import { closeSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { startServer, temporaryFolder, until, Watch } from './lib/processes.mjs';
import { assertNumbered } from './lib/sequence.mjs';

const lines = 10_000;
const rotateAfter = 4_000;
const lateForOldFile = 1_000;
const chunk = 250;

function lineOf(n) {
    return `line ${String(n).padStart(5, '0')} of a growing file\n`;
}

function append(file, from, to) {
    for (let start = from; start < to; start += chunk) {
        const count = Math.min(chunk, to - start);
        writeSync(file, Array.from({ length: count }, (_, i) => lineOf(start + i)).join(''));
    }
}

test('grows by 10,000 lines and is rotated once', { timeout: 90_000 }, async () => {
    const path = join(temporaryFolder(), 'log');
    writeFileSync(path, '');
    const server = await startServer(['--feed', `file:${path}`, '--history', '20000']);
    const all = ['sse', 'ws', 'longpoll', 'poll'].map(
        transport => new Watch(server.url, ['--transport', transport, '--interval', '0.2']));
    await Promise.all(all.map(watch => watch.opened()));

    const old = openSync(path, 'a');
    append(old, 0, rotateAfter);
    await all[0].eventCount(rotateAfter / 2);
    renameSync(path, `${path}.1`);
    // Writers go on with the old file until they are told to open the new one.
    append(old, rotateAfter, rotateAfter + lateForOldFile);
    closeSync(old);
    const fresh = openSync(path, 'a');
    append(fresh, rotateAfter + lateForOldFile, lines);
    closeSync(fresh);

    await until(() => `${lines} events each: ${all.map(watch => watch.digest()).join('\n')}`,
                () => all.every(watch => watch.events.length >= lines), 60_000);
    for (const watch of all) {
        const summary = await watch.summary();
        assertNumbered(watch.name, watch.events.map(event => Number(/^line (\d{5}) of a growing file$/.exec(event.data)?.[1])), lines);
        assert.equal(summary.duplicates, 0, watch.name);
        assert.equal(summary.lost, 0, watch.name);
    }
    await server.stop();
});
