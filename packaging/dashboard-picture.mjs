// SPDX-License-Identifier: GPL-3.0-or-later
// dashboard-picture.mjs FILE.png light|dark: the dashboard as a phone shows it. packaging/pictures calls it.
import { startChromium } from '../tests/browser/lib/follower.mjs';
import { endAll, startServer } from '../tests/peers/lib/processes.mjs';

const seen = 12_000;
const server = await startServer(['--feed', 'ticker', '--rate', '10'], 8080);
const browser = await startChromium();
try {
    const context = await browser.newContext({ viewport: { width: 412, height: 860 }, deviceScaleFactor: 2, colorScheme: process.argv[3], locale: 'en' });
    const page = await context.newPage();
    await page.goto(`${server.url}/`);
    await page.waitForTimeout(seen);
    await page.screenshot({ path: process.argv[2] });
} finally {
    await browser.close();
    await server.stop();
    endAll();
}
