// SPDX-License-Identifier: GPL-3.0-or-later
// Deliveries a second. Each event is published when the last client has the one before (bench --lockstep): a rate that
// saturates would say less, for servers differ in what they do with more than they can send, not in how much that is.
import { judged, Samples } from '../lib/figures.mjs';
import { benchLockstep } from '../lib/generator.mjs';
import { inTurn, withServers } from '../lib/servers.mjs';

const names = { sse: 'SSE', ws: 'WebSocket', longpoll: 'long poll' };
const targets = {
    nchan: { sse: { 1000: 1.15, 9000: 1.3 }, ws: { 1000: 1.3, 9000: 1.15 }, longpoll: { 1000: 1, 9000: 1 } },
    node: Object.fromEntries(Object.keys(names).map(transport => [transport, { 1000: 1.8, 9000: 1.6 }])),
    bare: { sse: { 1000: 0.8, 9000: 0.9 }, ws: { 1000: 0.8, 9000: 0.9 } },
};
const longerSeconds = 4;
export const acceptLimitSeconds = 2;
export const acceptLimitClients = 9000;

/** Runs bench; gives its report if it measured what it was meant to. */
async function measure({ cli, seconds, say }, server, transport, clients, notes) {
    const what = `${server.name}, ${names[transport]}, ${clients} clients`;
    const report = await benchLockstep(cli, server, transport, clients, seconds);
    const { delivered_per_s: rate, connected, lost, duplicates } = report.transports[transport];
    if (connected < clients || !(rate > 0) || report.verdict === 'invalid')
        throw new Error(`${what}: ${report.verdict_reasons.join('; ')}`);
    if (lost > 0 || duplicates > 0)
        notes.push(`${what}: ${lost} events lost, ${duplicates} came twice`);
    const connecting = report.generator.connecting_us / 1e6;
    say(`${what}: ${Math.round(rate)}/s, connected in ${connecting.toFixed(2)} s, `
        + `generator at ${Math.round(100 * report.generator.processor_share)} % of a core`);
    return { rate, connecting };
}

/** A second time, and longer, if that fails: in lockstep one client without its event holds all up for 2 s. */
async function measureTwice(context, server, transport, clients, notes) {
    try {
        return await measure(context, server, transport, clients, notes);
    } catch (error) {
        context.say(`once more: ${error.message}`);
        notes.push(`Measured at the second attempt: ${error.message}`);
        return measure({ ...context, seconds: context.seconds + longerSeconds }, server, transport, clients, notes);
    }
}

export async function deliveries(context) {
    const { kinds, servers: serverNames, rounds, clients: counts, transports, attempt } = context;
    const cases = counts.flatMap(clients => transports.map(transport =>
        ({ clients, transport, rates: new Samples(), connecting: new Samples() })));
    const notes = [];
    await withServers(kinds, serverNames, Math.max(...counts), async servers => {
        for (let round = 0; round < rounds; ++round) {
            for (const { clients, transport, rates, connecting } of cases) {
                for (const server of inTurn(servers, round).filter(each => each.load(transport))) {
                    await attempt(async () => {
                        const result = await measureTwice(context, server, transport, clients, notes);
                        rates.add(server.name, round, result.rate);
                        connecting.add(server.name, round, result.connecting);
                    });
                }
            }
        }
    });
    const result = { rows: [], judgements: [], notes };
    for (const { clients, transport, rates, connecting } of cases) {
        const what = `${names[transport]}, ${clients} clients`;
        result.rows.push({ what, unit: 'deliveries/s', medians: rates.medians() });
        for (const other of serverNames.filter(name => name !== 'ours' && kinds[name].load(transport))) {
            result.judgements.push(judged(what, `deliveries, ours / ${other}`, rates.ratios('ours', other),
                                          least(targets[other][transport]?.[clients])));
        }
        if (clients >= acceptLimitClients) {
            result.rows.push({ what, unit: 's until all are connected', medians: connecting.medians() });
            result.judgements.push(judged(what, 's until all are connected, ours', connecting.of('ours').filter(Number.isFinite),
                                          clients === acceptLimitClients ? { most: acceptLimitSeconds } : undefined));
        }
    }
    return result;
}

function least(value) {
    return value === undefined ? undefined : { least: value };
}
