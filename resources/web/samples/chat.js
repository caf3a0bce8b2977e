// SPDX-License-Identifier: GPL-3.0-or-later
import { connect } from '/samples/push.js';

const at = id => document.getElementById(id);
const rooms = new Map(); // of those that we are in: name -> { members: Map of id to name, lines }
const asked = new Set(); // rooms that we have asked to be in, without an answer yet
let wished; // the room that is to be shown once we are in it
let here; // the room that is shown
let me; // our id; a new one after each reconnect

const socket = connect({
    state: text => { at('state').textContent = text; at('state').className = text; },
    opened: session => {
        me = session;
        for (const room of new Set([...rooms.keys(), ...asked]))
            join(room);
    },
    receive: message => {
        if (message.type !== 'error')
            complain('');
        hear[message.type]?.(message);
        show();
    },
});

function join(room) {
    const name = at('name').value.trim();
    asked.add(room);
    socket.send({ type: 'join-room', room, ...(name && { name }), ref: room });
}

/** Rooms that several servers share can be away for a while. */
function joinLater(room) {
    const session = me;
    complain('Rooms are away just now; we go on trying.');
    setTimeout(() => { if (session === me && asked.has(room)) join(room); }, 1000);
}

function complain(text) {
    if (at('error').textContent !== text) // each change is read out
        at('error').textContent = text;
}

const nameOf = id => {
    for (const { members } of rooms.values())
        if (members.get(id))
            return members.get(id);
    return `guest ${id.slice(0, 4)}`;
};

const hear = {
    error({ code, message, ref }) {
        if (code === 'unavailable' && asked.has(ref))
            return joinLater(ref);
        asked.delete(ref);
        complain(message);
    },
    'room-joined'({ room, members }) { // the server may tell it anew without having been asked
        const lines = rooms.get(room)?.lines ?? [];
        rooms.set(room, { members: new Map(members.map(({ userId, name }) => [userId, name])), lines });
        asked.delete(room);
        if (!here || room === wished) {
            here = room;
            wished = undefined;
        }
    },
    'room-left'({ room }) {
        rooms.delete(room);
        if (room === here)
            here = rooms.keys().next().value;
    },
    'user-joined'({ room, userId, name }) {
        rooms.get(room).members.set(userId, name);
        rooms.get(room).lines.push({ note: `${nameOf(userId)} is here` });
    },
    'user-left'({ room, userId }) {
        rooms.get(room).lines.push({ note: `${nameOf(userId)} has left` });
        rooms.get(room).members.delete(userId);
    },
    'room-message'({ room, senderId, data }) {
        rooms.get(room).lines.push({ from: nameOf(senderId), text: data });
    },
    'private-message'({ senderId, targetId, data }) { // with a targetId it is our own, as the answer to its ref
        const from = targetId ? `you, privately to ${nameOf(targetId)}` : `${nameOf(senderId)}, privately`;
        rooms.get(here)?.lines.push({ from, text: data });
    },
};

function show() {
    at('inside').hidden = !here;
    if (!here)
        return;
    const { members, lines } = rooms.get(here);
    at('here').textContent = here;
    at('rooms').replaceChildren(...[...rooms.keys()].map(room => {
        const button = element('button', room);
        button.type = 'button';
        button.ariaPressed = room === here;
        button.onclick = () => { here = room; show(); };
        return element('li', button);
    }));
    at('members').replaceChildren(...[...members.keys()].map(id => element('li', nameOf(id) + (id === me ? ' (you)' : ''))));
    const to = at('to').value;
    const others = [...members.keys()].filter(id => id !== me);
    at('to').replaceChildren(new Option('everyone', ''), ...others.map(id => new Option(nameOf(id), id)));
    at('to').value = others.includes(to) ? to : '';
    at('log').replaceChildren(...lines.slice(-500).map(({ note, from, text }) => {
        const line = element('li', note ? note : element('strong', `${from}: `), note ? '' : String(text));
        line.className = note ? 'dim' : '';
        return line;
    }));
    at('log').scrollTop = at('log').scrollHeight;
}

function element(tag, ...content) {
    const made = document.createElement(tag);
    made.append(...content);
    return made;
}

at('enter').onsubmit = event => {
    event.preventDefault();
    wished = at('room').value;
    join(wished);
};

at('leave').onclick = () => socket.send({ type: 'leave-room', room: here });

at('say').onsubmit = event => {
    event.preventDefault();
    const data = at('text').value;
    const targetId = at('to').value;
    const isSent = socket.send(
        targetId ? { type: 'private-message', targetId, data, ref: 'sent' } : { type: 'room-message', room: here, data });
    complain(isSent ? '' : 'Not connected: nothing was sent.');
    if (isSent)
        at('text').value = '';
};
