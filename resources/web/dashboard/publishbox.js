// SPDX-License-Identifier: GPL-3.0-or-later
// Publishes what is typed, and shows how it comes back by each pane.
import { ask, hasToken, queryOf, tryToken } from '/dashboard/access.js';
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

/** Why it was not published: {text, isLost, needsToken}. */
function failureOf(error) {
    if (error instanceof TypeError)
        return { text: 'The server cannot be reached: not published.', isLost: true };
    if (!error.isAboutToken)
        return { text: error.message };
    return { needsToken: true, text: hasToken() ? 'This link is for reading only: publishing needs another token.' : 'Publishing needs a token.' };
}

export class PublishBox {
    /** `channel` gives the channel that is followed, `askForToken(heading, words, given)` asks for one. */
    constructor({ form, journal, channel, askForToken }) {
        Object.assign(this, { form, journal, channel });
        this.result = form.querySelector('[role=status]');
        this.journey = form.querySelector('.journey');
        this.other = form.querySelector('.other');
        this.lostAt = undefined; // since when the server cannot be reached
        form.onsubmit = event => {
            event.preventDefault();
            this.#publish().catch(error => this.#fail(error));
        };
        form.elements.data.onkeydown = event => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
                form.requestSubmit();
        };
        this.other.onclick = () => askForToken('A token for publishing', 'A shared link only reads. Who shares it has the token that publishes.', token => this.#take(token));
    }

    #say(text, { isBad = false, isLost = false, needsToken = false } = {}) {
        this.result.textContent = text;
        this.result.classList.toggle('bad', isBad);
        this.other.hidden = !needsToken;
        this.lostAt = isLost ? performance.now() : undefined;
        if (isBad)
            this.journey.textContent = '';
    }

    #fail(error) {
        const { text, ...kind } = failureOf(error);
        this.#say(text, { isBad: true, ...kind });
    }

    #take(token) {
        tryToken(token).then(() => this.#say('This token is taken: publish again.'), error => {
            const text = error.isAboutToken ? 'The server does not know that token.' : failureOf(error).text;
            this.#say(text, { isBad: true, needsToken: true });
        });
    }

    async #publish() {
        const { data, type } = this.form.elements;
        const contentType = typeOf(data.value);
        const query = queryOf({ channel: this.channel().split(',')[0], event: type.value.trim() || 'message' });
        this.published = undefined;
        const answer = await ask(`/publish?${query}`, { method: 'POST', body: data.value, headers: { 'Content-Type': contentType } });
        this.published = (await answer.json()).id;
        this.#say(`Published ${this.published} as ${contentType === jsonType ? 'JSON' : 'text'}.`);
        this.show();
    }

    /** `heardAt` is when anything of the server came last. */
    show(heardAt) {
        if (this.lostAt < heardAt)
            this.#say('');
        const entry = this.published && this.journal.entries.get(this.published);
        if (this.published && (entry || !this.journey.textContent))
            this.journey.textContent = deliveredText(entry);
    }
}
