// SPDX-License-Identifier: GPL-3.0-or-later
// What Linux tells of a running process, and what can be taken from it.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

import { program } from './peers.mjs';

export function residentBytes(pid) {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
}

const ticksPerSecond = 100; // USER_HZ

/** Processor time of a process and its children so far. */
export function processorSeconds(pid) {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    const own = Number(fields[11]) + Number(fields[12]);
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
    return own / ticksPerSecond + children.reduce((sum, child) => sum + processorSeconds(child), 0);
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
