// SPDX-License-Identifier: GPL-3.0-or-later
// A report as a page: opened from the disk without a network, it asks for nothing, complains of nothing, fits phone and
// desk, light and dark, and holds its JSON. PUSHSCOPE_PICTURES=DIR keeps pictures of it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import { npmPackage, program } from '../peers/lib/peers.mjs';

const mostBytes = 2 * 1024 * 1024;
const run = promisify(execFile);
const directory = mkdtempSync(join(tmpdir(), 'pushscope-report-'));
const experiment = {
    pushscope: 'experiment', version: 1, name: 'page', title: '<script>alert(1)</script> & "quoted"', duration: '4s',
    clients: [{ name: 'stream', transport: 'sse', count: 2 }, { name: 'socket', transport: 'ws' },
        { name: 'poll', transport: 'poll', interval: '300ms' }],
    timeline: [{ at: '1s', fault: 'refuse,for=1s', says: '<b>Refused</b>' }],
    expect: [{ figure: 'delivered', client: 'socket', at_least: 1, says: 'Something arrives <i>there</i>.' }],
};

/** Opens a page offline; what it asked for and complained of comes back. */
async function look(browser, file, options, inspect) {
    const context = await browser.newContext(options);
    await context.setOffline(true);
    const page = await context.newPage();
    const asked = [];
    const complaints = [];
    page.on('request', request => asked.push(request.url()));
    page.on('console', message => complaints.push(message.text()));
    page.on('pageerror', error => complaints.push(String(error)));
    page.on('dialog', dialog => { complaints.push(dialog.message()); dialog.dismiss(); });
    const url = pathToFileURL(file).href;
    await page.goto(url);
    const found = await inspect(page);
    await page.waitForLoadState('networkidle');
    assert.deepEqual(asked, [url]);
    assert.deepEqual(complaints, []);
    await context.close();
    return found;
}

/* c8 ignore start: runs in the page */
const measure = () => ({
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    ground: getComputedStyle(document.body).backgroundColor,
    pictures: [...document.querySelectorAll('svg[role=img]')].map(svg => svg.querySelector('title')?.textContent ?? ''),
    tables: document.querySelectorAll('table').length,
    title: document.title,
    foreign: document.querySelectorAll('img,iframe,link,object,embed,script:not([type="application/json"])').length,
    json: JSON.parse(document.querySelector('script[type="application/json"]')?.textContent ?? 'null'),
    unseen: [...document.querySelectorAll('svg[role=img] text')]
        .filter(text => getComputedStyle(text).fill === getComputedStyle(document.body).backgroundColor).length,
});
/* c8 ignore stop */

test('the page of a report', { timeout: 240_000 }, async () => {
    const { chromium } = await npmPackage('playwright-core');
    const file = join(directory, 'report.html');
    writeFileSync(join(directory, 'page.json'), JSON.stringify(experiment));
    await run(process.env.PUSHSCOPE_CLI, ['run', join(directory, 'page.json'), '--report', file]);
    assert.ok(statSync(file).size <= mostBytes, `${statSync(file).size} bytes`);
    const browser = await chromium.launch({ executablePath: program('chromium'), args: ['--no-sandbox', '--disable-gpu'] });
    const grounds = new Set();
    try {
        for (const colorScheme of ['light', 'dark']) {
            for (const [name, width, height] of [['phone', 390, 844], ['desk', 1440, 900]]) {
                const options = { colorScheme, viewport: { width, height } };
                const seen = await look(browser, file, options, async page => {
                    if (process.env.PUSHSCOPE_PICTURES) {
                        const path = join(process.env.PUSHSCOPE_PICTURES, `report-${colorScheme}-${name}.png`);
                        await page.screenshot({ path, fullPage: true });
                    }
                    return page.evaluate(measure);
                });
                assert.ok(seen.wide <= 0, `${name}: ${seen.wide} pixels too wide`);
                assert.equal(seen.title, experiment.title);
                assert.equal(seen.foreign, 0);
                assert.equal(seen.unseen, 0);
                assert.ok(seen.tables >= 5);
                assert.ok(seen.pictures.length >= 4 && seen.pictures.every(title => title !== ''), seen.pictures.join('; '));
                assert.ok(seen.json.outcome.deliveries.rows.some(row => row.name.startsWith('stream')));
                grounds.add(seen.ground);
            }
        }
        assert.equal(grounds.size, 2, 'light and dark look alike');
    } finally {
        await browser.close();
    }
});

test('two reports beside each other', { timeout: 240_000 }, async () => {
    const file = join(directory, 'report.html');
    const both = join(directory, 'both.html');
    const { stdout } = await run(process.env.PUSHSCOPE_CLI, ['report', file, file, '--report', both]);
    assert.match(stdout, /latency p50/);
    assert.match(readFileSync(both, 'utf8'), /latency p50/);
    const { chromium } = await npmPackage('playwright-core');
    const browser = await chromium.launch({ executablePath: program('chromium'), args: ['--no-sandbox', '--disable-gpu'] });
    try {
        await look(browser, both, { viewport: { width: 390, height: 844 } }, async page => {
            assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
        });
    } finally {
        await browser.close();
        rmSync(directory, { recursive: true });
    }
});
