// SPDX-License-Identifier: GPL-3.0-or-later
// Tabs that can be hidden and frozen: Playwright keeps all of its pages visible, and Chromium freezes none that is.
import { Child, temporaryFolder, until } from '../../peers/lib/processes.mjs';
import { npmPackage, program } from '../../peers/lib/peers.mjs';

export class Chromium {
    static async start() {
        const chromium = new Chromium();
        chromium.child = new Child(program('chromium'), ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run',
            '--remote-debugging-port=0', `--user-data-dir=${temporaryFolder()}`, 'about:blank']);
        chromium.child.process.stdout.resume();
        const [url] = await until(() => `its address: ${chromium.child.errors}`, () => /ws:\S+/.exec(chromium.child.errors));
        const { WebSocket } = await npmPackage('ws');
        chromium.socket = new WebSocket(url);
        chromium.waiting = new Map();
        chromium.socket.on('message', text => {
            const { id, result, error } = JSON.parse(text);
            chromium.waiting.get(id)?.(error ? Promise.reject(new Error(error.message)) : result);
        });
        await until('its devtools', () => chromium.socket.readyState === 1);
        return chromium;
    }

    send(method, params = {}, sessionId = undefined) {
        const id = this.waiting.size + 1;
        const answered = new Promise(resolve => { this.waiting.set(id, resolve); });
        this.socket.send(JSON.stringify({ id, method, params, sessionId }));
        return answered;
    }

    /** A tab in front of the others, which are hidden then. */
    async open(url) {
        const { targetId } = await this.send('Target.createTarget', { url });
        const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
        const tab = new Tab(this, sessionId);
        await until(`${url} to load`, () => tab.evaluate('document.readyState === "complete" && location.href !== "about:blank"'));
        return tab;
    }

    async stop() {
        this.socket.close();
        this.child.kill('SIGTERM');
        await this.child.ended;
    }
}

class Tab {
    constructor(chromium, sessionId) {
        this.chromium = chromium;
        this.sessionId = sessionId;
    }

    async evaluate(expression) {
        const { result, exceptionDetails } = await this.chromium.send('Runtime.evaluate',
            { expression, returnByValue: true, awaitPromise: true }, this.sessionId);
        if (exceptionDetails)
            throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
    }

    async freeze() {
        await until('a hidden tab', () => this.evaluate('document.hidden'));
        await this.chromium.send('Page.setWebLifecycleState', { state: 'frozen' }, this.sessionId);
        await until('a frozen tab', () => this.evaluate('told.frozen'));
    }

    async thaw() {
        await this.chromium.send('Page.setWebLifecycleState', { state: 'active' }, this.sessionId);
    }
}
