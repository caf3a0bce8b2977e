// SPDX-License-Identifier: GPL-3.0-or-later
// How commands of the documentation are run in a test. They are run as they stand but for what is listed here.

/**
 * What cannot be done inside a test: it needs the network, another system, or a quarter of an hour. Each names what proves
 * it instead.
 */
export const provenElsewhere = [
    { command: /^(sudo )?(apt|apt-get|dpkg) /, proof: 'packaging/linux/check-packages' },
    { command: /^(\.\/)?packaging\/package\b/, proof: 'packaging/linux/check-packages' },
    { command: /^(sudo )?(dnf|rpm|flatpak|flatpak-builder) /, proof: 'packaging/linux/check-packages' },
    { command: /^(\.\/)?packaging\/test\b/, proof: 'packaging/linux/check-debian12' },
    { command: /^(\.\/)?packaging\/translations\b/, proof: 'the test translations_complete' },
    { command: /^(\.\/)?packaging\/lint\b/, proof: 'the test source_style, and the pipeline' },
    { command: /^(\.\/)?packaging\/linux\/(install-missing|check-\w+)\b/, proof: 'packaging/linux/check-debian12' },
    { command: /^(\.\/)?packaging\/pictures\b/, proof: 'the test docs_form compares its list with the pictures' },
    { command: /^(cmake|ctest|cpack|ninja) /, proof: 'packaging/test' },
    { command: /^\(cd tests\/peers && npm ci/, proof: 'packaging/test' },
    { command: /^pre-commit /, proof: 'the pipeline' },
    { command: /^(sudo )?systemctl /, proof: 'tests/peers/service.mjs' },
    { command: /tests\/benchmarks\/servers\.mjs/, proof: 'the target benchmark-servers' },
    { command: /tests\/benchmarks\/cluster\.mjs/, proof: 'resources/help/sizing.md has what it printed' },
    { command: /node --test tests\/peers\/cluster\.mjs/, proof: 'the test peers_cluster' },
    { command: /tests\/benchmarks\/desktop-budget\.mjs/, proof: 'the target benchmark-desktop' },
    { command: /link-latency$/, proof: 'the target benchmark-link' },
];

const short = { duration: 2, 'run-for': 2, clients: 50, warmup: 0.2, rate: 200, 'head-wait': 1, 'heartbeat-wait': 0 };

function capped(text, option) {
    return text.replace(new RegExp(`(--${option}[ =])(\\d+(?:\\.\\d+)?)`, 'g'),
                        (_, name, value) => name + Math.min(Number(value), short[option]));
}

function withDefault(text, program, option) {
    return text.includes(`--${option}`) ? text : text.replace(program, `$& --${option} ${short[option]}`);
}

/** Shorter, and with what a desktop needs to end by itself; what it changes is printed. */
export function adapted(text) {
    if (/\bpushscope-cli bench\b/.test(text)) {
        for (const option of ['duration', 'warmup'])
            text = withDefault(capped(text, option), /\bpushscope-cli bench/, option);
        text = capped(capped(text, 'clients'), 'rate');
    }
    if (/\bpushscope-cli check\b/.test(text)) {
        for (const option of ['head-wait', 'heartbeat-wait'])
            text = withDefault(text, /\bpushscope-cli check/, option);
    }
    if (/\bpushscope-cli watch\b|\bpushscope\b(?!-)|\bpackaging\/linux\/cluster\b/.test(text))
        text = capped(text, 'run-for');
    if (startsDesktop(text)) {
        text = text.replace(/(?<=[,'"])(duration)=(\d+)/g, (_, name, value) => `${name}=${Math.min(value, short.duration)}`);
        if (!/--(?:experiment|load)\b/.test(text)) // ends with it
            text = withDefault(text, desktop, 'run-for');
        if (!text.includes('--screenshot'))
            text = text.replace(desktop, '$& --screenshot shown.png');
    }
    return text;
}

const desktop = /^(?:\S+=\S+ )*(?:pushscope|(?:\.\/)?packaging\/run)(?=\s|$)/m;
const asked = /--(?:help|version|diagnostics|reset-settings)\b/;

export function startsDesktop(text) {
    return desktop.test(text) && !asked.test(text);
}

/** The port that a command listens on; none if it does not. */
export function listensAt(text) {
    if (asked.test(text) || /--open\b/.test(text) || !(startsDesktop(text) || /\bpushscope-cli serve\b/.test(text)))
        return undefined;
    const port = /--listen[ =]\S*?:(\d+)/.exec(text);
    return port ? port[1] : '8080';
}

/** A client that has nobody to follow any more when its server is ended. */
export function isFollower(text) {
    return /^(?:curl|pushscope-cli watch)\b/.test(text);
}

/** How often a command may be tried: a machine that does something else spoils measurements, and they say so. */
export function tries(text) {
    return /\bpushscope-cli (?:run|bench)\b|--experiment\b/.test(text) ? 2 : 1;
}

/** What a command that does not end by itself has said when it has begun; nothing for one that ends. */
export function begun(text) {
    if (asked.test(text) || startsDesktop(text))
        return undefined;
    if (/\bpushscope-cli serve\b/.test(text))
        return /--broker\b/.test(text) ? /^--broker: .* is connected/m : /listening on /;
    if (/\bpushscope-cli watch\b/.test(text) && !/--(?:run-for|count)\b/.test(text))
        return /open|"kind":"event"/;
    if (/\bcurl\b.*\s-\w*N/.test(text) && !/--max-time|\| head/.test(text))
        return /./;
    if (/\bpackaging\/linux\/cluster\b/.test(text))
        return /nginx/;
    if (/^redis-server\b/.test(text))
        return /Ready to accept connections/;
    return undefined;
}
