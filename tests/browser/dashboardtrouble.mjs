// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboard in a real Chromium where something is odd: names that the browser uses itself, a server that is silent or
// gone, tokens that are wrong or only read, numbers that JavaScript rounds, and narrow phones.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { endAll, startServer, until } from '../peers/lib/processes.mjs';
import { all, close, live, look, open as openPage, publish } from './lib/dashboardpage.mjs';
import { startChromium } from './lib/follower.mjs';

const timeout = 120_000;
const gone = /ERR_CONNECTION|ERR_EMPTY|ERR_INCOMPLETE|ERR_SOCKET|ERR_TIMED_OUT|ERR_NETWORK/;

let browser;
before(async () => { browser = await startChromium(); });
after(async () => {
    await browser?.close();
    endAll();
});

const open = (...of) => openPage(browser, ...of);
const says = (page, place, words) => {
    let text;
    return until(() => `${place} to say ${words}: ${text}`, async () => words.test(text = await page.textContent(place)));
};

/* c8 ignore start: runs in the page */
const pictures = () => [...document.querySelectorAll('.pane canvas, #timeline')].map(canvas => canvas.toDataURL()).join();
/* c8 ignore stop */

test('every id is unique, and Pause stops the charts until it is pressed again', { timeout }, async () => {
    const server = await startServer(['--feed', 'clock', '--rate', '20']);
    const page = await open(`${server.url}/`);
    const ids = await page.$$eval('[id]', elements => elements.map(({ id }) => id));
    assert.deepEqual(ids.filter((id, index) => ids.indexOf(id) !== index), []);
    await all(page, 'events', ({ events }) => events !== '0');
    await page.click('button#pause');
    assert.equal(await page.getAttribute('button#pause', 'aria-pressed'), 'true');
    await until('charts that stand still', async () => {
        const one = await page.evaluate(pictures);
        const { sse: { events } } = await look(page);
        await all(page, 'more events', pane => pane.events !== events, ['sse']);
        return one === await page.evaluate(pictures);
    });
    const still = await page.evaluate(pictures);
    const { poll: { events } } = await look(page);
    await all(page, 'more events', pane => pane.events !== events);
    assert.ok(still === await page.evaluate(pictures), 'the charts go on');
    await page.click('button#pause');
    assert.equal(await page.getAttribute('button#pause', 'aria-pressed'), 'false');
    await until('charts that move', async () => still !== await page.evaluate(pictures));
    await close(page);
    await server.stop();
});

for (const [name, args, headers] of [['', [], {}], [', with a token', ['--token', 'the-token-of-all'], { Authorization: 'Bearer the-token-of-all' }]]) {
    test(`events of types that EventSource fires itself are events${name}`, { timeout }, async () => {
        const server = await startServer(args);
        const page = await open(`${server.url}/${args.length > 0 ? '?token=the-token-of-all' : ''}`);
        await live(page);
        const types = ['error', 'open', 'reset', 'error'];
        for (const [index, event] of types.entries()) {
            await publish(server, event, { event, headers });
            await all(page, event, ({ events, state }) => events === String(index + 1) && state === 'open');
        }
        const panes = await look(page);
        for (const zero of ['reconnects', 'resets', 'lost', 'duplicates'])
            assert.ok(Object.values(panes).every(pane => pane[zero] === '0'), JSON.stringify(panes));
        await close(page);
        await server.stop();
    });
}

test('a sample goes on over an event of the type error', { timeout }, async () => {
    const server = await startServer();
    const page = await open(`${server.url}/samples`);
    await page.evaluate(async () => {
        const { follow } = await import('/samples/push.js');
        globalThis.told = { data: [], states: [] };
        follow('room', { receive: ({ data }) => globalThis.told.data.push(data), state: state => globalThis.told.states.push(state) });
    });
    const told = () => page.evaluate(() => globalThis.told);
    await until('live', async () => (await told()).states.at(-1) === 'live');
    await publish(server, 'odd', { channel: 'room', event: 'error' });
    await publish(server, 'plain', { channel: 'room' });
    await until('the plain one', async () => (await told()).data.length > 0);
    assert.deepEqual(await told(), { data: ['plain'], states: ['connecting', 'live'] });
    await close(page);
    await server.stop();
});

test('a type with a space is refused as what it is', { timeout }, async () => {
    const server = await startServer();
    const page = await open(`${server.url}/`, { expected: /400/ });
    await live(page);
    await page.fill('#publish [name=type]', 'a b');
    await page.click('#publish button.main');
    await says(page, '#publish [role=status]', /^400: .*(event|type)/);
    await close(page);
    await server.stop();
});

test('numbers that JavaScript rounds are shown as they came', { timeout }, async () => {
    const server = await startServer();
    const page = await open(`${server.url}/`);
    await live(page);
    const text = '{"id":9007199254740993,"of":[12345678901234567890,1.5,0.1234567890123456789]}';
    await publish(server, text, { headers: { 'Content-Type': 'application/json' } });
    await all(page, 'the event', ({ events }) => events === '1');
    await until('the list', () => page.$('#list li button .data'));
    assert.equal(await page.textContent('#list li button .data'), text);
    await page.click('#list li button');
    assert.match(await page.textContent('#details pre'), /9007199254740993.*12345678901234567890/s);
    await close(page);
    await server.stop();
});

