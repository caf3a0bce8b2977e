// SPDX-License-Identifier: GPL-3.0-or-later
// The real promtool and a real Prometheus read what servers under load serve, and what packaging/monitoring ships.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { healthy, Redis } from './lib/cluster.mjs';
import { program, pushscopeCli } from './lib/peers.mjs';
import { Child, freePort, http, startServer, temporaryFolder, until, Watch } from './lib/processes.mjs';

const monitoring = fileURLToPath(new URL('../../packaging/monitoring/', import.meta.url));
const token = 'metrics-test';
const authorization = { Authorization: `Bearer ${token}` };
const transports = ['sse', 'ws', 'longpoll', 'poll'];

let redis;
let nodes = []; // of one log; the first has the feed
let watches = [];

before(async () => {
    redis = await Redis.start({ appendfsync: 'no' });
    const common = ['--broker', redis.brokerAt(), '--token', token];
    nodes = await Promise.all([
        startServer([...common, '--threads', '2', '--feed', 'ticker', '--rate', '50']),
        startServer([...common, '--feed', 'none']),
    ]);
    await Promise.all(nodes.map(healthy));
    watches = nodes.flatMap(node => transports.map(transport =>
        new Watch(node.url, ['--transport', transport, '--interval', '0.1', '--token', token])));
    await Promise.all(watches.map(watch => watch.eventCount(20)));
});

after(async () => {
    for (const watch of watches)
        watch.kill('SIGKILL');
    await Promise.all(watches.map(watch => watch.ended));
    await Promise.all(nodes.filter(node => !node.result).map(node => node.stop()));
    await redis?.die();
});

async function metricsOf(node) {
    const { status, headers, text } = await http('GET', `${node.url}/metrics`, undefined, authorization);
    assert.equal(status, 200, text);
    assert.equal(headers['content-type'], 'text/plain; version=0.0.4; charset=utf-8');
    return text;
}

function promtool(args, input) {
    const { status, stdout, stderr } = spawnSync(program('promtool'), args, { input, encoding: 'utf8', cwd: monitoring });
    assert.equal(status, 0, `promtool ${args.join(' ')}: ${stdout}${stderr}`);
    return stdout + stderr;
}

/** Names of samples, those of histograms with their endings. */
function namesIn(text) {
    return new Set([...text.matchAll(/^(pushscope_[a-z0-9_]+)/gm)].map(match => match[1]));
}

function dashboard() {
    return JSON.parse(readFileSync(join(monitoring, 'pushscope-dashboard.json'), 'utf8'));
}

function queriesOf({ panels }) {
    return panels.flatMap(panel => (panel.targets ?? []).map(({ expr }) => ({ title: panel.title, expr })));
}

test('promtool has nothing against what is served under load', async () => {
    const bench = new Child(pushscopeCli(), ['bench', nodes[0].url, '--transport', 'all', '--clients', '20', '--rate', '100',
        '--duration', '3', '--warmup', '0', '--token', token, '--json']);
    bench.process.stdout.resume();
    let scrapes = 0;
    while (!bench.result) {
        assert.equal(promtool(['check', 'metrics'], await metricsOf(nodes[0])).trim(), '');
        scrapes += 1;
    }
    assert.ok(scrapes > 0);
    const text = await metricsOf(nodes[0]);
    for (const transport of ['sse', 'ws', 'longpoll', 'other']) {
        const sent = Number(text.match(new RegExp(`^pushscope_events_sent_total{transport="${transport}"} (\\d+)$`, 'm'))[1]);
        assert.ok(sent > 20, `${transport}: ${sent}`);
    }
});

test('it needs the token', async () => {
    for (const [headers, status] of [[{}, 401], [{ Authorization: 'Bearer wrong' }, 403]])
        assert.equal((await http('GET', `${nodes[0].url}/metrics`, undefined, headers)).status, status);
});

test('promtool accepts the rules, their tests and the example', () => {
    promtool(['check', 'rules', 'pushscope-alerts.yml']);
    promtool(['test', 'rules', 'pushscope-alerts-test.yml']);
    promtool(['check', 'config', 'prometheus.yml']);
});

test('every metric that is asked for is served', async () => {
    const served = namesIn(await metricsOf(nodes[0]));
    assert.ok(served.size > 30);
    for (const file of ['pushscope-dashboard.json', 'pushscope-alerts.yml', 'pushscope-alerts-test.yml']) {
        const asked = new Set(readFileSync(join(monitoring, file), 'utf8').match(/\bpushscope_[a-z0-9_]+/g));
        assert.ok(asked.size > 5, file);
        for (const name of asked)
            assert.ok(served.has(name), `${file}: ${name} is not served`);
    }
});

