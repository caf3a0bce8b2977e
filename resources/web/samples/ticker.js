// SPDX-License-Identifier: GPL-3.0-or-later
import { follow, publish } from '/samples/push.js';

const at = id => document.getElementById(id);
const channel = new URLSearchParams(location.search).get('channel') ?? 'ticker';
const rows = new Map();
let count = 0;
let feed;

function start() {
    feed?.close();
    feed = follow(channel, {
        transport: at('transport').value,
        after: feed?.after ?? 'start',
        types: ['price-update'],
        receive: ({ data }) => show(data),
        state: text => { at('state').textContent = text; at('state').className = text; },
    });
}

function show({ symbol, price, change }) {
    if (!rows.has(symbol)) {
        const row = at('prices').insertRow();
        row.innerHTML = '<th scope="row"></th><td class="number"></td><td></td>';
        row.cells[0].textContent = symbol;
        rows.set(symbol, row.cells);
    }
    const cells = rows.get(symbol);
    cells[1].textContent = price.toFixed(2);
    cells[2].textContent = `${change < 0 ? '▼' : '▲'} ${Math.abs(change).toFixed(2)}`;
    cells[2].className = `number ${change < 0 ? 'bad' : 'good'}`;
    at('count').textContent = `${++count} prices received`;
}

at('transport').onchange = start;

const prices = { AURUM: 100, BOREA: 42.5, CIRRA: 187, DORSA: 9.2, ELARA: 315 };
let timer;
at('demo').onclick = () => {
    const runs = at('demo').ariaPressed !== 'true';
    at('demo').ariaPressed = runs;
    clearInterval(timer);
    if (!runs)
        return;
    timer = setInterval(() => {
        const symbol = Object.keys(prices)[Math.floor(Math.random() * 5)];
        const change = Math.round(prices[symbol] * (Math.random() - 0.5)) / 50;
        prices[symbol] += change;
        publish(channel, { symbol, price: prices[symbol], change }, 'price-update').catch(() => at('demo').click());
    }, 250);
};

start();
