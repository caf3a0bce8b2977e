// SPDX-License-Identifier: GPL-3.0-or-later
// Links of Markdown pages: to files of the repository, to headings, and to pictures.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import { withoutBlocks } from './blocks.mjs';

const htmlPicture = /<(?:img|source)\b[^>]*\bsrc(?:set)?="([^"]+)"/g;
const link = /(!?)\[[^\]]*\]\(([^)\s]+)\)/g;

/** The id that GitHub and the manual give a heading. */
function headingId(heading) {
    const words = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '');
    return words.trim().toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
}

function headingIds(path) {
    const found = new Map();
    return new Set([...withoutBlocks(readFileSync(path, 'utf8')).matchAll(/^#{1,6} (.*)$/gm)].map(([, heading]) => {
        const id = headingId(heading);
        const times = found.get(id) ?? 0;
        found.set(id, times + 1);
        return times === 0 ? id : `${id}-${times}`;
    }));
}

/** `{target, line, picture}` of each link. */
export function links(text) {
    return withoutBlocks(text).split('\n').flatMap((line, index) => [...line.replace(/`[^`]*`/g, '').matchAll(link)]
        .map(([, mark, target]) => ({ target, line: index + 1, picture: mark === '!' }))
        .concat([...line.matchAll(htmlPicture)].map(([, target]) => ({ target, line: index + 1, picture: true }))));
}

/** What is wrong with the links of a page, a sentence each. */
export function brokenLinks(path, text) {
    const broken = [];
    for (const { target, line } of links(text)) {
        if (/^[a-z]+:/.test(target))
            continue;
        const [file, anchor] = target.split('#');
        const absolute = file === '' ? path : resolve(dirname(path), file);
        if (!existsSync(absolute))
            broken.push(`line ${line}: there is no ${target}`);
        else if (anchor !== undefined && !headingIds(absolute).has(anchor))
            broken.push(`line ${line}: there is no heading for ${target}`);
    }
    return broken;
}
