// SPDX-License-Identifier: GPL-3.0-or-later
// The live chart of one pane: a mark for each event, by when it came and how late. Hollow: from the history after a
// reconnect. Grey cross: the tab was hidden. Hatched: not connected. Ticks below: answers of polls.
import { Surface, eachTime, hatch } from '/dashboard/canvas.js';
import { age, latency } from '/dashboard/format.js';
import { isConnected } from '/dashboard/panerecord.js';
import { decades, positionIn } from '/dashboard/scale.js';
import { traceMark } from '/dashboard/styles.js';

const tickGap = 3;
const nearPx = 24;

export class Chart {
    constructor(canvas, style) {
        this.surface = new Surface(canvas);
        this.style = style;
    }

    /** frame: now, windowMs, range, record, visibility, theme, notice {text, alarming}, pointerAge */
    draw(frame) {
        if (!this.surface.isVisible)
            return;
        this.frame = frame;
        const context = this.surface.begin(frame.theme);
        this.#layOut(context);
        this.#grid(context);
        context.save();
        context.beginPath();
        context.rect(this.plot.left, 0, this.plot.right + this.frame.theme.fontSize * 0.3 - this.plot.left, this.plot.floor);
        context.clip();
        this.#hiddenStretches(context);
        this.#gaps(context);
        this.#ticks(context);
        this.#samples(context);
        context.restore();
        this.#crosshair(context);
        if (frame.notice)
            this.#notice(context, frame.notice);
    }

