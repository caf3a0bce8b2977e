// SPDX-License-Identifier: GPL-3.0-or-later
// Ours beside nginx with nchan, Node.js and a bare epoll loop, in one run on one machine with one generator: what each
// delivers, what idle connections cost, and the ratios. See resources/help/benchmarks.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, release } from 'node:os';
import { parseArgs } from 'node:util';

import { program, run } from './lib/children.mjs';
import { markdown } from './lib/figures.mjs';
import { wrkProgram } from './lib/generator.mjs';
import { serverKinds } from './lib/servers.mjs';
import { accept } from './parts/accept.mjs';
import { deliveries } from './parts/deliveries.mjs';
import { memory } from './parts/memory.mjs';
import { idle, publish } from './parts/requests.mjs';
import { threads } from './parts/threads.mjs';

const parts = { deliveries, idle, publish, memory, accept, threads };
const withWrk = ['idle', 'publish'];
const beginMark = '<!-- servers.mjs: begin -->';
const endMark = '<!-- servers.mjs: end -->';
const versionPatienceMs = 10_000;

const help = `usage: servers.mjs PUSHSCOPE_CLI BARELOOP [options]

  --only PARTS        deliveries,idle,publish,memory,accept,threads; default: all but accept, which deliveries includes
  --rounds N          default 5; medians are taken over them
  --clients N,N       default 1000,9000; all but deliveries use the largest
  --seconds S         each measurement, default 2
  --transports LIST   default sse,ws,longpoll
  --servers LIST      default ours,nchan,node,bare
  --out FILE.md       gets the tables that are printed
  --json FILE.json    gets every round of every figure
  --write FILE.md     rewrites what stands there between
                      ${beginMark} and ${endMark}

Takes about 15 minutes as it is, at most 90 seconds for anything that hangs; --rounds 1 --seconds 1 takes about 3.
Exit code: 0 if all was measured, whatever the ratios; 1 if something was not; 2 for a wrong command line.
Release builds and an idle machine, please: only the ratios of one run mean something.`;

function refuse(message) {
    console.error(`servers.mjs: ${message}`);
    process.exit(2);
}

function readArguments() {
    const text = value => ({ type: 'string', default: value });
    try {
        const { values, positionals } = parseArgs({
            allowPositionals: true,
            options: {
                only: text('deliveries,idle,publish,memory,threads'), rounds: text('5'), clients: text('1000,9000'),
                seconds: text('2'), transports: text('sse,ws,longpoll'), servers: text('ours,nchan,node,bare'),
                out: { type: 'string' }, json: { type: 'string' }, write: { type: 'string' },
                help: { type: 'boolean', short: 'h' },
            },
        });
        return { ...values, positionals };
    } catch (error) {
        return refuse(error.message);
    }
}

function listOf(name, text, known) {
    const list = text.split(',').filter(Boolean);
    const wrong = list.find(each => !known.includes(each));
    if (wrong !== undefined || list.length === 0)
        refuse(`--${name} takes ${known.join(', ')}, not '${wrong ?? ''}'`);
    return list;
}

function numberOf(name, text, least) {
    const number = Number(text);
    if (!(number >= least))
        refuse(`--${name} takes a number from ${least}, not '${text}'`);
    return number;
}

async function firstMatch(pattern, command, args) {
    const { output, errors } = await run(command, args, versionPatienceMs);
    return pattern.exec(output + errors)?.[1] ?? 'unknown version';
}

async function debianVersion(name) {
    try {
        return await firstMatch(/^(\S+)$/m, program('dpkg-query', 'dpkg'), ['-W', '-f=${Version}\n', name]);
    } catch {
        return 'unknown version';
    }
}

/** What was measured, on what, with what, by which command. */
async function describe(cli, options, servers) {
    const require = createRequire(new URL('../peers/package.json', import.meta.url));
    const names = {
        ours: async () => firstMatch(/^(.+)$/m, cli, ['--version']),
        nchan: async () => `nginx ${await firstMatch(/nginx\/(\S+)/, program('nginx', 'nginx-light'), ['-v'])} `
            + `with nchan ${await debianVersion('libnginx-mod-nchan')}, 1 worker`,
        node: async () => `Node.js ${process.version} with ws ${require('ws/package.json').version}`,
        bare: async () => 'bareloop (epoll and send, nothing else)',
    };
    const versions = await Promise.all(servers.map(name => names[name]()));
    return [
        `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0].model.trim()}, Linux ${release()}. `
            + `Median of ${options.rounds} rounds, ${options.seconds} s each.`,
        `${versions.join('; ')}.`,
        '',
        '```text',
        `tests/benchmarks/servers.mjs PUSHSCOPE_CLI BARELOOP ${commandOptions()}`.trimEnd(),
        '```',
    ];
}

/** Without the files that are written. */
function commandOptions() {
    return process.argv.slice(2).filter(each => each.startsWith('-') || !each.includes('/'))
        .filter((each, i, all) => !/^--(out|json|write)\b/.test(each) && !/^--(out|json|write)$/.test(all[i - 1] ?? ''))
        .join(' ');
}

function rewrite(file, text) {
    const before = readFileSync(file, 'utf8');
    const begin = before.indexOf(beginMark);
    const end = before.indexOf(endMark);
    if (begin < 0 || end < begin)
        throw new Error(`${file} has no ${beginMark} … ${endMark}`);
    writeFileSync(file, `${before.slice(0, begin + beginMark.length)}\n${text}\n${before.slice(end)}`);
}

const options = readArguments();
if (options.help) {
    console.log(help);
    process.exit(0);
}
const [cli, bareloop] = options.positionals;
if (!cli || !bareloop || options.positionals.length > 2)
    refuse('it takes two programs, pushscope-cli and bareloop; --help tells more');
const kinds = serverKinds(cli, bareloop);
const chosen = listOf('only', options.only, Object.keys(parts));
const servers = listOf('servers', options.servers, Object.keys(kinds));
const clients = options.clients.split(',').map(each => numberOf('clients', each, 1));
const failures = [];
const say = text => console.error(text);
const context = {
    cli, kinds, servers, clients, say,
    most: Math.max(...clients),
    transports: listOf('transports', options.transports, ['sse', 'ws', 'longpoll']),
    rounds: numberOf('rounds', options.rounds, 1),
    seconds: numberOf('seconds', options.seconds, 0.1),
    /** What fails is told, and the rest is measured all the same. */
    async attempt(work) {
        try {
            await work();
        } catch (error) {
            failures.push(error.message);
            say(`not measured: ${error.message}`);
        }
    },
};

try {
    servers.forEach(name => kinds[name].check());
    if (chosen.some(part => withWrk.includes(part)))
        wrkProgram();
} catch (error) {
    console.error(`servers.mjs: ${error.message}`);
    process.exit(1);
}

const heading = await describe(cli, options, servers);
const results = [];
for (const part of chosen)
    await context.attempt(async () => { results.push(await parts[part](context)); });
const text = markdown(results, servers, heading, failures);
console.log(text);
if (options.out)
    writeFileSync(options.out, `${text}\n`);
if (options.write)
    rewrite(options.write, text);
if (options.json)
    writeFileSync(options.json, `${JSON.stringify({ heading, results, failures }, null, 4)}\n`);
process.exit(failures.length > 0 ? 1 : 0);
