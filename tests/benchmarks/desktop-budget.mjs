// SPDX-License-Identifier: GPL-3.0-or-later
// What the desktop's window costs, on a display of its own (Xvfb), and whether that is within its budget:
//   screen  50 events a second: start-up times, latencies, frame times, CPU share, memory
//   busy    1,000 events a second on each of four panes for 60 s: 95 % of the frames within 16 ms, 99 % within 33 ms
//   ingest  6,250 a second on each of eight panes, 50,000 in all: nothing lost, and the window still paints. Not 12,500
//           on four: what short polling's interval of a second then spans is more than the server's history of 10,000
//           events holds, so it loses some, as it must
//   desktop-budget.mjs PUSHSCOPE [--only screen,busy,ingest] [--seconds S] [--json FILE]
// Exit code: 0 if all was measured, whatever it is; 1 if the desktop failed; 2 for a wrong command line.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { constants as system, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';

const settledAfterSeconds = 60;
const ticksPerSecond = 100; // Linux' USER_HZ
const endTimeoutMs = 60_000;
const leastFramesPerSecond = 5; // of a window that still answers
// In milliseconds, of frames that are drawn without a graphics card.
const cases = {
    screen: { rate: 50, seconds: 90, limits: {} },
    busy: { rate: 1000, seconds: 60, limits: { p95: 16, p99: 33 } },
    ingest: { rate: 6250, seconds: 20, twice: true, limits: { lost: 0, framesPerSecond: leastFramesPerSecond } },
};

function refuse(message) {
    console.error(`desktop-budget.mjs: ${message}`);
    process.exit(2);
}

function readArguments() {
    try {
        return parseArgs({
            allowPositionals: true,
            options: {
                only: { type: 'string', default: Object.keys(cases).join(',') },
                seconds: { type: 'string' },
                json: { type: 'string' },
            },
        });
    } catch (error) {
        return refuse(error.message);
    }
}

const { values: options, positionals: [program, ...rest] } = readArguments();
if (!program || rest.length > 0)
    refuse('it takes the desktop program, and --only, --seconds, --json');
const chosen = options.only.split(',');
if (!chosen.every(name => cases[name]))
    refuse(`--only takes ${Object.keys(cases).join(', ')}`);
if (options.seconds !== undefined && !(Number(options.seconds) >= 5))
    refuse('--seconds takes 5 or more');

