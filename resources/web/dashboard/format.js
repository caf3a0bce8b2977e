// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as they are read. Latencies come in microseconds, all other times in milliseconds.

const thinSpace = '\u2009';

/** At most one digit behind the point, and none if it is zero. */
const brief = value => String(Math.round(value * 10) / 10);

export function latency(us) {
    if (us < 9.5)
        return `${Math.round(us)} µs`;
    const ms = us / 1000;
    if (ms < 999.5)
        return `${ms.toFixed(ms < 0.995 ? 2 : ms < 9.95 ? 1 : 0)} ms`;
    const seconds = ms / 1000;
    return `${seconds.toFixed(seconds < 9.95 ? 1 : 0)} s`;
}

export function age(ms) {
    const seconds = Math.max(0, ms) / 1000;
    if (seconds < 119.5)
        return `${seconds.toFixed(seconds < 9.95 ? 1 : 0)} s`;
    const whole = Math.round(seconds);
    return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

export function span(ms) {
    if (ms < 1000)
        return `${Math.round(ms)} ms`;
    return ms < 120_000 || ms % 60_000 !== 0 ? `${brief(ms / 1000)} s` : `${brief(ms / 60_000)} min`;
}

export const count = number => String(Math.round(number)).replace(/\B(?=(\d{3})+$)/g, thinSpace);

export const rate = perSecond => perSecond < 9.95 ? brief(Math.max(0, perSecond)) : count(perSecond);

export const plural = (number, one, many = `${one}s`) => `${count(number)} ${number === 1 ? one : many}`;

export function clockTime(date) {
    return `${date.toLocaleTimeString([], { hour12: false })}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

/** `text` in at most `most` characters. */
export const excerpt = (text, most) => text.length > most ? `${text.slice(0, most - 1)}…` : text;
