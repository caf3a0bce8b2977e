// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboard in a real Chromium: all panes live, what is published appears in all, what happened to a connection
// shows, and nothing but the server is asked. PUSHSCOPE_PICTURES=DIR keeps pictures of it.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { endAll, http, startServer, until } from '../peers/lib/processes.mjs';
import { all, close, live, look, number, open as openPage, publish, transports } from './lib/dashboardpage.mjs';
import { startChromium } from './lib/follower.mjs';

const timeout = 180_000;
const mostLiveMs = 15_000; // on a busy machine; 1 s on one that is not
const figures = ['p50', 'p99', 'max', 'events', 'lost', 'duplicates', 'resets', 'reconnects'];

let browser;

before(async () => { browser = await startChromium(); });
after(async () => {
    await browser?.close();
    endAll();
});

const open = (...of) => openPage(browser, ...of);

test('all panes are live, count and measure; nothing else is asked', { timeout }, async t => {
    const server = await startServer(['--feed', 'system', '--rate', '20']);
    const page = await open(`${server.url}/`);
    await page.waitForFunction(() => {
        const counts = [...document.querySelectorAll('.pane [data-figure=events] dd')];
        return counts.length === 4 && counts.every(({ textContent }) => textContent !== '0');
    });
    const liveMs = await page.evaluate(() => performance.now());
    t.diagnostic(`all panes had data ${Math.round(liveMs)} ms after the page was asked for`);
    assert.ok(liveMs < mostLiveMs, `${liveMs} ms`);
    await live(page);
    const seen = await all(page, 'events and latencies', pane => number(pane.events) >= 30 && /\d (µs|ms|s)$/.test(pane.p50));
    for (const name of transports) {
        assert.deepEqual(Object.keys(seen[name]).filter(key => figures.includes(key)), figures);
        for (const zero of ['lost', 'duplicates', 'resets', 'reconnects'])
            assert.equal(seen[name][zero], '0', `${zero} of ${name}`);
        assert.match(seen[name].p99, /\d (µs|ms|s)$/);
    }
    assert.match(await page.textContent('#clock-error'), /± [\d.]+ (µs|ms) by \d+ round trips/);
    assert.match(await page.textContent('.pane .figures dt'), /^p50 ± /);
    assert.ok(await page.evaluate(() => [...document.querySelectorAll('.pane canvas')].every(canvas => {
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        return new Set(new Uint32Array(data.buffer)).size > 10;
    })), 'charts are drawn');
    await close(page);
    await server.stop();
});

test('a clock of coarse steps makes the doubt as large', { timeout }, async () => {
    const server = await startServer(['--feed', 'clock', '--rate', '10']);
    const context = await browser.newContext();
    await context.addInitScript(() => {
        const precise = performance.now.bind(performance);
        performance.now = () => Math.floor(precise() / 5) * 5;
    });
    const page = await open(`${server.url}/`, { context });
    await all(page, 'latencies', ({ p50 }) => /^[1-9][\d.]* m?s$/.test(p50));
    const [, doubt] = (await page.textContent('#clock-error')).match(/± ([\d.]+) ms by/);
    assert.ok(Number(doubt) >= 5, doubt);
    await close(page);
    await server.stop();
});

test('scripts and styles come from files alone', { timeout }, async () => {
    const server = await startServer();
    const answer = await http('GET', `${server.url}/`);
    assert.match(answer.headers['content-security-policy'], /default-src 'none'; script-src 'self'; style-src 'self'/);
    assert.doesNotMatch(answer.text, /<style|style=|<script(?![^>]*src="\/)|\son[a-z]+=/);
    const page = await open(`${server.url}/`, { expected: /Content Security Policy|violates/ });
    const ran = await page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'window.ranInline = true';
        document.head.append(script);
        return Boolean(window.ranInline);
    });
    assert.equal(ran, false);
    await close(page);
    await server.stop();
});

test('what is published appears in all panes, in the list and as JSON', { timeout }, async () => {
    const server = await startServer();
    const page = await open(`${server.url}/?channel=room`);
    await live(page);
    await page.fill('#publish [name=data]', '{"greeting":"<b>hello</b>"}');
    await page.click('#publish button');
    await all(page, 'the event', ({ events }) => events === '1');
    await until('how it came', async () => !/…/.test(await page.textContent('.journey') || '…'));
    assert.match(await page.textContent('#publish [role=status]'), /^Published \S+:1 as JSON\.$/);

    // EventSource has to be told of a type that it does not know, and misses nothing of it.
    await publish(server, 'first of its kind', { channel: 'room', event: 'never-heard' });
    await publish(server, 'second', { channel: 'room', event: 'never-heard' });
    const seen = await all(page, 'new types', ({ events, lost }) => events === '3' && lost === '0');
    assert.ok(transports.every(name => seen[name].duplicates === '0' && seen[name].reconnects === '0'), JSON.stringify(seen));

    const line = 'li:has(.type:text-is("message")) button';
    await until('the list', () => page.$(`#list ${line}`));
    assert.match(await page.textContent(`#list ${line} .data`), /<b>hello<\/b>/);
    await page.focus(`#list ${line}`);
    await page.keyboard.press('Enter');
    const shown = JSON.parse(await page.textContent('#details pre'));
    assert.deepEqual([shown.channel, shown.event, shown.data], ['room', 'message', { greeting: '<b>hello</b>' }]);
    assert.equal((await page.$$('#details li')).length, 4);
    await page.keyboard.press('Escape');
    await page.selectOption('#filter', 'poll');
    await until('the filtered list', async () => (await page.$$('#list li:not([hidden])')).length === 3);
    await close(page);
    await server.stop();
});