const folder = mkdtempSync(join(tmpdir(), 'pushscope-budget-'));
const children = [];
process.on('exit', () => {
    for (const child of children)
        child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => process.exit(128 + system.signals[signal]));

function start(command, args, options) {
    const child = spawn(command, args, options);
    child.once('error', error => {
        console.error(`${command}: ${error.message} (Debian packages: xvfb; the desktop: packaging/run)`);
        process.exit(1);
    });
    children.push(child);
    return child;
}

function startDisplay() {
    return new Promise((resolve, reject) => {
        const xvfb = start('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'],
                           { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
        xvfb.stdio[3].once('data', number => resolve(`:${String(number).trim()}`));
        xvfb.once('close', () => reject(new Error('Xvfb ended')));
    });
}

function residentMiB(pid) {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}

function cpuSeconds(pid) {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(afterName[11]) + Number(afterName[12])) / ticksPerSecond;
}

function freePort() {
    return new Promise((resolve, reject) => {
        const server = createServer().once('error', reject);
        server.listen(0, '127.0.0.1', () => {
            const { port } = server.address();
            server.close(() => resolve(port));
        });
    });
}

/** Runs the desktop; gives its report, and what /proc said of it meanwhile. */
async function runDesktop(name, { rate, twice }, seconds, display) {
    const report = join(folder, `${name}.json`);
    const address = `127.0.0.1:${await freePort()}`;
    const morePanes = twice ? ['--connect', `http://${address}`] : []; // the same four once more
    const desktop = start(program, ['--listen', address, '--feed', 'ticker', '--rate', String(rate), ...morePanes,
                                    '--run-for', String(seconds), '--size', '1440x900', '--report', report],
                          { stdio: ['ignore', 'ignore', 'inherit'],
                            env: { ...process.env, DISPLAY: display, QT_QPA_PLATFORM: 'xcb', HOME: folder,
                                   XDG_CONFIG_HOME: folder, XDG_RUNTIME_DIR: folder, LC_ALL: 'C.UTF-8' } });
    let code;
    const ended = new Promise(resolve => desktop.once('close', value => { code = value; resolve(); }));
    const timer = setTimeout(() => desktop.kill('SIGKILL'), 1000 * seconds + endTimeoutMs);
    const samples = []; // /proc is gone afterwards
    const began = performance.now();
    while (code === undefined) {
        try {
            samples.push({ at: (performance.now() - began) / 1000, rss: residentMiB(desktop.pid), cpu: cpuSeconds(desktop.pid) });
        } catch {
            // it is ending
        }
        await Promise.race([delay(250), ended]);
    }
    clearTimeout(timer);
    if (code !== 0)
        throw new Error(`${name}: the desktop ended with ${code}`);
    return { ...JSON.parse(readFileSync(report, 'utf8')), samples };
}

function row(name, value, unit = '', target = '') {
    console.log(`${name.padEnd(34)}${value === undefined ? 'not reported' : `${value} ${unit}`}${target && `   ${target}`}`);
}

function against(value, limit, unit, isMost = true) {
    if (limit === undefined)
        return '';
    const reached = isMost ? value <= limit : value >= limit;
    return `(target ${isMost ? '<=' : '>='} ${limit} ${unit}: ${reached ? 'reached' : 'NOT reached'})`;
}

function print(name, { transports, ui, samples }, { rate, twice, limits }) {
    const settled = samples.find(sample => sample.at >= settledAfterSeconds);
    const last = samples.at(-1);
    const frame = ui.frame_us;
    const delivered = Object.values(transports).reduce((sum, each) => sum + each.delivered, 0);
    const lost = Object.values(transports).reduce((sum, each) => sum + each.lost, 0);
    console.log(`${name}: ${rate} events a second on each of ${twice ? 8 : 4} panes`);
    row('start to first paint', ui.first_paint_ms, 'ms');
    row('start to data in all panes', ui.first_data_ms, 'ms');
    for (const [transport, { latency_us: latency, ...figures }] of Object.entries(transports))
        row(`${transport} latency p50 / p99`, `${latency.p50} / ${latency.p99}`, `us (${figures.delivered} delivered, ${figures.lost} lost)`);
    row('delivered in all', delivered, `(${Math.round(delivered / last.at)}/s)`);
    row('lost in all', lost, '', against(lost, limits.lost, 'events'));
    row('frame p95', frame.p95 / 1000, 'ms', against(frame.p95 / 1000, limits.p95, 'ms'));
    row('frame p99', frame.p99 / 1000, 'ms', against(frame.p99 / 1000, limits.p99, 'ms'));
    row('frame p50 / max', `${frame.p50 / 1000} / ${frame.max / 1000}`, 'ms');
    row('frames per second', ui.frames_per_s?.toFixed(1), '',
        against(ui.frames_per_s, limits.framesPerSecond, 'a second', false));
    row('CPU, share of one core', (100 * (last.cpu - samples[0].cpu) / (last.at - samples[0].at)).toFixed(1), '%');
    if (settled)
        row(`memory after ${settledAfterSeconds} s`, settled.rss.toFixed(1), 'MiB');
    row('memory at the end', last.rss.toFixed(1), 'MiB');
    console.log();
}

const display = await startDisplay();
const reports = {};
let failed = false;
for (const name of chosen) {
    try {
        reports[name] = await runDesktop(name, cases[name], Number(options.seconds ?? cases[name].seconds), display);
        print(name, reports[name], cases[name]);
    } catch (error) {
        console.error(`desktop-budget.mjs: ${error.message}`);
        failed = true;
    }
}
if (options.json)
    writeFileSync(options.json, `${JSON.stringify(reports, null, 4)}\n`);
process.exit(failed ? 1 : 0); // the display still runs; it ends with us
