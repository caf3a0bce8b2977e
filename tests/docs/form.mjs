// SPDX-License-Identifier: GPL-3.0-or-later
// The form of the documentation: every block has its language, so that no command escapes run-commands.mjs; links lead
// somewhere; options that are named exist; every page and picture has its place.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { pushscopeCli } from '../peers/lib/peers.mjs';
import { commands, fencedBlocks, withoutBlocks } from './lib/blocks.mjs';
import { brokenLinks, links } from './lib/links.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const help = join(root, 'resources/help');
const pages = readdirSync(help).filter(name => name.endsWith('.md')).sort().map(name => join(help, name));
const run = [...pages, ...['README.md', 'CONTRIBUTING.md'].map(name => join(root, name))];
const others = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'tests/endurance/README.md'].map(name => join(root, name));
const languages = new Set(['sh', 'text', 'json', 'js', 'html', 'http', 'nginx', 'ini', 'desktop', 'xml', 'cpp', 'yaml']);
const looksLikeCommand = /^ {0,2}(?:\$ |sudo |curl |node |cmake |ctest |apt |(?:\.\/)?packaging\/|pushscope(?:-cli)?(?: |$))/;

function each(paths, check) {
    for (const path of paths)
        test(relative(root, path), () => check(readFileSync(path, 'utf8'), path));
}

describe('blocks have a language, and commands are in those that are run', () => each(run, text => {
    for (const block of fencedBlocks(text)) {
        assert.ok(languages.has(block.language), `line ${block.line}: a block of language "${block.language}"`);
        if (block.language === 'sh')
            assert.ok(commands(block).length > 0, `line ${block.line}: no command`);
        else if (block.language !== 'js')
            assert.ok(!block.lines.some(line => looksLikeCommand.test(line)), `line ${block.line}: a command that is not run`);
        assert.ok(block.language === 'sh' || block.directives.length === 0, `line ${block.line}: a directive of a block that is not run`);
    }
    const lines = withoutBlocks(text).split('\n');
    let listIndent = 0;
    for (const [index, line] of lines.entries()) {
        const item = /^(\s*)(?:[-*]|\d+\.)\s+/.exec(line);
        if (item)
            listIndent = item[0].length;
        else if (/^\S/.test(line))
            listIndent = 0;
        const indented = /^( *)\S/.exec(line)?.[1].length ?? 0;
        assert.ok(lines[index - 1]?.trim() !== '' || indented < listIndent + 4, `line ${index + 1}: a block by indentation: ${line}`);
    }
}));

describe('links lead somewhere', () => each([...pages, ...others], (text, path) => assert.deepEqual(brokenLinks(path, text), [])));

function helpOf(command) {
    return execFileSync(pushscopeCli(), [command, '--help'], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
}

describe('options that stand in a sentence exist', () => {
    const names = ['serve', 'watch', 'publish', 'bench', 'check', 'run', 'report'];
    const texts = Object.fromEntries(names.map(name => [name, helpOf(name)]));
    each(pages, text => {
        for (const [, command, rest] of withoutBlocks(text).matchAll(/`pushscope-cli (\w+)([^`]*)`/g)) {
            assert.ok(names.includes(command), `pushscope-cli ${command}`);
            for (const [option] of rest.matchAll(/--[a-z-]+/g))
                assert.match(texts[command], new RegExp(`^  ${option}\\b`, 'm'), `pushscope-cli ${command}${rest}`);
        }
    });
});

describe('the manual', () => {
    const contents = join(help, 'contents.json');
    test('every page is in the contents', () => {
        const listed = readFileSync(contents, 'utf8');
        for (const page of pages)
            assert.ok(listed.includes(`"${basename(page)}"`), `${basename(page)} is not in contents.json`);
    });
    test('every page but the first is linked from one', () => {
        const linked = new Set([...pages, ...others].flatMap(path => links(readFileSync(path, 'utf8')).map(({ target }) => basename(target.split('#')[0]))));
        assert.deepEqual(pages.map(path => basename(path)).filter(name => !linked.has(name)), []);
    });
});

describe('pictures', () => {
    const folder = join(help, 'pictures');
    const present = existsSync(folder) ? readdirSync(folder).sort() : [];
    const releases = readFileSync(join(root, 'packaging/linux/releases.cmake'), 'utf8');
    const [, list = ''] = /foreach\(picture ([^)]*)\)/.exec(releases) ?? [];
    const ofMetainfo = list.split(/\s+/).filter(name => name !== '').map(name => `${name}.png`);
    const script = readFileSync(join(root, 'packaging/pictures'), 'utf8');
    test('each is shown somewhere', () => {
        const shown = [...pages, ...others].flatMap(path => links(readFileSync(path, 'utf8')).filter(one => one.picture).map(one => basename(one.target)));
        const inTheLight = name => name.replace(/-dark\.png$/, '.png'); // a page that names NAME.png shows both
        const unused = present.filter(name => ![name, inTheLight(name)].some(one => shown.includes(one) || ofMetainfo.includes(one)));
        assert.deepEqual(unused, []);
    });
    test('those that the metainfo names are there', () => {
        assert.ok(ofMetainfo.length > 0, 'packaging/linux/releases.cmake names no pictures');
        assert.deepEqual(ofMetainfo.filter(name => !present.includes(name)), []);
    });
    test('the script makes each', () => {
        const made = execFileSync(join(root, 'packaging/pictures'), ['--list'], { encoding: 'utf8' }).trim().split('\n').sort();
        assert.deepEqual(present, made);
        assert.ok(script.startsWith('#!'));
    });
    test('together they are small enough to be part of the programs', () => {
        const bytes = present.reduce((sum, name) => sum + readFileSync(join(folder, name)).length, 0);
        assert.ok(bytes < 1_600_000, `${bytes} bytes`);
    });
});
