// SPDX-License-Identifier: GPL-3.0-or-later
import { connect, createServer } from 'node:net';

/** A TCP relay in front of `port`, whose connections the test can cut. */
export async function startCutter(port) {
    const open = new Set();
    let accepted = 0;
    const relay = createServer(near => {
        ++accepted;
        const far = connect(port, '127.0.0.1');
        for (const [from, to] of [[near, far], [far, near]]) {
            open.add(from);
            from.pipe(to);
            from.once('error', () => to.destroy());
            from.once('close', () => {
                open.delete(from);
                to.destroy();
            });
        }
    });
    await new Promise(resolve => relay.listen(0, '127.0.0.1', resolve));
    return {
        port: relay.address().port,
        url: `http://127.0.0.1:${relay.address().port}`,
        /** How many connections it has taken so far. */
        get accepted() { return accepted; },
        cutAll() {
            for (const socket of [...open])
                socket.destroy();
        },
        close() {
            this.cutAll();
            relay.close();
        },
    };
}
