// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of a real Chromium that follow a channel with pushscope.js.
import assert from 'node:assert/strict';

import { npmPackage, program } from '../../peers/lib/peers.mjs';
import { http, until } from '../../peers/lib/processes.mjs';

export async function startChromium() {
    const { chromium } = await npmPackage('playwright-core');
    return chromium.launch({ executablePath: program('chromium'), args: ['--no-sandbox', '--disable-gpu'] });
}

export async function publish(url, data) {
    const answer = await http('POST', `${url}/publish`, JSON.stringify(data), { 'Content-Type': 'application/json' });
    assert.equal(answer.status, 200, answer.text);
}

/* c8 ignore start: runs in the page */
export async function followInPage(options) {
    const { subscribe } = await import('/pushscope.js');
    const told = { data: [], states: [], resets: [], gaps: [], begun: performance.now() };
    const since = () => Math.round(performance.now() - told.begun);
    const subscription = subscribe('default', {
        ...options,
        onEvent: event => told.data.push(event.data),
        onState: state => told.states.push({ ...state, at: since() }),
        onReset: reset => told.resets.push(reset),
        onGap: gap => told.gaps.push(gap),
    });
    Object.assign(globalThis, { told, subscription });
}
/* c8 ignore stop */

/** A tab that follows. `context` keeps tabs of one origin together. */
export class Follower {
    /** A page of its own at `url` that has begun to follow. */
    static async begin(browser, url, options) {
        const follower = await Follower.open(await browser.newContext(), url);
        await follower.follow(options);
        return follower;
    }

    static async open(context, url) {
        const follower = new Follower();
        follower.page = await context.newPage();
        follower.complaints = [];
        follower.page.on('pageerror', error => follower.complaints.push(error.message));
        await follower.page.goto(`${url}/health`);
        await follower.page.evaluate(() => import('/pushscope.js')); // later there may be no connection left for it
        return follower;
    }

    follow(options = {}) {
        return this.page.evaluate(followInPage, options);
    }

    told() {
        return this.page.evaluate(() => globalThis.told);
    }

    async state() {
        return (await this.told()).states.at(-1);
    }

    async until(what, fits, timeoutMs = 20_000) {
        let told;
        return until(() => `${what}: ${JSON.stringify(told)}`, async () => fits(told = await this.told(), told.states.at(-1)) && told, timeoutMs);
    }

    is(name, transport) {
        return this.until(`${name} ${transport ?? ''}`, (told, state) => state?.name === name && (!transport || state.transport === transport));
    }

    has(count) {
        return this.until(`${count} events`, told => told.data.length >= count);
    }
}

/** 0 .. count-1, once each and in order. */
export function assertAll(who, data, count) {
    assert.deepEqual(data, [...Array(count).keys()], who);
}
