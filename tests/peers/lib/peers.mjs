// SPDX-License-Identifier: GPL-3.0-or-later
// The real programs and packages that the tests talk to. What is missing fails, with the way to get it.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const debianPackages = {
    chromium: 'chromium',
    curl: 'curl',
    nginx: 'nginx-light and libnginx-mod-nchan',
    prlimit: 'util-linux',
    prometheus: 'prometheus',
    promtool: 'prometheus',
    'redis-cli': 'redis-tools',
    'redis-server': 'redis-server',
    'systemd-analyze': 'systemd',
};

/** Path of a program of this machine. */
export function program(name) {
    for (const folder of `${process.env.PATH}${delimiter}/usr/sbin`.split(delimiter)) {
        const path = join(folder, name);
        try {
            accessSync(path, constants.X_OK);
            return path;
        } catch {
            // the next folder
        }
    }
    throw new Error(`${name} is missing: install the Debian package ${debianPackages[name] ?? name} (packaging/test does)`);
}

/** An npm package named in package.json. */
export async function npmPackage(name) {
    try {
        return await import(name);
    } catch (error) {
        throw new Error(`npm package ${name} is missing: run 'npm ci' in tests/peers (packaging/test does): ${error.message}`);
    }
}

/** Path of pushscope-cli, as ctest passes it. */
export function pushscopeCli() {
    const path = process.env.PUSHSCOPE_CLI;
    if (!path)
        throw new Error('PUSHSCOPE_CLI is not set: it names the pushscope-cli to test (ctest sets it)');
    accessSync(path, constants.X_OK);
    return path;
}
