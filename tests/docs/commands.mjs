// SPDX-License-Identifier: GPL-3.0-or-later
// resources/help/commands.md has what --help prints. With PUSHSCOPE_WRITE_DOCS=1 it is written.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';

import { pushscopeCli } from '../peers/lib/peers.mjs';

const page = new URL('../../resources/help/commands.md', import.meta.url);
const marks = /(<!-- written by a test: begin -->\n)[^]*(<!-- written by a test: end -->)/;

function help(program, ...command) {
    const environment = { ...process.env, LC_ALL: 'C', LANGUAGE: '', QT_QPA_PLATFORM: 'offscreen' };
    return execFileSync(program, [...command, '--help'], { encoding: 'utf8', env: environment }).trimEnd();
}

function section(title, text) {
    return `## ${title}\n\n\`\`\`text\n${text}\n\`\`\`\n`;
}

test('commands.md has what --help prints', () => {
    const overview = help(pushscopeCli());
    const commands = [...overview.split('Commands:')[1].split('Options:')[0].matchAll(/^ {2}(\w+)/gm)].map(([, name]) => name);
    const sections = [
        section('pushscope', help(process.env.PUSHSCOPE_DESKTOP)),
        section('pushscope-cli', overview),
        ...commands.map(name => section(`pushscope-cli ${name}`, help(pushscopeCli(), name))),
    ];
    const text = readFileSync(page, 'utf8');
    assert.match(text, marks);
    const written = text.replace(marks, (_, begin, end) => `${begin}\n${sections.join('\n')}\n${end}`);
    if (process.env.PUSHSCOPE_WRITE_DOCS)
        writeFileSync(page, written);
    else
        assert.ok(written === text, 'resources/help/commands.md is stale: run this test with PUSHSCOPE_WRITE_DOCS=1 and look at what changed');
});
