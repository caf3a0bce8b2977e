// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboard in a real Chromium: opening it, and what its panes show.
import assert from 'node:assert/strict';

import { http, until } from '../../peers/lib/processes.mjs';

export const transports = ['sse', 'ws', 'longpoll', 'poll'];

/** Opens the dashboard. `complaints` are what its console says and what it asks of others; some may be expected. */
export async function open(browser, url, { context, options = {}, expected = /^$/ } = {}) {
    context ??= await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    const page = await context.newPage();
    page.complaints = [];
    const complain = text => { if (!expected.test(text)) page.complaints.push(text); };
    page.on('console', message => { if (['error', 'warning'].includes(message.type())) complain(message.text()); });
    page.on('pageerror', error => complain(error.message));
    page.on('request', request => {
        if (new URL(request.url()).origin !== new URL(url).origin && !request.url().startsWith('data:'))
            complain(`a request to ${request.url()}`);
    });
    page.on('websocket', socket => {
        if (new URL(socket.url()).host !== new URL(url).host)
            complain(`a WebSocket to ${socket.url()}`);
    });
    await page.goto(url);
    return page;
}

export async function close(page) {
    assert.deepEqual(page.complaints, []);
    await page.context().close();
}

/** What each pane shows: {sse: {state, note, p50, …}, …}, numbers without their units. */
export async function look(page) {
    const panes = await page.$$eval('.pane', elements => elements.map(pane => ({
        transport: pane.dataset.transport, state: pane.querySelector('.chip').dataset.state, note: pane.querySelector('.note').textContent,
        values: Object.fromEntries([...pane.querySelectorAll('.figures > div')]
            .map(box => [box.dataset.figure, box.querySelector('dd').textContent])),
    })));
    return Object.fromEntries(panes.map(({ transport, values, ...rest }) => [transport, { ...rest, ...values }]));
}

/** Waits until all panes fit. */
export async function all(page, what, fits, names = transports) {
    let seen;
    return until(() => `${what}: ${JSON.stringify(seen)}`, async () => {
        seen = await look(page);
        return names.every(name => seen[name] && fits(seen[name])) && seen;
    });
}

export const live = page => all(page, 'open', ({ state }) => state === 'open');
export const number = text => Number(text.replace(/\s/gu, ''));

export async function publish(server, text, { channel = 'default', event = 'message', headers = {} } = {}) {
    const answer = await http('POST', `${server.url}/publish?channel=${channel}&event=${event}`, text, headers);
    assert.equal(answer.status, 200, answer.text);
    return JSON.parse(answer.text).id;
}
