// SPDX-License-Identifier: GPL-3.0-or-later
// What puts load on a server: `pushscope-cli bench`, and wrk for plain requests.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { cores, program, run, temporaryFolder } from './children.mjs';

const warmupSeconds = 0.5;
const patienceMs = 90_000; // to connect and to drain
const wrkConnections = 8;
const wrkThreads = 1; // the other core is the server's

/** A lockstep run; gives bench's report. */
export async function benchLockstep(cli, server, transport, clients, seconds) {
    const { sub = '', pub } = server.load(transport);
    const args = ['bench', server.origin + sub, '--transport', transport, '--clients', String(clients), '--lockstep',
                  '--json', '--duration', String(seconds), '--warmup', String(warmupSeconds)];
    if (pub)
        args.push('--publish-url', server.origin + pub);
    const { output, errors } = await run(cli, args, 1000 * seconds + patienceMs, cores.generator);
    try {
        return JSON.parse(output);
    } catch {
        throw new Error(`bench ${args.join(' ')}: ${errors || output}`);
    }
}

export function wrkProgram() {
    return program('wrk', 'wrk');
}

/** Requests a second over kept-alive connections; with a body it posts. */
export async function wrk(url, seconds, body = undefined) {
    const args = ['-t', String(wrkThreads), '-c', String(wrkConnections), '-d', `${Math.ceil(seconds)}s`];
    if (body !== undefined) {
        const script = join(temporaryFolder(), 'post.lua');
        writeFileSync(script, `wrk.method = "POST"\nwrk.body = ${JSON.stringify(body)}\n`
            + 'wrk.headers["Content-Type"] = "text/plain"\n');
        args.push('-s', script);
    }
    const { output, errors } = await run(wrkProgram(), [...args, url], 1000 * seconds + patienceMs, cores.generator);
    const rate = /Requests\/sec:\s+([\d.]+)/.exec(output);
    const trouble = /(Socket errors|Non-2xx or 3xx responses):.*/.exec(output);
    if (!rate || trouble || !(Number(rate[1]) > 0))
        throw new Error(`wrk ${url}: ${trouble?.[0] ?? ''} ${errors} ${output}`.trim());
    return Number(rate[1]);
}
