// SPDX-License-Identifier: GPL-3.0-or-later
import { follow, publish } from '/samples/push.js';

const at = id => document.getElementById(id);
const rows = new Map();
let feed;

function start() {
    feed?.close();
    feed = follow('scores', {
        transport: at('transport').value,
        after: feed?.after ?? 'start',
        receive: ({ data }) => show(data),
        state: text => { at('state').textContent = text; at('state').className = text; },
    });
}

/** Each event has the whole state of its match, so the last one is all that counts. */
function show({ home, away, goals, minute }) {
    const match = `${home} – ${away}`;
    if (!rows.has(match)) {
        const row = at('scores').insertRow();
        row.innerHTML = '<th scope="row"></th><td class="number"></td><td class="number"></td>';
        row.cells[0].textContent = match;
        rows.set(match, row.cells);
    }
    const cells = rows.get(match);
    cells[1].textContent = goals.join(' : ');
    cells[2].textContent = `${minute}′`;
}

at('transport').onchange = start;

const matches = [['Northport', 'Eastham'], ['Westfield', 'Southgate'], ['Hilltop', 'Riverside']]
    .map(([home, away]) => ({ home, away, goals: [0, 0], minute: 0 }));
let timer;
at('demo').onclick = () => {
    const runs = at('demo').ariaPressed !== 'true';
    at('demo').ariaPressed = runs;
    clearInterval(timer);
    if (!runs)
        return;
    timer = setInterval(() => {
        const match = matches[Math.floor(Math.random() * matches.length)];
        match.minute = Math.min(90, match.minute + 1 + Math.floor(Math.random() * 5));
        if (Math.random() < 0.2)
            ++match.goals[Math.floor(Math.random() * 2)];
        publish('scores', match).catch(() => at('demo').click());
    }, 500);
};

start();
