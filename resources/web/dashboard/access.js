// SPDX-License-Identifier: GPL-3.0-or-later
// Requests to the server that this page came from, with the token if there is one. The token comes with the page's
// address, moves out of it at once, and is kept for this tab.

const place = 'token'; // the sample apps look there too

let token = sessionStorage.getItem(place);
const here = new URL(location);
if (here.searchParams.has('token')) {
    giveToken(here.searchParams.get('token'));
    here.searchParams.delete('token');
    history.replaceState(null, '', here);
}

export const hasToken = () => Boolean(token);

export function giveToken(given) {
    token = given.trim();
    sessionStorage.setItem(place, token);
}

/** Takes `given` if the server knows it; else throws its Refusal, and the token stays what it was. */
export async function tryToken(given) {
    const before = token;
    giveToken(given);
    try {
        await ask('/poll?timeout=0');
    } catch (error) {
        giveToken(before ?? '');
        throw error;
    }
}

/** As URLSearchParams, which writes a space as '+': a server takes that for a plus. */
export const queryOf = parameters => String(new URLSearchParams(parameters)).replaceAll('+', '%20');

/** What the server said instead of what was asked for. */
export class Refusal extends Error {
    constructor(status, code, said, retryAfterMs) {
        super(said);
        Object.assign(this, { status, code });
        this.retryAfterMs = retryAfterMs;
    }

    /** Asking again would get the same answer. */
    get isFinal() {
        return this.status >= 400 && this.status < 500 && ![408, 425, 429].includes(this.status);
    }

    get isAboutToken() {
        return this.status === 401 || ['wrong-token', 'read-only'].includes(this.code);
    }
}

async function refusalOf(answer) {
    const text = await answer.text();
    let said;
    let code;
    try {
        ({ message: said, code } = JSON.parse(text).error);
    } catch {
        said = text.slice(0, 200) || answer.statusText;
    }
    const seconds = Number(answer.headers.get('Retry-After'));
    return new Refusal(answer.status, code, `${answer.status}: ${said}`, seconds > 0 ? seconds * 1000 : undefined);
}

/** fetch() with the token. Throws a Refusal for everything but 2xx. */
export async function ask(path, options = {}) {
    const headers = token ? { ...options.headers, Authorization: `Bearer ${token}` } : options.headers;
    const answer = await fetch(path, { cache: 'no-store', ...options, headers });
    if (!answer.ok)
        throw await refusalOf(answer);
    return answer;
}

/** The URL of a stream. Streams cannot send headers: a ticket stands for the token, once. */
export async function streamUrl(path, parameters, signal) {
    const query = new URLSearchParams(parameters);
    if (token)
        query.set('ticket', (await (await ask('/ticket', { method: 'POST', signal })).json()).ticket);
    return `${location.origin}${path}?${query}`;
}
