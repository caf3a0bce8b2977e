// SPDX-License-Identifier: GPL-3.0-or-later
// CPU time of the busiest server thread with --threads 2, against that of the single one, for the same work.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { run } from '../lib/children.mjs';
import { judged, Samples } from '../lib/figures.mjs';

const script = fileURLToPath(new URL('../threads.mjs', import.meta.url));
const mostRatio = 0.6;
const patienceMs = 300_000;

async function measure(cli) {
    const { code, output, errors } = await run(process.execPath, [script, cli, '--rounds', '1'], patienceMs);
    const last = output.trim().split('\n').at(-1) ?? '';
    try {
        const figures = JSON.parse(last);
        if (code === 0 && [figures.single_ms, figures.busiest_ms, figures.ratio].every(value => value > 0))
            return figures;
    } catch {
        // told below
    }
    throw new Error(`threads.mjs: ${errors || output || `exit code ${code}`}`);
}

export async function threads({ cli, rounds, attempt, say }) {
    if (!existsSync(script))
        return { rows: [], judgements: [], notes: ['--threads 2: not there yet'] };
    const samples = new Samples();
    for (let round = 0; round < rounds; ++round) {
        await attempt(async () => {
            const figures = await measure(cli);
            samples.add('single', round, figures.single_ms);
            samples.add('busiest', round, figures.busiest_ms);
            say(`threads: ${figures.single_ms} ms alone, ${figures.busiest_ms} ms the busiest of two`);
        });
    }
    const { single, busiest } = samples.medians();
    return {
        rows: [{ what: 'one server thread', unit: 'ms CPU', medians: { ours: single } },
               { what: 'the busiest of two', unit: 'ms CPU', medians: { ours: busiest } }],
        judgements: [judged('--threads 2', 'CPU time, busiest / single', samples.ratios('busiest', 'single'),
                            { most: mostRatio })],
    };
}
