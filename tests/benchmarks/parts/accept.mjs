// SPDX-License-Identifier: GPL-3.0-or-later
// The time until all clients are connected, alone; `deliveries` has it too.
import { judged, Samples } from '../lib/figures.mjs';
import { benchLockstep } from '../lib/generator.mjs';
import { inTurn, withServers } from '../lib/servers.mjs';
import { acceptLimitClients, acceptLimitSeconds } from './deliveries.mjs';

const shortSeconds = 0.5;

export async function accept({ kinds, cli, servers: names, rounds, most, attempt, say }) {
    const times = new Samples();
    await withServers(kinds, names, most, async servers => {
        for (let round = 0; round < rounds; ++round) {
            for (const server of inTurn(servers, round)) {
                await attempt(async () => {
                    const { generator, transports: { sse } } = await benchLockstep(cli, server, 'sse', most, shortSeconds);
                    if (sse.connected < most)
                        throw new Error(`${server.name}: ${sse.connected} of ${most} clients connected`);
                    times.add(server.name, round, generator.connecting_us / 1e6);
                    say(`${server.name}: ${most} clients connected in ${(generator.connecting_us / 1e6).toFixed(2)} s`);
                });
            }
        }
    });
    const what = `${most} SSE clients`;
    const target = most === acceptLimitClients ? { most: acceptLimitSeconds } : undefined;
    return {
        rows: [{ what, unit: 's until all are connected', medians: times.medians() }],
        judgements: [judged(what, 's until all are connected, ours', times.of('ours').filter(Number.isFinite), target)],
    };
}