test('types that become known at once leave one EventSource', { timeout }, async () => {
    const server = await startServer(['--token', 'the-token-of-all']);
    const headers = { Authorization: 'Bearer the-token-of-all' };
    const page = await open(`${server.url}/?token=the-token-of-all`);
    await live(page);
    let tickets = 0;
    await page.route('**/ticket', async route => { // the types overtake it
        ++tickets;
        await all(page, 'all types elsewhere', ({ events }) => events === '4', ['ws', 'longpoll', 'poll']);
        await route.continue();
    });
    for (const event of ['one', 'two', 'three', 'four'])
        await publish(server, event, { event, headers });
    const seen = await all(page, 'all types', ({ events, state }) => events === '4' && state === 'open');
    assert.ok(transports.every(name => seen[name].lost === '0'), JSON.stringify(seen));
    assert.ok(tickets > 1, `${tickets} tickets`);
    await until('one stream alone', async () =>
        JSON.parse((await http('GET', `${server.url}/stats`, undefined, headers)).text).connections.sse === 1);
    await close(page);
    await server.stop();
});

test('a killed server shows, and the reset after its restart', { timeout }, async () => {
    const args = ['--feed', 'clock', '--rate', '10'];
    const server = await startServer(args);
    const page = await open(`${server.url}/`, { expected: /ERR_CONNECTION|ERR_EMPTY|ERR_INCOMPLETE|ERR_SOCKET/ });
    await all(page, 'events', ({ events }) => number(events) > 5);
    server.kill('SIGKILL');
    await all(page, 'waiting', ({ state }) => ['backoff', 'connecting'].includes(state));
    const again = await startServer(args, server.port);
    const seen = await all(page, 'a reset', ({ state, resets, reconnects }) => state === 'open' && number(resets) > 0 && number(reconnects) > 0);
    for (const name of transports) {
        assert.match(seen[name].note, /Reset .* ago: the server's log began anew/);
        assert.equal(seen[name].lost, '0', name);
        assert.equal(seen[name].duplicates, '0', name);
    }
    await close(page);
    await again.stop();
});

test('what was missed while disconnected comes on connecting', { timeout }, async () => {
    const server = await startServer();
    const page = await open(`${server.url}/`);
    await live(page);
    await publish(server, 'before');
    await all(page, 'the first', ({ events }) => events === '1');
    await page.click('#run');
    await all(page, 'closed', ({ state }) => state === 'closed');
    await publish(server, 'meanwhile');
    for (const name of transports)
        await page.click(`.pane[data-transport=${name}] .toggle`);
    const seen = await all(page, 'what was missed', ({ events }) => events === '2');
    assert.ok(transports.every(name => seen[name].lost === '0' && seen[name].duplicates === '0' && /1 came from the history/.test(seen[name].note)), JSON.stringify(seen));
    await page.fill('[name=channel]', 'other');
    await page.keyboard.press('Enter');
    await live(page);
    await publish(server, 'elsewhere', { channel: 'other' });
    await all(page, 'the other channel', ({ events }) => events === '1');
    await close(page);
    await server.stop();
});

test('a token leaves the address and opens all panes; without one it is asked for', { timeout }, async () => {
    const server = await startServer(['--token', 'the-token-of-all']);
    const page = await open(`${server.url}/?token=the-token-of-all`);
    await live(page);
    assert.equal(page.url(), `${server.url}/`);
    await page.click('#publish button');
    await all(page, 'the event', ({ events }) => events === '1');
    await close(page);
    const other = await open(`${server.url}/`, { expected: /401|no valid credentials/ });
    await all(other, 'refused', ({ state }) => state === 'failed');
    await other.fill('#token input', 'the-token-of-all');
    await other.keyboard.press('Enter');
    await live(other);
    await close(other);
    await server.stop();
});

test('what comes while the tab is hidden is not in the percentiles', { timeout }, async () => {
    const server = await startServer(['--feed', 'clock', '--rate', '10']);
    const page = await open(`${server.url}/`);
    await all(page, 'events', ({ events }) => number(events) > 5);
    const setHidden = hidden => page.evaluate(value => {
        Object.defineProperty(document, 'hidden', { get: () => value, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
    await setHidden(true);
    await all(page, 'marks', ({ note }) => /came while the tab was hidden, and are not in the percentiles/.test(note));
    const counts = () => page.$$eval('.figures [data-figure=p99] dt', all => all.map(element => element.textContent));
    const then = await counts();
    const { sse: { events } } = await look(page);
    await all(page, 'more', pane => number(pane.events) > number(events) + 15);
    assert.deepEqual(await counts(), then);
    await close(page);
    await server.stop();
});

test('many tabs: those that wait for a connection say why', { timeout }, async () => {
    const server = await startServer(['--feed', 'clock', '--rate', '2']);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const pages = [];
    for (let tab = 0; tab < 6; ++tab) {
        pages.push(await open(`${server.url}/`, { context }));
        await all(pages.at(-1), 'streams', ({ state }) => state === 'open', ['sse', 'ws']);
    }
    for (const page of [pages[0], pages.at(-1)]) {
        await page.bringToFront();
        await until('words for it', async () => /six HTTP\/1\.1 connections .* 6 tabs .* wait/.test(await page.textContent('#banner') ?? ''));
        const { ws } = await look(page);
        assert.equal(ws.state, 'open');
    }
    for (const page of pages.slice(1)) {
        await page.bringToFront();
        await page.$eval('#letgo', button => button.click()); // hidden by now where enough others have let go
    }
    await pages[0].bringToFront();
    await until('no more words', () => pages[0].isHidden('#banner'));
    for (const page of pages)
        assert.deepEqual(page.complaints, []);
    await context.close();
    await server.stop();
});

/** Text whose colour stands out from what is behind it by less than 4.5 to 1. */
function faint() {
    const parse = text => text.match(/[\d.]+/g).map(Number);
    const luminance = ([r, g, b]) => [r, g, b].map(part => part / 255)
        .map(part => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
    const behind = element => {
        for (let at = element; at; at = at.parentElement) {
            const colour = parse(getComputedStyle(at).backgroundColor);
            if (colour.length === 3 || colour[3] === 1)
                return colour;
        }
        return [255, 255, 255];
    };
    return [...document.querySelectorAll('body *')]
        .filter(element => element.checkVisibility() && [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
        .map(element => {
            const [a, b] = [parse(getComputedStyle(element).color), behind(element)].map(luminance);
            return { text: element.textContent.slice(0, 40), ratio: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) };
        })
        .filter(({ ratio }) => ratio < 4.5);
}

/** What can be used without a name. */
function nameless() {
    return [...document.querySelectorAll('button, input, select, textarea, a, [role=img]')]
        .filter(element => element.checkVisibility())
        .filter(element => !(element.ariaLabel || element.labels?.length || element.textContent.trim()))
        .map(element => element.outerHTML.slice(0, 100));
}

const wipeCharts = () => document.querySelectorAll('.pane canvas').forEach(canvas => canvas.getContext('2d').clearRect(0, 0, 9999, 9999));

function areDrawn() {
    return [...document.querySelectorAll('.pane canvas')].every(canvas => {
        const { top, bottom } = canvas.getBoundingClientRect();
        const blank = Object.assign(document.createElement('canvas'), { width: canvas.width, height: canvas.height });
        return bottom < 0 || top > innerHeight || canvas.toDataURL() !== blank.toDataURL();
    });
}

const sizes = { small: { width: 320, height: 640 }, phone: { width: 390, height: 844 }, tablet: { width: 820, height: 1180 }, desktop: { width: 1440, height: 900 },
                projector: { width: 1920, height: 1080 } };

test('fits phone, tablet, desktop and projector, light and dark', { timeout }, async () => {
    const server = await startServer(['--feed', 'system', '--rate', '20']);
    const page = await open(`${server.url}/`);
    await all(page, 'latencies', ({ p50 }) => /\d/.test(p50));
    for (const [name, viewport] of Object.entries(sizes)) {
        for (const colorScheme of ['light', 'dark']) {
            await page.setViewportSize(viewport);
            await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
            const place = `${name}, ${colorScheme}`;
            const tooWide = await page.evaluate(() => [...document.querySelectorAll('body *')]
                .filter(element => element.checkVisibility() && element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
                .map(element => element.className || element.tagName));
            assert.deepEqual(tooWide, [], place);
            const cut = await page.$$eval('.endpoint', all => all.filter(each => each.scrollWidth > each.clientWidth).map(each => each.textContent));
            assert.deepEqual(cut, [], place);
            assert.deepEqual(await page.evaluate(faint), [], place);
            assert.deepEqual(await page.evaluate(nameless), [], place);
            if (process.env.PUSHSCOPE_PICTURES) {
                await page.evaluate(wipeCharts);
                await page.waitForFunction(areDrawn);
                await page.screenshot({ path: join(process.env.PUSHSCOPE_PICTURES, `dashboard-${name}-${colorScheme}.png`) });
            }
        }
    }
    await close(page);
    await server.stop();
});