test('every alert says what to do', () => {
    const rules = readFileSync(join(monitoring, 'pushscope-alerts.yml'), 'utf8');
    const count = pattern => rules.match(pattern).length;
    const alerts = count(/- alert: /g);
    assert.ok(alerts >= 5);
    for (const pattern of [/ {10}summary: /g, / {10}description: /g, / {10}action: /g, /severity: (warning|critical)/g])
        assert.equal(count(pattern), alerts, String(pattern));
});

test('a Prometheus that scrapes two nodes answers for both', { timeout: 120_000 }, async t => {
    const folder = temporaryFolder();
    const port = await freePort();
    const api = `http://127.0.0.1:${port}/api/v1`;
    writeFileSync(join(folder, 'token'), token);
    writeFileSync(join(folder, 'prometheus.yml'), `
global: { scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s }
rule_files: [${join(monitoring, 'pushscope-alerts.yml')}]
scrape_configs:
  - job_name: pushscope
    authorization: { credentials_file: ${join(folder, 'token')} }
    static_configs: [{ targets: [${nodes.map(node => `'127.0.0.1:${node.port}'`).join(', ')}] }]
`);
    const prometheus = new Child(program('prometheus'), [`--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(folder, 'data')}`, `--web.listen-address=127.0.0.1:${port}`, '--log.level=warn']);
    prometheus.process.stdout.resume();
    t.after(async () => {
        prometheus.kill('SIGKILL');
        await prometheus.ended;
    });

    async function ask(path) {
        prometheus.failIfEnded();
        const { status, text } = await http('GET', `${api}/${path}`).catch(() => ({ status: 0 }));
        return status === 200 ? JSON.parse(text).data : undefined;
    }
    async function query(expression) {
        return (await ask(`query?query=${encodeURIComponent(expression)}`))?.result;
    }
    const numbers = result => (result ?? []).map(({ value }) => Number(value[1]));

    await until('both nodes to be scraped some times', async () =>
        numbers(await query('min(count_over_time(up{job="pushscope"}[1m])) >= 4 and count(up == 1) == 2')).length > 0);

    // Of all transports, over both nodes: more than the lowest bound, less than the highest.
    const late = await query('histogram_quantile(0.99, sum by (le, transport) (rate(pushscope_delivery_latency_seconds_bucket[30s])))');
    assert.deepEqual(late.map(({ metric }) => metric.transport).sort(), ['longpoll', 'other', 'sse', 'ws']);
    for (const { metric, value } of late)
        assert.ok(Number(value[1]) > 0 && Number(value[1]) < 10, `p99 of ${metric.transport}: ${value[1]}`);
    const [both, one, other] = numbers([
        ...await query('sum(rate(pushscope_delivery_latency_seconds_count{transport="sse"}[30s]))'),
        ...await query('rate(pushscope_delivery_latency_seconds_count{transport="sse"}[30s])'),
    ]);
    assert.ok(one > 0 && other > 0 && Math.abs(both - one - other) < 0.5 * both, `${both} of ${one} and ${other}`);

    for (const { title, expr } of queriesOf(dashboard())) {
        const expression = expr.replaceAll('$__rate_interval', '30s').replaceAll('$job', 'pushscope').replaceAll('$instance', '.*');
        const answer = await query(expression);
        assert.ok(answer?.length > 0, `${title}: ${expression} has no answer`);
    }

    const { groups } = await ask('rules');
    await until('every rule to be evaluated', async () =>
        (await ask('rules')).groups.every(({ rules }) => rules.every(({ health }) => health === 'ok')));
    assert.ok(groups[0].rules.length >= 5);

    // Pending is enough: what `for` does is the matter of the rules' own tests.
    const alerted = (name, { port: node }) => until(`the alert ${name}`, async () =>
        (await ask('alerts')).alerts.some(({ labels }) => labels.alertname === name && labels.instance.endsWith(`:${node}`)));
    assert.deepEqual(numbers(await query('pushscope_broker_available')), [1, 1]);
    await redis.die();
    await Promise.all(nodes.map(node => alerted('PushScopeBrokerAway', node)));
    nodes[1].kill('SIGKILL');
    await alerted('PushScopeNodeDown', nodes[1]);
});