test('a token that is wrong, and one that only reads', { timeout }, async () => {
    const server = await startServer(['--token', 'it-reads', '--publish-token', 'it-publishes']);
    const expected = /401|403|credentials/;
    const wrong = await open(`${server.url}/?token=guess`, { expected });
    await until('the question', () => wrong.isVisible('#token'));
    await says(wrong, '#token h2', /^This token is wrong$/);
    await wrong.fill('#token input', 'it-reads');
    await wrong.keyboard.press('Enter');
    await live(wrong);
    await wrong.click('#publish button.main');
    await says(wrong, '#publish [role=status]', /^This link is for reading only/);
    await wrong.click('#publish .other');
    await wrong.fill('#token input', 'another guess');
    await wrong.keyboard.press('Enter');
    await says(wrong, '#publish [role=status]', /does not know that token/);
    await wrong.click('#publish .other');
    await wrong.fill('#token input', 'it-publishes');
    await wrong.keyboard.press('Enter');
    await says(wrong, '#publish [role=status]', /publish again/);
    assert.ok(await wrong.isHidden('#publish .other'));
    await wrong.click('#publish button.main');
    await all(wrong, 'the event', ({ events, state }) => events === '1' && state === 'open');
    await close(wrong);
    await server.stop();
});

test('publishing where the server is gone says so, until it is back', { timeout }, async () => {
    const server = await startServer();
    const page = await open(`${server.url}/`, { expected: gone });
    await live(page);
    server.kill('SIGKILL');
    await all(page, 'waiting', ({ state }) => ['backoff', 'connecting'].includes(state));
    await page.click('#publish button.main');
    await says(page, '#publish [role=status]', /^The server cannot be reached/);
    const again = await startServer([], server.port);
    await live(page);
    await says(page, '#publish [role=status]', /^$/);
    await close(page);
    await again.stop();
});

/* c8 ignore start: runs in the page */
/** Every change of a pane's state and of the words in its chart, from now on. */
function watchStates() {
    globalThis.seen = [];
    document.querySelectorAll('.pane').forEach(pane => {
        const chip = pane.querySelector('.chip');
        new MutationObserver(() => globalThis.seen.push(`${pane.dataset.transport} ${chip.dataset.state}`)).observe(chip, { attributeFilter: ['data-state'] });
    });
    const fillText = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
        const transport = this.canvas.closest('.pane')?.dataset.transport;
        if (transport && /answer/.test(text))
            globalThis.seen.push(`${transport} says ${text}`);
        return fillText.call(this, text, ...place);
    };
}
/* c8 ignore stop */

test('a silent server: no pane is open, and each says so, until it goes on', { timeout }, async () => {
    const server = await startServer(['--feed', 'clock', '--rate', '10']);
    const page = await open(`${server.url}/`, { expected: gone });
    await all(page, 'events', ({ events }) => events !== '0');
    process.kill(server.process.pid, 'SIGSTOP');
    await all(page, 'no pane open', ({ state }) => state !== 'open');
    await page.evaluate(watchStates);
    const seen = () => page.evaluate(() => globalThis.seen);
    await until(async () => `all to have begun anew and to say so: ${await seen()}`, async () => {
        const all = await seen();
        return ['sse', 'ws', 'longpoll', 'poll'].every(name => all.includes(`${name} connecting`)
            && all.slice(all.indexOf(`${name} connecting`)).some(each => each.startsWith(`${name} says `)));
    }, 60_000);
    assert.deepEqual((await seen()).filter(each => each.endsWith(' open')), []);
    process.kill(server.process.pid, 'SIGCONT');
    await live(page);
    await close(page);
    await server.stop();
});

test('phones of 320 to 390 pixels: nothing is cut off, no figure touches another', { timeout }, async () => {
    const server = await startServer(['--feed', 'clock', '--rate', '50']);
    const page = await open(`${server.url}/`);
    await all(page, 'latencies', ({ p50 }) => /\d/.test(p50));
    for (const width of [320, 340, 360, 375, 390]) {
        await page.setViewportSize({ width, height: 740 });
        const trouble = await page.evaluate(() => {
            const wide = { p50: ['103 ms', 'p50 ± 0.21 ms'], p99: ['2.4 s', 'p99 · n 12 711'], max: ['103 ms', 'max'], events: ['102 711', 'events'] };
            const range = document.createRange();
            const found = document.documentElement.scrollWidth > innerWidth ? [`the page is ${document.documentElement.scrollWidth} wide`] : [];
            for (const pane of document.querySelectorAll('.pane')) {
                const inside = pane.getBoundingClientRect();
                const boxes = [...pane.querySelectorAll('.figures > div')].flatMap(box => [...box.children].map(part => {
                    const text = part.textContent;
                    const [value, caption] = wide[box.dataset.figure] ?? [];
                    if (value)
                        part.textContent = part.matches('dd') ? value : caption;
                    range.selectNodeContents(part);
                    return [part, text, range];
                }));
                const rects = boxes.map(([part]) => { range.selectNodeContents(part); return { name: part.textContent, rect: range.getBoundingClientRect() }; });
                rects.push(...['h2', '.chip', '.toggle'].map(name => ({ name, rect: pane.querySelector(name).getBoundingClientRect() })));
                boxes.forEach(([part, text]) => { part.textContent = text; });
                for (const { name, rect } of rects) {
                    if (rect.right > inside.right - 4)
                        found.push(`${name} is cut off`);
                    for (const other of rects) {
                        if (other.rect !== rect && rect.left <= other.rect.left && rect.right + 3 > other.rect.left && rect.top < other.rect.bottom - 1 && other.rect.top < rect.bottom - 1)
                            found.push(`${name} touches ${other.name}`);
                    }
                }
            }
            return found;
        });
        assert.deepEqual(trouble, [], `${width} pixels`);
    }
    await close(page);
    await server.stop();
});
