// SPDX-License-Identifier: GPL-3.0-or-later
// One pane: head, figures, chart, and what a page cannot see in words.
import { Chart } from '/dashboard/chart.js';
import { age, count, latency, plural, span } from '/dashboard/format.js';
import { isConnected } from '/dashboard/panerecord.js';
import { glyph } from '/dashboard/styles.js';

// A percentile says little with fewer than ten samples beyond it.
const enoughForMedian = 20;
const enoughForP99 = 1000;
const hintPatienceMs = 3000;

const none = '–';
const glyphOf = { idle: 'dot', connecting: 'ring', open: 'check', stale: 'clock', backoff: 'hourglass', closed: 'square', failed: 'cross' };

const endpoints = {
    sse: () => '/events',
    ws: () => '/ws',
    longpoll: () => '/poll?timeout=25',
    poll: interval => `/poll every ${span(interval)}`,
};

const polled = ({ answers, emptyAnswers }) => `${plural(answers, 'answer')}, ${count(emptyAnswers)} empty`;
const heartbeats = {
    sse: () => 'Heartbeats are comments, which EventSource hides.',
    ws: () => 'Heartbeats are pings, which the browser hides.',
    longpoll: record => `${polled(record)}. An empty one is the heartbeat.`,
    poll: record => `${polled(record)}. There are no heartbeats.`,
};

const set = (element, text) => {
    if (element.textContent !== text)
        element.textContent = text;
};

/** value, caption, explanation, and whether it is doubtful or alarming. */
function figuresOf(record, errorUs) {
    const { histogram, delivery } = record;
    const n = histogram.count;
    const text = us => n > 0 ? latency(us) : none;
    const doubt = errorUs === undefined ? '' : ` ± ${latency(errorUs)}`;
    return [
        { value: text(histogram.percentile(0.5)), caption: `p50${doubt}`, doubtful: n < enoughForMedian,
          explanation: 'Median latency: when the page had it − when it was due; ± what the comparison of the clocks leaves open' },
        { value: text(histogram.percentile(0.99)), caption: `p99 · n ${count(n)}`, doubtful: n < enoughForP99,
          explanation: '99 of 100 events were not slower; grey while fewer than ten lie beyond it' },
        { value: text(histogram.max), caption: 'max', doubtful: n === 0, explanation: 'The slowest event' },
        { value: count(delivery.events), caption: 'events', explanation: 'Delivered, each once' },
        { value: count(delivery.lost), caption: 'lost', alarming: delivery.lost > 0,
          explanation: 'Missing now: an event named another one before it than the one that had come' },
        { value: count(delivery.duplicates), caption: 'duplicates', alarming: delivery.duplicates > 0,
          explanation: 'Came again, and were left out' },
        { value: count(record.resets), caption: 'resets', alarming: record.resets > 0,
          explanation: 'The server could not go on behind the last event, and said so' },
        { value: count(record.reconnects), caption: 'reconnects',
          explanation: 'How often the connection was open again after it had been lost' },
    ];
}

export class PaneView {
    /** `toggled` is called when the visitor disconnects or connects it. */
    constructor({ template, style, client, record, toggled }) {
        Object.assign(this, { style, client, record });
        this.element = template.content.firstElementChild.cloneNode(true);
        this.element.dataset.transport = client.transport;
        const part = name => this.element.querySelector(name);
        part('h2').textContent = style.name;
        part('.mark use').setAttribute('href', `#mark-${style.shape}`);
        Object.assign(this, { chip: part('.chip'), word: part('.chip span'), picture: part('.chip use'), endpoint: part('.endpoint'),
                              sign: part('.sign'), figures: part('.figures'), canvas: part('canvas'), note: part('.note'), toggle: part('.toggle') });
        this.endpoint.title = client.transport === 'poll' ? 'GET /poll?timeout=0' : '';
        this.toggle.onclick = toggled;
        this.chart = new Chart(this.canvas, style);
    }

