// SPDX-License-Identifier: GPL-3.0-or-later
// One page's commands, in order, in a folder of their own. What goes on running is there for the commands that follow.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { until } from '../../peers/lib/processes.mjs';
import { Judgements } from './judgements.mjs';
import { adapted, begun, isFollower, listensAt, provenElsewhere, startsDesktop, tries } from './rules.mjs';

const beginTimeoutMs = 60_000;
const commandTimeoutMs = 240_000;
const endTimeoutMs = 30_000;
const shownBytes = 2000;

/** The processes of a group: [id, name]. */
function processesOf(group) {
    const found = [];
    for (const id of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
        try {
            const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
            const [, name, rest] = /^\d+ \((.*)\) (.*)$/s.exec(stat);
            const [state, , itsGroup] = rest.split(' ');
            if (Number(itsGroup) === group && state !== 'Z')
                found.push([Number(id), name]);
        } catch {
            // it has ended
        }
    }
    return found;
}

/** A command in a process group of its own. */
class Running {
    constructor(command, text, folder, environment) {
        this.command = command;
        this.text = text;
        this.output = '';
        this.port = listensAt(text);
        this.process = spawn('bash', ['-c', text], { cwd: folder, env: environment, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
        for (const stream of [this.process.stdout, this.process.stderr])
            stream.setEncoding('utf8').on('data', part => { this.output = (this.output + part).slice(-100_000); });
        this.process.once('close', (code, signal) => { this.result = { code, signal }; });
    }

    get tail() {
        return this.output.slice(-shownBytes);
    }

    fail(what) {
        throw new Error(`line ${this.command.line}: ${what}\n    ${this.text}\n${this.tail}`);
    }

    async wait(what, condition, timeoutMs) {
        try {
            return await until(what, condition, timeoutMs);
        } catch (error) {
            return this.fail(error.message);
        }
    }

    /** As a user would with Ctrl+C or a service manager with SIGTERM; our programs have to end with 0. */
    async stop() {
        const ours = processesOf(this.process.pid).filter(([, name]) => name.startsWith('pushscope'));
        const others = processesOf(this.process.pid);
        for (const [id] of ours.length > 0 ? ours : others)
            process.kill(id, 'SIGTERM');
        if (ours.length > 0 && others.length > ours.length)
            setTimeout(() => this.kill('SIGTERM'), 2000).unref(); // what feeds it notices later, or not at all
        await this.wait('its end after SIGTERM', () => this.result, endTimeoutMs);
        if (ours.length > 0 && this.result.code !== 0)
            this.fail(`exit code ${this.result.code ?? this.result.signal} after SIGTERM, not 0`);
    }

    kill(signal) {
        try {
            process.kill(-this.process.pid, signal);
        } catch {
            // it has ended
        }
    }
}

export class Session {
    constructor(folder, environment, log = console.log) {
        this.folder = folder;
        this.environment = environment;
        this.log = log;
        this.running = [];
        this.judgements = new Judgements();
    }

    async stopAll(which = () => true) {
        for (const one of this.running.filter(which)) {
            this.running = this.running.filter(other => other !== one);
            await one.stop();
        }
    }

    killAll() {
        for (const one of this.running)
            one.kill('SIGKILL');
    }

    /** One command; `exit` is the code with which it has to end, if it ends. */
    async run(command, exit) {
        const excepted = provenElsewhere.find(one => one.command.test(command.text));
        if (excepted) {
            this.log(`not run, line ${command.line}: ${command.text} (proven by ${excepted.proof})`);
            return;
        }
        const text = adapted(command.text);
        this.log(`line ${command.line}: ${command.text}${text === command.text ? '' : `\n    as: ${text}`}`);
        const port = listensAt(text);
        if (port)
            await this.stopAll(one => one.port === port || one.followed);
        rmSync(join(this.folder, 'shown.png'), { force: true });
        const beginning = begun(text);
        if (beginning && exit === 0)
            await this.begins(this.start(command, text), beginning);
        else
            await this.ends(command, text, exit);
    }

    start(command, text) {
        const running = new Running(command, text, this.folder, this.environment);
        this.running.push(running);
        return running;
    }

    async begins(running, beginning) {
        await running.wait(`${beginning} in what it says`, () => running.result || beginning.test(running.output), beginTimeoutMs);
        if (running.result)
            running.fail(`ended with ${running.result.code}, and should go on`);
        running.followed = isFollower(running.text);
    }

    async ends(command, text, exit) {
        let running;
        for (let left = tries(text); left > 0; --left) {
            running = this.start(command, text);
            await running.wait('its end', () => running.result, commandTimeoutMs);
            this.running = this.running.filter(one => one !== running);
            if (running.result.code === exit)
                break;
            this.log(`    exit code ${running.result.code ?? running.result.signal}: ${running.tail}`);
        }
        if (this.wasNotJudged(running)) {
            this.log('    the machine was too busy for a judgement');
            return;
        }
        if (running.result.code !== exit)
            running.fail(`exit code ${running.result.code ?? running.result.signal}, not ${exit}`);
        if (exit === 0 && /^\{"error":/m.test(running.output))
            running.fail('the server refused it');
        if (startsDesktop(running.text) && /--screenshot shown\.png/.test(running.text) && !existsSync(join(this.folder, 'shown.png')))
            running.fail('no picture of the window');
    }

    wasNotJudged(running) {
        try {
            return this.judgements.excuses(running.text, running.result, running.output, this.folder);
        } catch (error) {
            return running.fail(error.message);
        }
    }
}
