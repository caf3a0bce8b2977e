// SPDX-License-Identifier: GPL-3.0-or-later
// What all pictures of the page share: a canvas as sharp as the screen, and a time axis.
import { span } from '/dashboard/format.js';
import { timeStep } from '/dashboard/scale.js';

const mostRatio = 3;

export class Surface {
    constructor(canvas) {
        this.canvas = canvas;
        this.context = canvas.getContext('2d');
        this.width = 0;
        this.height = 0;
        new ResizeObserver(() => this.#fit()).observe(canvas);
        new IntersectionObserver(entries => { this.isInView = entries.at(-1).isIntersecting; }).observe(canvas);
        this.isInView = true;
        this.#fit();
    }

    #fit() {
        const { clientWidth, clientHeight } = this.canvas; // lays the page out: not for each picture
        const ratio = Math.min(mostRatio, devicePixelRatio || 1);
        if (clientWidth === this.width && clientHeight === this.height && ratio === this.ratio)
            return; // setting the size would wipe the picture
        Object.assign(this, { width: clientWidth, height: clientHeight, ratio });
        this.canvas.width = Math.round(clientWidth * this.ratio);
        this.canvas.height = Math.round(clientHeight * this.ratio);
    }

    get isVisible() {
        return this.isInView && this.width > 0 && this.height > 0;
    }

    /** A clean context whose unit is the page's pixel. */
    begin(theme, scale = 0.82) {
        const { context } = this;
        context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
        context.clearRect(0, 0, this.width, this.height);
        context.font = `${theme.fontSize * scale}px ${theme.family}`;
        context.textBaseline = 'middle';
        context.lineWidth = 1;
        return context;
    }
}

/** Calls draw(x, label) for each label from `left` to `right`, where `right` is now. */
export function eachTime(context, { left, right, windowMs }, draw) {
    const widest = context.measureText('−300 s').width * 2.2;
    const step = timeStep(windowMs, (right - left) / widest);
    for (let before = 0; before <= windowMs; before += step)
        draw(Math.round(right - (right - left) * before / windowMs), before === 0 ? '0 s' : `−${span(before)}`);
}

/** Slanted lines over a box, in both directions if crossed; they move with its right edge. */
export function hatch(context, { x, y, width, height }, colour, { gap = 7, crossed = false } = {}) {
    context.save();
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
    context.strokeStyle = colour;
    context.beginPath();
    for (let at = x + width + height; at > x - height; at -= gap) {
        context.moveTo(at, y);
        context.lineTo(at - height, y + height);
        if (crossed) {
            context.moveTo(at - height, y);
            context.lineTo(at, y + height);
        }
    }
    context.stroke();
    context.restore();
}
