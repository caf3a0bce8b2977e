// SPDX-License-Identifier: GPL-3.0-or-later
// What of pushscope.js needs no network, and how large the file is.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { backoff, judge, sseParser } from '../../resources/web/pushscope.js';

const mostBytes = 5 * 1024;

test('the file is small', t => {
    const text = readFileSync(new URL('../../resources/web/pushscope.js', import.meta.url));
    const { length } = gzipSync(text, { level: 9 });
    t.diagnostic(`pushscope.js: ${text.length} bytes, ${length} gzipped`);
    assert.ok(length <= mostBytes, `${length} bytes gzipped`);
    assert.doesNotMatch(text.toString(), /^import |https?:\/\//m, 'it needs another file or host');
});

function parsed(...pieces) {
    const blocks = [];
    const parse = sseParser(block => { if (Object.keys(block).length > 0) blocks.push(block); });
    pieces.forEach(parse);
    return blocks;
}

const streams = {
    'the hello of the server': [': PushScope heartbeat=15\n\nretry: 1264\n\nid: k3f9:7\n\n',
                                [{ comment: 'PushScope heartbeat=15' }, { retry: '1264' }, { id: 'k3f9:7' }]],
    'an event': ['id: k3f9:8\nevent: cpu\ndata: {"a":1}\n\n', [{ id: 'k3f9:8', event: 'cpu', data: '{"a":1}' }]],
    'several lines of data': ['data: a\ndata:b\ndata\ndata:  c\n\n', [{ data: 'a\nb\n\n c' }]],
    'CR and CRLF': ['data: a\rdata: b\r\n\r\n: c\r\rdata: d\n\n', [{ data: 'a\nb' }, { comment: 'c' }, { data: 'd' }]],
    'colons in values': ['data: a:b: c\n\n', [{ data: 'a:b: c' }]],
    'what has no blank line yet': ['data: a\n', []],
    'other alphabets': ['data: aäあ😀\n\n', [{ data: 'aäあ😀' }]],
};
for (const [name, [text, blocks]] of Object.entries(streams)) {
    test(`stream: ${name}`, () => {
        assert.deepEqual(parsed(text), blocks);
        for (let at = 1; at < text.length; ++at)
            assert.deepEqual(parsed(text.slice(0, at), text.slice(at)), blocks, `split at ${at}`);
        assert.deepEqual(parsed(...text.split('')), blocks);
    });
}

const verdicts = [
    ['nothing was seen', undefined, { id: 'a:5', prev: 'a:4' }, 'next'],
    ['from the start', 'start', { id: 'a:5', prev: 'a:4' }, 'next'],
    ['the first of its channel', 'a:4', { id: 'a:9' }, 'next'],
    ['the next one', 'a:4', { id: 'a:5', prev: 'a:4' }, 'next'],
    ['the cursor is of another channel', 'a:7', { id: 'a:9', prev: 'a:3' }, 'next'],
    ['the same again', 'a:5', { id: 'a:5', prev: 'a:4' }, 'duplicate'],
    ['an older one', 'a:5', { id: 'a:4', prev: 'a:3' }, 'duplicate'],
    ['numbers, not text', 'a:10', { id: 'a:9', prev: 'a:8' }, 'duplicate'],
    ['one is missing', 'a:5', { id: 'a:7', prev: 'a:6' }, 'gap'],
    ['another epoch', 'a:5', { id: 'b:6', prev: 'b:5' }, 'gap'],
    ['the first of another epoch', 'a:5', { id: 'b:1' }, 'gap'],
    ['the one before is of another epoch', 'b:5', { id: 'b:6', prev: 'a:900' }, 'next'],
];
for (const [name, after, event, verdict] of verdicts)
    test(`judge: ${name}`, () => assert.equal(judge(after, event), verdict));

test('backoff grows, is spread over all of its time, and ends growing', () => {
    const limits = { retryMin: 1000, retryMax: 30_000 };
    for (const [attempt, most] of [[0, 1000], [1, 2000], [4, 16_000], [5, 30_000], [2000, 30_000]]) {
        const times = Array.from({ length: 2000 }, () => backoff(attempt, limits));
        assert.ok(Math.max(...times) <= most && Math.max(...times) > 0.9 * most, `attempt ${attempt}: ${Math.max(...times)}`);
        assert.ok(Math.min(...times) >= 0 && Math.min(...times) < 0.1 * most, `attempt ${attempt}: ${Math.min(...times)}`);
    }
});
