// SPDX-License-Identifier: GPL-3.0-or-later
// The bar at the top, the banner below it, and the question for a token.
import { giveToken } from '/dashboard/access.js';
import { Surface } from '/dashboard/canvas.js';
import { glyph } from '/dashboard/styles.js';
import { paintIncident, paintState } from '/dashboard/timeline.js';

const channelPattern = /^[A-Za-z0-9._:-]{1,128}(,[A-Za-z0-9._:-]{1,128})*$/;

export class Controls {
    onfollow = () => {};
    onrun = () => {};
    onclear = () => {};
    onletgo = () => {};
    pausedAt = undefined; // where the charts stand still

    /** `at` finds an element by its id. */
    constructor(at) {
        this.at = at;
        const given = new URL(location).searchParams.get('channel') ?? '';
        this.channel = channelPattern.test(given) ? given : 'default';
        this.isAsking = false;
        this.field = at('follow').elements.channel;
        this.field.value = this.channel;
        at('follow').onsubmit = event => {
            event.preventDefault();
            this.#follow(this.field.value);
        };
        at('run').onclick = () => this.onrun(!this.isRunning);
        at('pause').onclick = () => this.#pause();
        at('clear').onclick = () => this.onclear();
        at('letgo').onclick = () => this.onletgo();
        for (const place of document.querySelectorAll('.origin'))
            place.textContent = place.matches('.ws') ? location.origin.replace(/^http/, 'ws') : location.origin;
    }

    get interval() {
        return Number(this.at('interval').value);
    }

    get windowMs() {
        return Number(this.at('window').value);
    }

    #follow(channel) {
        this.channel = channel;
        const here = new URL(location);
        here.searchParams.set('channel', channel);
        history.replaceState(null, '', here);
        this.onfollow(channel);
    }

    #pause() {
        this.pausedAt = this.pausedAt === undefined ? performance.now() : undefined;
        this.at('pause').ariaPressed = String(this.pausedAt !== undefined);
    }

    showRunning(isRunning) {
        if (this.isRunning === isRunning)
            return;
        this.isRunning = isRunning;
        const words = document.createElement('span');
        words.textContent = isRunning ? 'Stop' : 'Start';
        this.at('run').replaceChildren(glyph(isRunning ? 'stop' : 'play'), ' ', words);
    }

    showChannels(channels) {
        if (channels.size === this.at('channels').children.length)
            return;
        this.at('channels').replaceChildren(...[...channels].map(name => {
            const option = document.createElement('option');
            option.value = name;
            return option;
        }));
    }

    /** `wall` is what explainWaiting() gives. */
    showBanner(wall) {
        const banner = this.at('banner');
        banner.hidden = !wall;
        const [words, actions] = banner.children;
        actions.hidden = !wall?.isWall;
        if (words.textContent !== (wall?.text ?? ''))
            words.textContent = wall?.text ?? '';
    }

    /** Why a pane gets nothing. Asks once; `given` is called when there is a new token. */
    askForAccess({ status }, given) {
        if (this.isAsking)
            return;
        this.isAsking = true;
        const [heading, words] = status === 401
            ? ['This server asks for a token', 'It is part of the link that its owner shares.']
            : ['This token is wrong', 'The server does not know it. A shared link ends when its sharing ends, or when its owner makes a new one.'];
        this.askForToken(heading, words, token => {
            giveToken(token);
            this.isAsking = false;
            given();
        });
    }

    askForToken(heading, words, given) {
        const dialog = this.at('token');
        dialog.querySelector('h2').textContent = heading;
        dialog.querySelector('p').textContent = words;
        dialog.returnValue = '';
        dialog.onclose = () => {
            const { token } = dialog.querySelector('form').elements;
            const { value } = token;
            token.value = '';
            if (dialog.returnValue === 'given' && value)
                given(value);
        };
        dialog.showModal();
    }

    drawLegend(theme) {
        for (const canvas of document.querySelectorAll('.legend canvas')) {
            const surface = new Surface(canvas);
            const { state } = canvas.dataset;
            const { width, height } = surface;
            const context = surface.begin(theme);
            if (state === 'poll') {
                context.fillStyle = theme.text;
                context.fillRect(width / 2, height / 2, 1, height / 2);
            } else if (state === 'lost' || state === 'reset') {
                paintIncident(context, width / 2, height / 2, height * 0.7, state, theme);
            } else {
                paintState(context, { x: 0, y: 1, width, height: height - 2 }, state, theme.dim, theme);
            }
        }
    }
}
