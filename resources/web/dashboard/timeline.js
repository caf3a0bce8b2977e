// SPDX-License-Identifier: GPL-3.0-or-later
// A lane for each client: in which state it was when.
import { Surface, eachTime, hatch } from '/dashboard/canvas.js';
import { latency } from '/dashboard/format.js';
import { traceMark } from '/dashboard/styles.js';

const tickGap = 4;

/** Draws a state into a box; the same for the legend. */
export function paintState(context, box, state, colour, theme) {
    const { x, y, width, height } = box;
    const line = (stroke, dash) => {
        context.strokeStyle = stroke;
        context.setLineDash(dash);
        context.lineWidth = 1.5;
        context.beginPath();
        context.moveTo(x, y + height / 2);
        context.lineTo(x + width, y + height / 2);
        context.stroke();
    };
    context.save();
    context.fillStyle = colour;
    context.strokeStyle = colour;
    switch (state) {
    case 'open': context.globalAlpha = 0.73; context.fillRect(x, y, width, height); break;
    case 'stale':
        context.globalAlpha = 0.35;
        context.fillRect(x, y, width, height);
        context.globalAlpha = 1;
        hatch(context, box, colour, { gap: 6, crossed: true });
        break;
    case 'connecting':
        context.globalAlpha = 0.3;
        context.fillRect(x, y, width, height);
        context.globalAlpha = 1;
        context.strokeRect(x + 0.5, y + 0.5, Math.max(1, width - 1), height - 1);
        break;
    case 'backoff':
        context.strokeStyle = theme.dim;
        context.setLineDash([4, 3]);
        context.strokeRect(x + 0.5, y + 0.5, Math.max(1, width - 1), height - 1);
        break;
    case 'failed': line(theme.alarm, []); break;
    default: line(theme.hatch, [2, 3]);
    }
    context.restore();
}

/** An event that is missing, or the beginning of another history. */
export function paintIncident(context, x, y, side, kind, theme) {
    context.beginPath();
    context.moveTo(x - side / 2, y - side / 2);
    context.lineTo(x + side / 2, y - side / 2);
    context.lineTo(x, y + side / 2);
    context.closePath();
    context.strokeStyle = theme.surface;
    context.lineWidth = 3.5;
    context.stroke();
    context.fillStyle = kind === 'lost' ? theme.alarm : theme.text;
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = theme.text;
    context.stroke();
}

export class Timeline {
    constructor(canvas) {
        this.surface = new Surface(canvas);
    }

    /** frame: now, windowMs, theme, lanes: [{record, style}] */
    draw(frame) {
        if (!this.surface.isVisible)
            return;
        const context = this.surface.begin(frame.theme, 0.86);
        const line = frame.theme.fontSize;
        const left = context.measureText('Short polling').width + line * 2.2;
        const area = { left, right: this.surface.width - line, bottom: this.surface.height - line * 1.4 };
        eachTime(context, { ...area, windowMs: frame.windowMs }, (x, label) => {
            context.fillStyle = frame.theme.grid;
            context.fillRect(x, 0, 1, area.bottom);
            context.fillStyle = frame.theme.dim;
            context.textAlign = 'center';
            context.fillText(label, Math.min(x, this.surface.width - context.measureText(label).width / 2), area.bottom + line * 0.75);
        });
        const pitch = area.bottom / frame.lanes.length;
        frame.lanes.forEach((lane, index) => {
            const height = Math.min(pitch * 0.66, line * 1.2);
            this.#lane(context, lane, { ...area, top: pitch * (index + 0.5) - height / 2, height }, frame);
        });
    }

    #lane(context, { record, style }, area, { now, windowMs, theme }) {
        const middle = area.top + area.height / 2;
        const x = at => area.right - (area.right - area.left) * (now - at) / windowMs;
        context.beginPath();
        traceMark(context, style.shape, theme.fontSize * 0.8, middle, theme.fontSize * 0.7);
        context.fillStyle = theme[style.mark];
        context.fill();
        context.textAlign = 'left';
        context.fillStyle = theme[record.name];
        context.fillText(style.short, theme.fontSize * 1.6, middle);
        context.save();
        context.beginPath();
        context.rect(area.left, area.top - 4, area.right - area.left, area.height + 8);
        context.clip();
        for (const stretch of record.stretches) {
            if ((stretch.to ?? now) < now - windowMs)
                continue;
            const from = Math.max(area.left, x(stretch.from));
            const to = Math.min(area.right, stretch.to ? x(stretch.to) : area.right); // later than now, where it is paused
            const box = { x: from, y: area.top, width: Math.max(1, to - from), height: area.height };
            paintState(context, box, stretch.state, theme[style.mark], theme);
            this.#delay(context, stretch, box, theme);
        }
        this.#ticks(context, record.ticks, x, area, theme);
        for (const { at, kind } of record.incidents)
            paintIncident(context, x(at), middle, area.height * 0.8, kind, theme);
        context.restore();
    }

    #delay(context, { state, delay }, { x, y, width, height }, theme) {
        const text = state === 'backoff' && delay !== undefined ? latency(delay * 1000) : '';
        if (!text || width < context.measureText(text).width + 4)
            return;
        context.textAlign = 'center';
        context.fillStyle = theme.text;
        context.fillText(text, x + width / 2, y + height / 2);
    }

    #ticks(context, ticks, x, area, theme) {
        context.fillStyle = theme.text;
        let last = NaN;
        for (const at of ticks) {
            const place = Math.round(x(at));
            if (place < area.left || Math.abs(place - last) < tickGap)
                continue;
            last = place;
            context.fillRect(place, area.top + area.height * 0.6, 1, area.height * 0.4);
        }
    }
}
