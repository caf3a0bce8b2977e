// SPDX-License-Identifier: GPL-3.0-or-later
// What Linux tells of a running process, and what can be taken from it.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

import { program } from './peers.mjs';

export function residentBytes(pid) {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
}

export function descriptorCount(pid) {
    return readdirSync(`/proc/${pid}/fd`).length;
}

/** How many numbers below the limit are free for what it opens next. */
export function freeDescriptors(pid, limit) {
    return limit - readdirSync(`/proc/${pid}/fd`).filter(name => Number(name) < limit).length;
}

/** Lowers its limit, behind its back, so that it can open no more than `spare` files; returns the limit. */
export function leaveDescriptors(pid, spare) {
    const used = new Set(readdirSync(`/proc/${pid}/fd`).map(Number));
    let limit = 0;
    for (let free = 0; free < spare; ++limit)
        free += used.has(limit) ? 0 : 1;
    execFileSync(program('prlimit'), ['--pid', String(pid), `--nofile=${limit}`]);
    return limit;
}
