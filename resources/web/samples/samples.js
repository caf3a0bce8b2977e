// SPDX-License-Identifier: GPL-3.0-or-later
// What the samples have in common and an app of yours does not need: each page can show its own source.

const source = document.querySelector('details.source');

source.addEventListener('toggle', async () => {
    const scripts = [...document.scripts].map(script => script.src).filter(url => !url.endsWith('/samples.js'));
    for (const url of [...scripts, location.pathname, '/samples/push.js']) {
        const file = document.createElement('details');
        file.open = file.parentElement === null && url === scripts[0];
        file.append(document.createElement('summary'), document.createElement('pre'));
        const name = url.split('/').pop();
        file.firstChild.textContent = name.includes('.') ? name : `${name}.html`;
        file.lastChild.tabIndex = 0;
        file.lastChild.textContent = await (await fetch(url)).text();
        source.append(file);
    }
}, { once: true });
