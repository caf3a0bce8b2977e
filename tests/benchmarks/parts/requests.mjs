// SPDX-License-Identifier: GPL-3.0-or-later
// Plain requests a second with many idle streams open, against none: `idle` gets something small, `publish` posts to a
// channel that nobody hears. A server whose turn costs something per connection shows it here.
import { Crowd } from '../lib/crowd.mjs';
import { judged, Samples } from '../lib/figures.mjs';
import { wrk } from '../lib/generator.mjs';
import { inTurn, withServers } from '../lib/servers.mjs';

const targetClients = 9000;
const leastRatio = 0.9;
const payload = 'x'.repeat(100);

/** Alone and with the crowd, twice in turn: what the server has learned meanwhile favours neither. */
async function oneRound({ seconds, most, say }, server, path, body, round, samples, what) {
    const url = server.origin + path;
    const alone = () => wrk(url, seconds, body);
    const before = round % 2 === 0 ? await alone() : undefined;
    const crowd = new Crowd(server, 'sse');
    try {
        await crowd.open(most);
        const crowded = await wrk(url, seconds, body);
        crowd.check();
        samples.add('crowded', round, crowded);
    } finally {
        await crowd.close();
    }
    samples.add('alone', round, before ?? await alone());
    const [one, other] = [samples.of('alone')[round], samples.of('crowded')[round]];
    say(`${server.name}, ${what}: ${Math.round(one)}/s with no stream open, ${Math.round(other)}/s with ${most}`);
}

async function measure(context, what, pathOf, body) {
    const { kinds, servers: names, rounds, most, attempt } = context;
    const samples = Object.fromEntries(names.filter(name => pathOf(kinds[name])).map(name => [name, new Samples()]));
    await withServers(kinds, Object.keys(samples), most, async servers => {
        for (let round = 0; round < rounds; ++round) {
            for (const server of inTurn(servers, round))
                await attempt(() => oneRound(context, server, pathOf(server), body, round, samples[server.name], what));
        }
    });
    const medians = which => Object.fromEntries(Object.entries(samples).map(([name, each]) => [name, each.medians()[which]]));
    const target = name => name === 'ours' && most === targetClients ? { least: leastRatio } : undefined;
    return {
        rows: [{ what: `${what}, no stream open`, unit: 'requests/s', medians: medians('alone') },
               { what: `${what}, ${most} idle SSE streams`, unit: 'requests/s', medians: medians('crowded') }],
        judgements: Object.entries(samples).map(([name, each]) =>
            judged(what, `${most} idle streams / none, ${name}`, each.ratios('crowded', 'alone'), target(name))),
    };
}

export function idle(context) {
    return measure(context, 'tiny GET', server => server.tiny);
}

export function publish(context) {
    return measure(context, 'POST to a channel nobody hears', server => server.unheard, payload);
}
