// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboard: four clients of this server side by side. Builds the parts, connects them, and draws on a tick.
import { Client } from '/dashboard/client.js';
import { Controls } from '/dashboard/controls.js';
import { EventList } from '/dashboard/eventlist.js';
import { EventTypes, partsOf } from '/dashboard/eventid.js';
import { Journal } from '/dashboard/journal.js';
import { PaneRecord } from '/dashboard/panerecord.js';
import { PaneView } from '/dashboard/paneview.js';
import { PublishBox } from '/dashboard/publishbox.js';
import { LatencyScale } from '/dashboard/scale.js';
import { ServerClock } from '/dashboard/serverclock.js';
import { StatusLine } from '/dashboard/statusline.js';
import { readTheme, transportNames, transportStyles } from '/dashboard/styles.js';
import { Tabs } from '/dashboard/tabs.js';
import { Timeline } from '/dashboard/timeline.js';
import { Visibility } from '/dashboard/visibility.js';
import { explainWaiting } from '/dashboard/wall.js';

const drawEveryMs = 40;
const textEveryMs = 200;
const fewMarks = 3000;
const calmEveryMs = 1000; // for those who want less motion
const listEveryMs = 250;
const staleAfterMs = 4000;
const deadAfterMs = 10_000; // after that

const at = id => document.getElementById(id);
const lessMotion = matchMedia('(prefers-reduced-motion: reduce)');

const types = new EventTypes();
const journal = new Journal(types);
const visibility = new Visibility();
const clock = new ServerClock({ restarted: () => clients.forEach(({ record }) => record.forgetLatencies()) });
const controls = new Controls(at);

const clients = transportNames.map(transport => new Client({
    transport, types, interval: () => controls.interval,
    record: new PaneRecord({ name: transport, clock, visibility, journal }),
}));
const tabs = new Tabs(() => clients.reduce((sum, { held }) => sum + held, 0));

const toggle = client => client.isRunning ? client.stop() : client.start(controls.channel, client.after);
const panes = clients.map(client => new PaneView({
    template: at('pane'), style: transportStyles[client.transport], client, record: client.record, toggled: () => toggle(client),
}));
at('panes').append(...panes.map(({ element }) => element));

const scale = new LatencyScale();
const timeline = new Timeline(at('timeline'));
const list = new EventList({
    journal, list: at('list'), filter: at('filter'), pauseButton: at('hold'), state: at('list-state'), dialog: at('details') });
const publishBox = new PublishBox({
    form: at('publish'), journal, channel: () => controls.channel, askForToken: (...words) => controls.askForToken(...words) });
const statusLine = new StatusLine(at, { clients, journal, clock, tabs });

let theme = readTheme();
let pointerAge;
let lastDrawn = -Infinity;
let lastTold = -Infinity;
let lastListed = -Infinity;

/** Others have had an event for a while that did not come to this one: it is silent, and perhaps dead. */
function isBehind({ record, transport, after }, now) {
    const { newest } = journal;
    if (!newest || !after)
        return false;
    const patience = staleAfterMs + (transport === 'poll' ? controls.interval : 0);
    const { epoch, sequence } = partsOf(after);
    const lacksIt = epoch === newest.epoch && sequence < newest.sequence;
    const isOld = now - newest.at > patience; // while events keep coming the newest is young: then silence tells
    const isSettled = record.state === 'stale' || now - record.since > patience;
    return lacksIt && isSettled && (isOld || now - (record.lastSign ?? now) > patience);
}

/** When anything of the server came last. */
const heardAt = () => Math.max(clock.answeredAt, ...clients.map(({ record }) => record.lastSign ?? -Infinity));

function noteStale(now, wall) {
    for (const client of clients) {
        const { record } = client;
        if (isBehind(client, now))
            record.noteStale('others have events that did not come here');
        else if (wall?.isSilence && now - (record.lastSign ?? now) > staleAfterMs)
            record.noteStale('the server does not answer');
        else if (heardAt() > record.since) // of a server that is silent nobody knows better
            record.noteStale(undefined);
    }
}

/** Leaves connections that are silent for long, unless they only wait for one of the browser's. */
function leaveDead(now, wall) {
    for (const client of clients) {
        if (!client.isRunning || (wall?.isWall && wall.panes.has(client.transport)))
            continue;
        if (client.overdueMs(now) > deadAfterMs)
            client.restart('no answer came');
        else if (client.record.state === 'stale' && now - client.record.since > deadAfterMs)
            client.restart(client.record.cause);
    }
}

