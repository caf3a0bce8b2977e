// SPDX-License-Identifier: GPL-3.0-or-later
import { readFileSync } from 'node:fs';

function childrenOf(pid) {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
}

/** Bytes in user space of a process and its children; what they share counts once. */
export function memoryOf(pid) {
    const kilobytes = Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[1]);
    return 1024 * kilobytes + childrenOf(pid).reduce((sum, child) => sum + memoryOf(child), 0);
}
