// SPDX-License-Identifier: GPL-3.0-or-later
// A browser opens at most six HTTP/1.1 connections to a server, for all its tabs. The request after that waits, and no
// error tells the page: this finds words for it.
import { plural } from '/dashboard/format.js';
import { isConnected } from '/dashboard/panerecord.js';
import { transportStyles } from '/dashboard/styles.js';

export const connectionsOfBrowser = 6;
const recentMs = 4000;

const list = words => new Intl.ListFormat('en').format(words);
const short = transport => transportStyles[transport].short;

function answersOthers(clients, { answeredAt }) {
    const now = performance.now();
    return [answeredAt, ...clients.map(({ record }) => record.lastSign ?? -Infinity)].some(at => now - at < recentMs);
}

/**
 * Why panes wait, as {text, brief, panes, isWall, isSilence}; undefined if none does and none will.
 * `count` is what Tabs.count() gives, `clock` the ServerClock.
 */
export function explainWaiting({ clients, clock, count: { tabs, held } }) {
    const socketLives = clients.some(({ transport, record, isRunning }) => transport === 'ws' && isRunning && isConnected(record.state));
    const isFull = held >= connectionsOfBrowser;
    const waits = ({ isOverdue, record }) => isOverdue || (isFull && record.state === 'stale');
    const waiting = clients.filter(client => client.transport !== 'ws' && waits(client)).map(({ transport }) => transport);
    const holders = `${plural(tabs, 'tab')} of this dashboard ${held > connectionsOfBrowser ? 'want' : 'keep'} ${held}`;
    const rule = 'A browser opens six HTTP/1.1 connections to a server, for all its tabs together';
    if (waiting.length > 0 && (isFull || (tabs > 1 && (clock.isOverdue || socketLives)))) {
        return {
            isWall: true, panes: new Set(waiting), brief: 'Waits for one of the browser\'s six connections',
            text: `${rule}, and ${holders}. ${list(waiting.map(short))} ${waiting.length === 1 ? 'waits' : 'wait'} for a free one, `
                + 'and no error says so. WebSockets do not count. Close a tab, or let go of the connections of this one.',
        };
    }
    if (waiting.length > 0 && answersOthers(clients, clock)) {
        return {
            panes: new Set(waiting), brief: 'No answer yet, although the server answers others',
            text: `The server answers other requests, but not ${list(waiting.map(short))}. Another page may keep the browser's six `
                + 'connections to it busy, or something in between holds answers back, as a proxy that buffers does.',
        };
    }
    if (waiting.length > 0)
        return { isSilence: true, panes: new Set(waiting), brief: 'No answer yet', text: 'No answer comes from the server, and no refusal either.' };
    if (isFull) {
        return {
            isWall: true, panes: new Set(), brief: '',
            text: `${rule}; ${holders}. The next request, even for a page, waits until one is free, and no error says so.`,
        };
    }
    return undefined;
}
