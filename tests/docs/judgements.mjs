// SPDX-License-Identifier: GPL-3.0-or-later
// What run-commands.mjs lets pass without a judgement, and how much of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Judgements } from './lib/judgements.mjs';

const bench = 'pushscope-cli bench http://127.0.0.1:8080 --clients 50';
const run = 'pushscope-cli run burst';
const table = 'transport    clients  offered/s\nsse            50/50        200\n\nverdict: INVALID\n  - events were sent late: by 4 ms\n';
const outcome = 'burst: A burst\n\nclient  transport  on time\nsse     sse             78\n\nverdict: VOID\nthe machine did not keep up\n';
const json = '{"lanes":[],"verdict":"invalid","verdict_reasons":["events were sent late"]}\n';

function excuses(text, code, output) {
    return new Judgements().excuses(text, { code }, output, '/nowhere');
}

test('a measurement on a busy machine is excused', () => {
    assert.ok(excuses(bench, 1, table));
    assert.ok(excuses(run, 1, outcome));
    assert.ok(excuses(`${bench} --json`, 1, json));
    assert.ok(excuses(`${run} --json`, 1, '{"expectations":[],"verdict":"void"}\n'));
});

test('what was judged is not', () => {
    assert.ok(!excuses(run, 1, outcome.replace('VOID', 'NOT MET')));
    assert.ok(!excuses(bench, 1, table.replace('sent late', 'lost')));
    assert.ok(!excuses(`pushscope-cli run --list`, 1, outcome));
    assert.ok(!excuses('curl http://127.0.0.1:8080', 1, outcome));
});

test('a measurement that ends in another way is a failure', () => {
    for (const code of [0, 2, 134, null])
        assert.throws(() => excuses(bench, code, table), /exit code/);
});

test('one that does not leave a report is a failure', () => {
    assert.throws(() => excuses(bench, 1, table.replace(/^transport[^]*\n\n/, '')), /form/);
    assert.throws(() => excuses(run, 1, outcome.replace('the machine did not keep up\n', '')), /form/);
    assert.throws(() => excuses(`${bench} --json`, 1, json.slice(0, -3)), /form/);
    assert.throws(() => excuses(`${bench} --json`, 1, table), /form/);
    assert.throws(() => excuses(`${run} --report burst.html`, 1, outcome), /burst\.html/);
});

test('most of them have to be judged', () => {
    for (const [missing, judged, passes] of [[0, 5, true], [2, 0, true], [3, 0, false], [3, 5, false], [3, 6, true], [4, 6, false]]) {
        const all = new Judgements();
        for (let i = 0; i < missing; ++i)
            all.excuses(bench, { code: 1 }, table, '/nowhere');
        for (let i = 0; i < judged; ++i)
            all.excuses(bench, { code: 0 }, table.replace(/INVALID[^]*/, 'VALID\n'), '/nowhere');
        if (passes)
            all.check();
        else
            assert.throws(() => all.check(), /could not be judged/);
    }
});
