// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';

export function sequenceOf(id) {
    const [epoch, number] = id.split(':');
    return { epoch, number: Number(number) };
}

/** Each id is the one before plus one, of one epoch: no gap, no duplicate, no disorder. */
export function assertContiguous(who, ids) {
    assert.ok(ids.length > 0, `${who} received nothing`);
    for (let i = 1; i < ids.length; ++i) {
        const before = sequenceOf(ids[i - 1]);
        const here = sequenceOf(ids[i]);
        assert.ok(here.epoch === before.epoch && here.number === before.number + 1,
                  `${who}: ${ids[i]} follows ${ids[i - 1]} at event ${i}`);
    }
}

/** 0 .. count-1, once each and in order. */
export function assertNumbered(who, numbers, count) {
    const wrong = numbers.findIndex((number, index) => number !== index);
    assert.equal(wrong, -1, `${who}: ${numbers[wrong]} at place ${wrong}`);
    assert.equal(numbers.length, count, `${who}: number of messages`);
}
