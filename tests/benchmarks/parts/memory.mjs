// SPDX-License-Identifier: GPL-3.0-or-later
// Memory in user space for each connection after one event: that of the process with the connections, less that
// without, by their number. What the kernel holds for a socket comes on top, and is the same for all.
import { Crowd } from '../lib/crowd.mjs';
import { judged, Samples } from '../lib/figures.mjs';
import { memoryOf } from '../lib/memory.mjs';
import { withServers } from '../lib/servers.mjs';

const names = { sse: 'SSE connection', ws: 'WebSocket connection', longpoll: 'parked poll' };
const limits = { sse: 9, ws: 13, longpoll: 9 };
const targetClients = 9000;
const bytesPerKilobyte = 1000;
const mostRounds = 3; // it hardly varies
const firstClients = 10;

/** In kB. The first few connections are made before: what a server loads on its first request is no connection's. */
async function perConnection({ most }, server, transport) {
    const first = new Crowd(server, transport);
    await first.open(firstClients);
    await first.hearOne();
    await first.close();
    const without = memoryOf(server.process.pid);
    const crowd = new Crowd(server, transport);
    try {
        await crowd.open(most);
        await crowd.hearOne();
        return (memoryOf(server.process.pid) - without) / most / bytesPerKilobyte;
    } finally {
        await crowd.close();
    }
}

export async function memory(context) {
    const { kinds, servers, rounds, most, transports, attempt, say } = context;
    const result = { rows: [], judgements: [] };
    for (const transport of transports) {
        const samples = new Samples();
        for (let round = 0; round < Math.min(rounds, mostRounds); ++round) {
            for (const name of servers.filter(each => kinds[each].paths)) {
                // A fresh process each time: what was given back is not necessarily the system's again.
                await attempt(() => withServers(kinds, [name], most, async ([server]) => {
                    const value = await perConnection(context, server, transport);
                    samples.add(name, round, value);
                    say(`${name}: ${value.toFixed(2)} kB a ${names[transport]}`);
                }));
            }
        }
        const what = `${names[transport]}, ${most} of them, after one event`;
        result.rows.push({ what, unit: 'kB in user space', medians: samples.medians() });
        result.judgements.push(judged(what, 'kB in user space, ours', samples.of('ours').filter(Number.isFinite),
                                      most === targetClients ? { most: limits[transport] } : undefined));
    }
    return result;
}
