// SPDX-License-Identifier: GPL-3.0-or-later
// How each transport looks: the same colours and shapes everywhere. `mark` is the name of its colour in the theme.

export const transportStyles = {
    sse: { name: 'Server-Sent Events', short: 'SSE', shape: 'circle', mark: 'mark-sse' },
    ws: { name: 'WebSocket', short: 'WebSocket', shape: 'square', mark: 'mark-ws' },
    longpoll: { name: 'Long polling', short: 'Long polling', shape: 'triangle', mark: 'mark-longpoll' },
    poll: { name: 'Short polling', short: 'Short polling', shape: 'diamond', mark: 'mark-poll' },
};

export const transportNames = Object.keys(transportStyles);

/** Adds the shape to the context's path. */
export function traceMark(context, shape, x, y, diameter) {
    const r = diameter / 2;
    const polygon = corners => {
        corners.forEach(([dx, dy], index) => context[index ? 'lineTo' : 'moveTo'](x + dx * r, y + dy * r));
        context.closePath();
    };
    switch (shape) {
    case 'circle': context.moveTo(x + r, y); context.arc(x, y, r, 0, 2 * Math.PI); break;
    case 'square': context.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8); break;
    case 'triangle': polygon([[0, -1.05], [1.1, 0.85], [-1.1, 0.85]]); break;
    case 'diamond': polygon([[0, -1.15], [1.15, 0], [0, 1.15], [-1.15, 0]]); break;
    }
}

/** One of the page's symbols `glyph-…`. */
export function glyph(name, className = 'glyph') {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
    svg.setAttribute('class', className);
    svg.setAttribute('viewBox', '0 0 16 16');
    svg.setAttribute('aria-hidden', 'true');
    use.setAttribute('href', `#glyph-${name}`);
    svg.append(use);
    return svg;
}

const themed = ['surface', 'border', 'grid', 'text', 'dim', 'good', 'warning', 'alarm', 'hatch', 'accent', 'sse', 'ws', 'longpoll', 'poll', ...Object.values(transportStyles).map(style => style.mark)];

/** The page's colours and font size for canvases; read again when the theme changes. */
export function readTheme() {
    const style = getComputedStyle(document.documentElement);
    const theme = { fontSize: parseFloat(style.fontSize), family: getComputedStyle(document.body).fontFamily };
    for (const name of themed)
        theme[name] = style.getPropertyValue(`--${name}`).trim();
    return theme;
}