    #layOut(context) {
        const line = this.frame.theme.fontSize;
        const left = context.measureText('100 ms').width + line * 0.7;
        const bottom = this.surface.height - line * 1.35;
        this.plot = { left, right: this.surface.width - line, top: line * 0.7, bottom: bottom - line * 0.4, floor: bottom };
    }

    #x(at) {
        const { left, right } = this.plot;
        return right - (right - left) * (this.frame.now - at) / this.frame.windowMs;
    }

    #y(us) {
        return this.plot.bottom - positionIn(this.frame.range, us) * (this.plot.bottom - this.plot.top);
    }

    #grid(context) {
        const { theme, range, windowMs } = this.frame;
        const { left, right, floor } = this.plot;
        context.textAlign = 'right';
        for (const [us, label] of decades(range)) {
            const y = Math.round(this.#y(us)) + 0.5;
            context.fillStyle = theme.grid;
            context.fillRect(left, y, right - left, 1);
            context.fillStyle = theme.dim;
            context.fillText(label, left - theme.fontSize * 0.4, y);
        }
        context.textAlign = 'center';
        eachTime(context, { left, right, windowMs }, (x, label) => {
            const half = context.measureText(label).width / 2;
            context.fillText(label, Math.min(x, this.surface.width - half), floor + theme.fontSize * 0.75);
        });
        context.fillStyle = theme.border;
        context.fillRect(left, floor, right - left, 1);
    }

    #box(from, to) {
        const { left, right, top, bottom } = this.plot;
        const x = Math.max(left, this.#x(from));
        const end = Math.min(right, to === undefined ? right : this.#x(to)); // later than now, where the picture is paused
        return { x, y: top, width: Math.max(1, end - x), height: bottom - top };
    }

    #hiddenStretches(context) {
        const { visibility, theme, now, windowMs } = this.frame;
        for (const { from, to } of visibility.hidden) {
            if ((to ?? now) < now - windowMs)
                continue;
            const { x, y, width, height } = this.#box(from, to);
            context.globalAlpha = 0.16;
            context.fillStyle = theme.dim;
            context.fillRect(x, y, width, height);
            context.globalAlpha = 1;
            if (width > context.measureText('tab hidden').width + 8) {
                context.textAlign = 'center';
                context.fillStyle = theme.dim;
                context.fillText('tab hidden', x + width / 2, y + theme.fontSize * 0.6);
            }
        }
    }

    #gaps(context) {
        const { theme, now, windowMs } = this.frame;
        for (const { from, to } of this.#unconnected()) {
            if ((to ?? now) < now - windowMs)
                continue;
            const box = this.#box(from, to);
            context.globalAlpha = 0.16;
            context.fillStyle = theme.hatch;
            context.fillRect(box.x, box.y, box.width, box.height);
            context.globalAlpha = 1;
            hatch(context, box, theme.hatch);
        }
    }

    /** Stretches without a connection; what follows each other is one. The first connecting is no gap in anything. */
    #unconnected() {
        const gaps = [];
        for (const [index, { state, from, to }] of this.frame.record.stretches.entries()) {
            if (isConnected(state) || state === 'idle' || (index === 0 && state === 'connecting'))
                continue;
            if (gaps.at(-1)?.to === from)
                gaps.at(-1).to = to;
            else
                gaps.push({ from, to });
        }
        return gaps;
    }

    #ticks(context) {
        const { record, theme } = this.frame;
        context.globalAlpha = 0.7;
        context.fillStyle = theme.dim;
        let last = NaN;
        for (const at of record.ticks) {
            const x = Math.round(this.#x(at));
            if (x < this.plot.left || Math.abs(x - last) < tickGap)
                continue;
            last = x;
            context.fillRect(x, this.plot.floor - theme.fontSize * 0.26, 1, theme.fontSize * 0.26);
        }
        context.globalAlpha = 1;
    }

    /** Of marks on the same pixel, one. */
    #samples(context) {
        const { record } = this.frame;
        const taken = new Set();
        const { stamps, side } = this.#stamps();
        for (let index = record.samples.length - 1; index >= 0; --index) {
            const { at, latency: us, hidden, replayed } = record.samples[index];
            const x = Math.round(this.#x(at));
            if (x < this.plot.left)
                break;
            const y = Math.round(this.#y(us));
            const place = x * 65536 + y;
            if (x > this.plot.right + 1 || taken.has(place))
                continue;
            taken.add(place);
            context.drawImage(stamps[hidden ? 'hidden' : replayed ? 'replayed' : 'live'], x - side / 2, y - side / 2, side, side);
        }
        this.drawn = taken.size;
    }

    /** The marks as pictures: many of them are drawn faster so than as shapes. */
    #stamps() {
        const { theme } = this.frame;
        const { ratio } = this.surface;
        const key = `${theme.fontSize} ${theme.dim} ${ratio}`;
        if (this.stamped?.key === key)
            return this.stamped;
        const diameter = Math.max(4.6, theme.fontSize * 0.33);
        const side = 2 * Math.ceil((diameter * 1.3 + 2) / 2); // even, so that marks stand on whole pixels
        const stamp = paint => {
            const picture = document.createElement('canvas');
            picture.width = picture.height = Math.round(side * ratio);
            const context = picture.getContext('2d');
            context.scale(ratio, ratio);
            context.lineWidth = 1.2;
            context.beginPath();
            paint(context, side / 2);
            return picture;
        };
        const live = stamp((context, middle) => {
            traceMark(context, this.style.shape, middle, middle, diameter);
            context.fillStyle = theme[this.style.mark];
            context.fill();
        });
        const replayed = stamp((context, middle) => {
            traceMark(context, this.style.shape, middle, middle, diameter * 1.3);
            context.strokeStyle = theme[this.style.mark];
            context.stroke();
        });
        const hidden = stamp((context, middle) => {
            const r = diameter * 0.4;
            context.moveTo(middle - r, middle - r);
            context.lineTo(middle + r, middle + r);
            context.moveTo(middle - r, middle + r);
            context.lineTo(middle + r, middle - r);
            context.strokeStyle = theme.dim;
            context.stroke();
        });
        this.stamped = { key, side, stamps: { live, replayed, hidden } };
        return this.stamped;
    }

    /** How long before now the pointer stands, in ms; undefined outside of the plot. */
    ageAt(x) {
        if (!this.plot || x < this.plot.left || x > this.plot.right)
            return undefined;
        return (this.plot.right - x) / (this.plot.right - this.plot.left) * this.frame.windowMs;
    }

    #crosshair(context) {
        const { pointerAge, now, theme, record } = this.frame;
        if (pointerAge === undefined)
            return;
        const x = this.#x(now - pointerAge);
        context.strokeStyle = theme.dim;
        context.setLineDash([4, 3]);
        context.beginPath();
        context.moveTo(x, this.plot.top);
        context.lineTo(x, this.plot.floor);
        context.stroke();
        context.setLineDash([]);
        const nearest = record.samples.reduce((best, sample) =>
            Math.abs(this.#x(sample.at) - x) < Math.abs((best ? this.#x(best.at) : Infinity) - x) ? sample : best, undefined);
        const isNear = nearest && Math.abs(this.#x(nearest.at) - x) < nearPx;
        const marks = isNear ? `   ${latency(nearest.latency)}${nearest.replayed ? ' replayed' : ''}${nearest.hidden ? ' hidden' : ''}` : '';
        if (isNear) {
            context.beginPath();
            context.arc(this.#x(nearest.at), this.#y(nearest.latency), theme.fontSize * 0.4, 0, 2 * Math.PI);
            context.strokeStyle = theme.text;
            context.stroke();
        }
        this.#label(context, `−${age(pointerAge)}${marks}`, x, this.plot.top + theme.fontSize * 0.5);
    }

    #label(context, text, x, y) {
        const { theme } = this.frame;
        const width = context.measureText(text).width + theme.fontSize * 0.8;
        const left = Math.max(this.plot.left, Math.min(this.plot.right - width, x + (x > this.surface.width / 2 ? -width - 6 : 6)));
        context.fillStyle = theme.surface;
        context.strokeStyle = theme.border;
        context.beginPath();
        context.roundRect(left, y - theme.fontSize * 0.65, width, theme.fontSize * 1.3, 4);
        context.fill();
        context.stroke();
        context.textAlign = 'left';
        context.fillStyle = theme.text;
        context.fillText(text, left + theme.fontSize * 0.4, y);
    }

    /** A sentence in the middle, in as many lines as it needs. */
    #notice(context, { text, alarming }) {
        const { theme } = this.frame;
        context.font = `${theme.fontSize * 0.92}px ${theme.family}`;
        const room = (this.plot.right - this.plot.left) * 0.9;
        const lines = [''];
        for (const word of text.split(' ')) {
            const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
            if (context.measureText(longer).width <= room - theme.fontSize * 1.4)
                lines[lines.length - 1] = longer;
            else
                lines.push(word);
        }
        const height = theme.fontSize * (1.3 * lines.length + 0.7);
        const width = Math.max(...lines.map(line => context.measureText(line).width)) + theme.fontSize * 1.4;
        const x = (this.plot.left + this.plot.right) / 2;
        const y = (this.plot.top + this.plot.bottom) / 2;
        context.fillStyle = theme.surface;
        context.strokeStyle = alarming ? theme.alarm : theme.dim;
        context.beginPath();
        context.roundRect(x - width / 2, y - height / 2, width, height, 5);
        context.fill();
        context.stroke();
        context.textAlign = 'center';
        context.fillStyle = alarming ? theme.alarm : theme.dim;
        lines.forEach((line, index) =>
            context.fillText(line, x, y + (index - (lines.length - 1) / 2) * theme.fontSize * 1.3));
    }
}
