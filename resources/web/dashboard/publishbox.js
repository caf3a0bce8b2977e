// SPDX-License-Identifier: GPL-3.0-or-later
// Publishes what is typed, and shows how it comes back by each pane.
import { ask } from '/dashboard/access.js';
import { deliveredText } from '/dashboard/eventlist.js';

const jsonType = 'application/json';

function typeOf(text) {
    try {
        JSON.parse(text);
        return jsonType;
    } catch {
        return 'text/plain; charset=utf-8';
    }
}

export class PublishBox {
    /** `channel` gives the channel that is followed. */
    constructor({ form, journal, channel }) {
        Object.assign(this, { form, journal, channel });
        this.result = form.querySelector('[role=status]');
        this.journey = form.querySelector('.journey');
        form.onsubmit = event => {
            event.preventDefault();
            this.#publish().catch(error => this.#say(error.message, true));
        };
        form.elements.data.onkeydown = event => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
                form.requestSubmit();
        };
    }

    #say(text, isBad = false) {
        this.result.textContent = text;
        this.result.classList.toggle('bad', isBad);
        if (isBad)
            this.journey.textContent = '';
    }

    async #publish() {
        const { data, type } = this.form.elements;
        const contentType = typeOf(data.value);
        const query = new URLSearchParams({ channel: this.channel().split(',')[0], event: type.value.trim() || 'message' });
        this.published = undefined;
        const answer = await ask(`/publish?${query}`, { method: 'POST', body: data.value, headers: { 'Content-Type': contentType } });
        this.published = (await answer.json()).id;
        this.#say(`Published ${this.published} as ${contentType === jsonType ? 'JSON' : 'text'}.`);
        this.show();
    }

    show() {
        const entry = this.published && this.journal.entries.get(this.published);
        if (this.published && (entry || !this.journey.textContent))
            this.journey.textContent = deliveredText(entry);
    }
}
