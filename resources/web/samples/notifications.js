// SPDX-License-Identifier: GPL-3.0-or-later
import { follow, publish } from '/samples/push.js';

const at = id => document.getElementById(id);
let unread = 0;
let feed;

function start() {
    feed?.close();
    feed = follow('notifications', {
        transport: at('transport').value,
        after: feed?.after ?? 'start',
        receive: show,
        state: text => { at('state').textContent = text; at('state').className = text; },
    });
}

function show({ data: { at: time, text } }) {
    const item = document.createElement('li');
    item.className = 'card';
    item.innerHTML = '<time></time><div></div>';
    item.firstChild.textContent = new Date(time).toLocaleTimeString();
    item.lastChild.textContent = text;
    at('list').prepend(item);
    count(unread + 1);
}

function count(number) {
    unread = number;
    at('unread').textContent = `${unread} unread`;
    document.title = `${unread > 0 ? `(${unread}) ` : ''}Notifications – PushScope`;
}

const send = text => publish('notifications', { text, at: Date.now() });

at('transport').onchange = start;
at('read').onclick = () => count(0);
at('write').onsubmit = event => {
    event.preventDefault();
    send(at('text').value);
    at('text').value = '';
};
at('demo').onclick = () => send('The build has finished.');

start();
