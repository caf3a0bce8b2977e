// SPDX-License-Identifier: GPL-3.0-or-later
// The fenced blocks of a Markdown page, and the commands in those that are run.
import { spawnSync } from 'node:child_process';

const fence = /^(\s*)```\s*(\S*)\s*$/;
const directive = /^\s*<!-- (before|exit): (.*?) -->\s*$/;

/** `{language, line, indent, lines, directives}` of each fenced block; a line number counts from 1. */
export function fencedBlocks(text) {
    const blocks = [];
    let open = null;
    let directives = [];
    for (const [index, line] of text.split('\n').entries()) {
        const edge = fence.exec(line);
        if (open) {
            if (edge && edge[2] === '')
                open = null;
            else
                open.lines.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line.trimStart());
        } else if (edge) {
            open = { language: edge[2], line: index + 1, indent: edge[1], lines: [], directives };
            blocks.push(open);
            directives = [];
        } else if (directive.test(line)) {
            const [, name, value] = directive.exec(line);
            directives.push({ name, value, line: index + 1 });
        } else if (line.trim() !== '') {
            if (directives.length > 0)
                throw new Error(`line ${directives[0].line}: a directive stands directly before a block`);
        }
    }
    if (open)
        throw new Error(`line ${open.line}: the block does not end`);
    return blocks;
}

/** The page with the lines of fenced blocks empty, so that line numbers stay. */
export function withoutBlocks(text) {
    let inside = false;
    return text.split('\n').map(line => {
        const edge = fence.test(line);
        const hidden = inside || edge;
        if (edge)
            inside = !inside;
        return hidden ? '' : line;
    }).join('\n');
}

function isComplete(text) {
    const hereDocument = /<<-?\s*(['"]?)(\w+)\1/.exec(text);
    if (hereDocument && !text.split('\n').slice(1).some(line => line.trim() === hereDocument[2]))
        return false;
    return !text.endsWith('\\') && spawnSync('bash', ['-n', '-c', text]).status === 0;
}

/** The commands of a block of language `sh`: a line each, with those that belong to it. */
export function commands(block) {
    const found = [];
    let text = '';
    let first = 0;
    for (const [index, line] of block.lines.entries()) {
        if (text === '') {
            if (line.trim() === '' || line.trim().startsWith('#'))
                continue;
            first = index;
        }
        text = text === '' ? line : `${text}\n${line}`;
        if (isComplete(text)) {
            found.push({ text, line: block.line + 1 + first });
            text = '';
        }
    }
    if (text !== '')
        throw new Error(`line ${block.line + 1 + first}: the command does not end: ${text}`);
    return found;
}
