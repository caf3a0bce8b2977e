// SPDX-License-Identifier: GPL-3.0-or-later
import { follow, publish } from '/samples/push.js';

const at = id => document.getElementById(id);
const jobs = new Map();
let feed;

function start() {
    feed?.close();
    feed = follow('jobs', {
        transport: at('transport').value,
        after: feed?.after ?? 'start',
        receive: ({ data }) => show(data),
        state: text => { at('state').textContent = text; at('state').className = text; },
    });
}

function show({ job, percent, line }) {
    if (!jobs.has(job)) {
        const card = document.createElement('section');
        card.className = 'card';
        card.innerHTML = '<h2></h2><progress max="100"></progress><pre role="log" tabindex="0"></pre>';
        card.querySelector('h2').textContent = job;
        card.querySelector('progress').ariaLabel = `Progress of ${job}`;
        at('jobs').prepend(card);
        at('none').hidden = true;
        jobs.set(job, card);
    }
    const card = jobs.get(job);
    card.querySelector('progress').value = percent;
    const log = card.querySelector('pre');
    log.append(`${String(percent).padStart(3)} %  ${line}\n`);
    log.scrollTop = log.scrollHeight;
}

at('transport').onchange = start;

at('demo').onclick = async () => {
    const job = `Job ${Math.random().toString(36).slice(2, 6)}, ${new Date().toLocaleTimeString()}`;
    const steps = ['fetch sources', 'configure', 'compile core', 'compile ui', 'link', 'run tests', 'pack', 'upload', 'done'];
    for (const [index, line] of steps.entries()) {
        await publish('jobs', { job, percent: Math.round(100 * index / (steps.length - 1)), line });
        await new Promise(resolve => { setTimeout(resolve, 400); });
    }
};

start();