function tell(now) {
    const wall = explainWaiting({ clients, clock, count: tabs.count() });
    if (wall?.panes.size > 0)
        clock.probe();
    noteStale(now, wall);
    leaveDead(now, wall);
    panes.forEach(pane => pane.show({ now, errorUs: clock.errorUs, interval: controls.interval, windowMs: controls.windowMs, wall, isPaused: controls.pausedAt !== undefined }));
    controls.showBanner(wall);
    controls.showRunning(clients.some(({ isRunning }) => isRunning));
    controls.showChannels(journal.channels);
    const refused = clients.find(({ record }) => record.refusal?.isAboutToken);
    if (refused)
        controls.askForAccess(refused.record.refusal, startAll);
    publishBox.show(heardAt());
    statusLine.show(now);
}

function updateScale(now) {
    const from = now - controls.windowMs;
    let lowest;
    let highest;
    for (const { record: { samples } } of clients) {
        for (let index = samples.length - 1; index >= 0 && samples[index].at > from; --index) {
            lowest = Math.min(lowest ?? Infinity, samples[index].latency);
            highest = Math.max(highest ?? 0, samples[index].latency);
        }
    }
    scale.update(now, lowest, highest);
}

function draw(now) {
    const frame = { now, windowMs: controls.windowMs, range: scale.range, theme, visibility, pointerAge };
    panes.forEach(pane => pane.draw(frame));
    timeline.draw({ ...frame, lanes: clients.map(({ record, transport }) => ({ record, style: transportStyles[transport] })) });
}

/** Less often where there is much to draw: what is measured must not wait for it. */
function drawEvery() {
    const marks = panes.reduce((sum, { chart }) => sum + (chart.drawn ?? 0), 0);
    return drawEveryMs * (1 + Math.floor(marks / fewMarks));
}

function tick() {
    requestAnimationFrame(tick);
    const now = performance.now();
    if (now - lastTold >= textEveryMs) {
        lastTold = now;
        tell(now);
    }
    if (now - lastListed >= (lessMotion.matches ? calmEveryMs : listEveryMs)) {
        lastListed = now;
        list.show();
    }
    if (now - lastDrawn >= (lessMotion.matches && pointerAge === undefined ? calmEveryMs : drawEvery())) {
        lastDrawn = now;
        if (controls.pausedAt === undefined)
            updateScale(now);
        draw(controls.pausedAt ?? now);
    }
}

function startAll() {
    clients.filter(({ isRunning }) => !isRunning).forEach(client => client.start(controls.channel, client.after));
    clock.measure().catch(() => {});
}

/** The crosshair is the same in all charts. */
function followPointer({ canvas, chart }) {
    canvas.onpointermove = ({ offsetX }) => { pointerAge = chart.ageAt(offsetX); };
    canvas.onpointerleave = () => { pointerAge = undefined; };
    canvas.onblur = () => { pointerAge = undefined; };
    canvas.onkeydown = ({ key }) => {
        const step = { ArrowLeft: 1, ArrowRight: -1 }[key];
        if (step)
            pointerAge = Math.min(controls.windowMs, Math.max(0, (pointerAge ?? 0) + step * controls.windowMs / 60));
        else if (key === 'Escape')
            pointerAge = undefined;
    };
}

controls.onfollow = channel => {
    journal.clear();
    clients.forEach(client => {
        client.stop();
        client.record.forget();
        client.start(channel);
    });
};
controls.onrun = run => run ? startAll() : clients.filter(({ isRunning }) => isRunning).forEach(client => client.stop());
controls.onclear = () => {
    clients.forEach(({ record }) => record.clear());
    journal.clear();
    list.show(true);
};
controls.onletgo = () => clients.filter(({ held }) => held > 0).forEach(client => client.stop());

panes.forEach(followPointer);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    theme = readTheme();
    controls.drawLegend(theme);
});
addEventListener('resize', () => { theme = readTheme(); });
document.addEventListener('visibilitychange', () => {
    if (document.hidden)
        return;
    clients.forEach(client => client.hurry());
    clock.measure().catch(() => {});
});
controls.drawLegend(theme);
clock.start();
startAll();
tick();
