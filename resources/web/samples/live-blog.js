// SPDX-License-Identifier: GPL-3.0-or-later
import { follow, publish } from '/samples/push.js';

const at = id => document.getElementById(id);
let feed;

/** Begins with all posts that the server still has; another transport goes on behind the last one. */
function start() {
    feed?.close();
    feed = follow('live-blog', {
        transport: at('transport').value,
        after: feed?.after ?? 'start',
        receive: show,
        state: text => { at('state').textContent = text; at('state').className = text; },
    });
}

function show({ data: { at: time, text } }) {
    const post = document.createElement('article');
    post.className = 'card';
    post.innerHTML = '<time></time><div></div>';
    post.firstChild.textContent = new Date(time).toLocaleTimeString();
    post.lastChild.textContent = text;
    at('posts').prepend(post);
    at('none').hidden = true;
}

async function post(text) {
    at('error').textContent = '';
    try {
        await publish('live-blog', { text, at: Date.now() });
    } catch (error) {
        at('error').textContent = error.message;
    }
}

at('transport').onchange = start;
at('write').onsubmit = event => {
    event.preventDefault();
    post(at('text').value);
    at('text').value = '';
};

const demo = ['The doors are open.', 'The first speaker is on stage.', 'Applause!', 'Questions from the audience.'];
let next = 0;
at('demo').onclick = () => post(demo[next++ % demo.length]);

start();
