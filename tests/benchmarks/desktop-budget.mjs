// SPDX-License-Identifier: GPL-3.0-or-later
// What the desktop's first screen costs: starts it on a display of its own (Xvfb) at 50 events a second and prints
// start-up times, latencies, frame times, CPU share and memory.
//   desktop-budget.mjs PUSHSCOPE [SECONDS]
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const eventsPerSecond = 50;
const settledAfterSeconds = 60;
const ticksPerSecond = 100; // Linux' USER_HZ

const [program, seconds = '90'] = process.argv.slice(2);
if (!program || !(Number(seconds) > settledAfterSeconds)) {
    console.error(`usage: desktop-budget.mjs PUSHSCOPE [SECONDS], more than ${settledAfterSeconds}`);
    process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'pushscope-budget-'));
const children = [];
process.on('exit', () => {
    for (const child of children)
        child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
});

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

const report = join(folder, 'report.json');
const display = await startDisplay();
const desktop = start(program, ['--listen', '127.0.0.1:0', '--feed', 'ticker', '--rate', String(eventsPerSecond),
                                '--run-for', seconds, '--size', '1440x900', '--report', report],
                      { stdio: ['ignore', 'ignore', 'inherit'],
                        env: { ...process.env, DISPLAY: display, QT_QPA_PLATFORM: 'xcb', HOME: folder,
                               XDG_CONFIG_HOME: folder, XDG_RUNTIME_DIR: folder, LC_ALL: 'C.UTF-8' } });
const ended = new Promise(resolve => desktop.once('close', resolve));

// Sampled while it runs: /proc is gone afterwards.
const samples = [];
const began = Date.now();
let code;
ended.then(value => { code = value; });
while (code === undefined) {
    try {
        samples.push({ at: (Date.now() - began) / 1000, rss: residentMiB(desktop.pid), cpu: cpuSeconds(desktop.pid) });
    } catch {
        // it is ending
    }
    await Promise.race([delay(250), ended]);
}
if (code !== 0) {
    console.error(`the desktop ended with ${code}`);
    process.exit(1);
}

const { transports, ui } = JSON.parse(readFileSync(report, 'utf8'));
const settled = samples.find(sample => sample.at >= settledAfterSeconds);
const last = samples.at(-1);
const row = (name, value, unit) => console.log(`${name.padEnd(34)}${value === undefined ? 'not reported' : `${value} ${unit}`}`);

row('start to first paint', ui.first_paint_ms, 'ms');
row('start to data in all panes', ui.first_data_ms, 'ms');
for (const [name, { latency_us: latency, delivered, lost }] of Object.entries(transports))
    row(`${name} latency p50 / p99`, `${latency.p50} / ${latency.p99}`, `us (${delivered} delivered, ${lost} lost)`);
row('frame p50 / p95 / p99 / max', `${ui.frame_us.p50} / ${ui.frame_us.p95} / ${ui.frame_us.p99} / ${ui.frame_us.max}`, 'us');
row('frames per second', ui.frames_per_s?.toFixed(1), '');
row('CPU, share of one core', (100 * (last.cpu - samples[0].cpu) / (last.at - samples[0].at)).toFixed(1), '%');
row(`memory after ${settledAfterSeconds} s / at the end`, `${settled.rss.toFixed(1)} / ${last.rss.toFixed(1)}`, 'MiB');

process.exit(0); // the display still runs; it ends with us