    show({ now, errorUs, interval, windowMs, wall, isPaused }) {
        const { record } = this;
        this.chip.dataset.state = record.state;
        this.picture.setAttribute('href', `#glyph-${glyphOf[record.state]}`);
        set(this.word, record.delay === undefined ? record.state : `${record.state} ${latency(record.delay * 1000)}`);
        set(this.endpoint, endpoints[this.client.transport](interval));
        set(this.sign, record.lastSign === undefined ? 'nothing yet' : `${age(now - record.lastSign)} ago`);
        this.#showFigures(figuresOf(record, errorUs));
        this.#showToggle();
        set(this.note, this.#noteText(now));
        if (!isPaused)
            this.notice = this.#noticeText({ now, windowMs, wall });
        this.#showSummary(now);
    }

    #showToggle() {
        const running = this.client.isRunning;
        const text = `${running ? 'Disconnect' : 'Connect'} ${this.style.name}`;
        if (this.toggle.ariaLabel === text)
            return;
        this.toggle.ariaLabel = text;
        this.toggle.title = text;
        this.toggle.replaceChildren(glyph(running ? 'stop' : 'play'));
    }

    #showFigures(figures) {
        if (this.figures.children.length === 0) {
            this.figures.replaceChildren(...figures.map(({ explanation, caption }) => {
                const box = document.createElement('div');
                box.title = explanation;
                box.dataset.figure = caption.split(' ')[0];
                box.innerHTML = '<dt></dt><dd></dd>';
                return box;
            }));
        }
        figures.forEach(({ value, caption, doubtful, alarming }, index) => {
            const box = this.figures.children[index];
            set(box.firstChild, caption);
            set(box.lastChild, value);
            box.className = alarming ? 'alarming' : doubtful ? 'doubtful' : '';
        });
    }

    #noteText(now) {
        const { record } = this;
        const parts = [heartbeats[this.client.transport](record)];
        if (record.replayed > 0)
            parts.push(`${count(record.replayed)} came from the history.`);
        if (record.hidden > 0)
            parts.push(`${count(record.hidden)} came while the tab was hidden, and are not in the percentiles.`);
        if (record.lastReset) {
            const why = record.lastReset.reason === 'epoch' ? 'the server\'s log began anew' : 'the server has it no more';
            parts.unshift(`Reset ${age(now - record.lastReset.at)} ago: ${why}.`);
        }
        return parts.join(' ');
    }

    #noticeText({ now, windowMs, wall }) {
        const { record, client } = this;
        if (wall?.panes.has(client.transport))
            return { text: wall.brief, alarming: true };
        if (wall?.isSilence && record.state === 'connecting')
            return { text: wall.brief, alarming: true };
        if (record.state === 'idle' || record.state === 'connecting')
            return undefined;
        if (!isConnected(record.state))
            return { text: record.cause, alarming: record.state !== 'closed' };
        if (record.state === 'stale')
            return { text: record.cause, alarming: true };
        if (now - record.since < hintPatienceMs)
            return undefined;
        if (record.delivery.events === 0)
            return { text: 'Connected; no event has come yet' };
        if (record.samples.length === 0)
            return { text: record.histogram.count > 0 ? 'No event since' : 'Events come; the server\'s clock is not known yet' };
        return record.samples.at(-1).at < now - windowMs ? { text: `No event in the last ${span(windowMs)}` } : undefined;
    }

    /** For those who do not see the chart; not too often, as it may be read aloud. */
    #showSummary(now) {
        if (now - (this.summedUp ?? -Infinity) < 2000)
            return;
        this.summedUp = now;
        const { histogram, delivery, reconnects, state } = this.record;
        const measured = histogram.count > 0
            ? `latency median ${latency(histogram.percentile(0.5))}, 99th percentile ${latency(histogram.percentile(0.99))}, maximum ${latency(histogram.max)}`
            : 'no latency measured yet';
        this.canvas.ariaLabel = `${this.style.name}: ${state}, ${plural(delivery.events, 'event')}, ${measured}, `
            + `${plural(reconnects, 'reconnect')}, ${count(delivery.lost)} lost`;
    }

    draw(frame) {
        this.chart.draw({ ...frame, record: this.record, notice: this.notice });
    }
}
