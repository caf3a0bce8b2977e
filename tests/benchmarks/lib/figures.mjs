// SPDX-License-Identifier: GPL-3.0-or-later
// What was measured round by round, and how it compares with what it is meant to reach.

export function median(numbers) {
    const sorted = [...numbers].sort((a, b) => a - b);
    const middle = sorted.length >> 1;
    return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const isNumber = value => Number.isFinite(value);

/** Values of one thing, each under its server (or case) and round. */
export class Samples {
    #values = new Map();

    add(name, round, value) {
        if (!this.#values.has(name))
            this.#values.set(name, []);
        this.#values.get(name)[round] = value;
    }

    /** One a round, undefined where it is missing. */
    of(name) {
        return [...this.#values.get(name) ?? []];
    }

    medians() {
        return Object.fromEntries([...this.#values].map(([name, values]) => [name, median(values.filter(isNumber))]));
    }

    /** Of the same round, since what the machine did meanwhile concerns both. */
    ratios(over, under) {
        const others = this.of(under);
        return this.of(over).map((value, round) => value / others[round]).filter(isNumber);
    }
}

/** `target` is { least } or { most }, or undefined where nothing is aimed at. */
export function judged(what, measure, values, target) {
    if (values.length === 0)
        return { what, measure, rounds: [], target, reached: false };
    const value = median(values);
    const reached = target && (target.least !== undefined ? value >= target.least : value <= target.most);
    return { what, measure, value, rounds: values, target, reached };
}

function shown(value) {
    if (!isNumber(value))
        return '–';
    return value >= 1000 ? Math.round(value).toLocaleString('en') : value.toFixed(value < 100 ? 2 : 0);
}

function line(cells) {
    return `| ${cells.join(' | ')} |`;
}

function figuresTable(rows, servers) {
    return [
        line(['measured', 'unit', ...servers]),
        `|---|---${'|---:'.repeat(servers.length)}|`,
        ...rows.map(row => line([row.what, row.unit, ...servers.map(name => shown(row.medians[name]))])),
    ];
}

function targetText(target) {
    if (!target)
        return '–';
    return target.least !== undefined ? `≥ ${target.least}` : `≤ ${target.most}`;
}

function judgementsTable(judgements) {
    return [
        line(['measured', 'ratio or limit', 'value', 'target', 'reached', 'lowest – highest round']),
        '|---|---|---:|---:|---|---:|',
        ...judgements.map(each => line([
            each.what, each.measure, shown(each.value), targetText(each.target),
            each.target ? (each.reached ? 'yes' : '**no**') : '–',
            each.rounds.length > 1 ? `${shown(Math.min(...each.rounds))} – ${shown(Math.max(...each.rounds))}` : '–',
        ])),
    ];
}

/** `results` are those of the parts: { rows, judgements, notes }. */
export function markdown(results, servers, heading, failures) {
    const rows = results.flatMap(result => result.rows);
    const judgements = results.flatMap(result => result.judgements);
    const notes = [...new Set(results.flatMap(result => result.notes ?? []))];
    return [
        ...heading,
        '',
        ...figuresTable(rows, servers),
        '',
        ...(judgements.length > 0 ? [...judgementsTable(judgements), ''] : []),
        ...notes.map(note => `- ${note}`),
        ...failures.map(failure => `- Not measured: ${failure}`),
    ].join('\n').trimEnd();
}
