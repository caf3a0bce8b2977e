// SPDX-License-Identifier: GPL-3.0-or-later
// Each piece of a line is a message that the room keeps for those who join later. Everybody, who draws included, paints
// what comes from the server in the order in which it comes, so all boards are alike.
import { connect } from '/samples/push.js';

const at = id => document.getElementById(id);
const room = new URLSearchParams(location.search).get('board') ?? 'whiteboard';
const board = at('board');
const paper = board.getContext('2d');
const members = new Set();
const sendEveryMs = 30;
let me; // our id; a new one after each reconnect
let line; // while the pen is down: the points that have not been sent, as x, y, x, y, …

const socket = connect({
    state: text => { at('state').textContent = text; at('state').className = text; },
    opened: session => { me = session; join(); },
    receive: message => {
        if (message.type !== 'error')
            complain('');
        hear[message.type]?.(message);
        at('members').textContent = `${members.size} here`;
    },
});

const join = () => socket.send({ type: 'join-room', room, ref: 'join' });

function complain(text) {
    if (at('error').textContent !== text) // each change is read out
        at('error').textContent = text;
}

const hear = {
    error({ code, message, ref }) {
        if (code !== 'unavailable' || ref !== 'join')
            return complain(message);
        const session = me; // rooms that several servers share can be away for a while
        complain('Rooms are away just now; we go on trying.');
        setTimeout(() => { if (session === me) join(); }, 1000);
    },
    'room-joined'(message) {
        wipe();
        message.kept.forEach(({ data }) => paint(data));
        members.clear();
        message.members.forEach(({ userId }) => members.add(userId));
    },
    'user-joined': ({ userId }) => members.add(userId),
    'user-left': ({ userId }) => members.delete(userId),
    'room-message': ({ data, keep }) => (keep === 'clear' ? wipe() : paint(data)),
};

function wipe() {
    paper.clearRect(0, 0, board.width, board.height);
}

function paint({ color, width, points }) {
    Object.assign(paper, { strokeStyle: color, lineWidth: width, lineCap: 'round', lineJoin: 'round' });
    paper.beginPath();
    paper.moveTo(points[0], points[1]);
    for (let i = 0; i < points.length; i += 2)
        paper.lineTo(points[i], points[i + 1]);
    paper.stroke();
}

function pointOf(event) {
    const scale = board.width / board.clientWidth;
    return [Math.round(event.offsetX * scale), Math.round(event.offsetY * scale)];
}

function send() {
    if (!line || line.length < 4)
        return;
    const data = { color: at('color').value, width: Number(at('width').value), points: line };
    socket.send({ type: 'room-message', room, data, keep: 'append' });
    line = line.slice(-2);
}

board.onpointerdown = event => {
    board.setPointerCapture(event.pointerId);
    line = [...pointOf(event), ...pointOf(event)]; // a dot, if the pen does not move
    send();
};
board.onpointermove = event => line?.push(...pointOf(event));
board.onpointerup = board.onpointercancel = () => { send(); line = undefined; };
setInterval(send, sendEveryMs);

at('clear').onclick = () => socket.send({ type: 'room-message', room, keep: 'clear' });
