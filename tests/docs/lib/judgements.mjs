// SPDX-License-Identifier: GPL-3.0-or-later
// Measurements whose machine was too busy for a judgement: such a one passes, as long as most of a page's are judged and it
// ended as one does.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const most = 2; // as many may go without a judgement on any page
const mostShare = 1 / 3;

/** What a run says that could not be judged. tests/lessons and tests/peers judge them. */
const notJudged = /^verdict: VOID|"verdict":"void"|(?:verdict: INVALID|"verdict":"invalid")[^]*(?:sent late|did not keep up|when they were due)/m;
const notJudgedExit = 1;

function isJson(output) {
    return output.split('\n').some(line => {
        try {
            return line.startsWith('{') && 'verdict' in JSON.parse(line);
        } catch {
            return false;
        }
    });
}

/** The table, the verdict and a reason. */
const isTable = output => /^(?:transport +clients|client +transport) .*\n.*\S[^]*^verdict: \w+.*\n.*\S/m.test(output);

export function isMeasurement(text) {
    return /\bpushscope-cli (?:run|bench)\b/.test(text) && !/--(?:list|help)\b/.test(text);
}

/** Of the measurements of one page, or of its part. */
export class Judgements {
    #all = 0;
    #missing = 0;

    /** Whether this one passes without a judgement. Throws if it is not what such a measurement leaves. */
    excuses(text, { code }, output, folder) {
        if (!isMeasurement(text))
            return false;
        ++this.#all;
        if (!notJudged.test(output))
            return false;
        ++this.#missing;
        if (code !== notJudgedExit)
            throw new Error(`exit code ${code} without a judgement, not ${notJudgedExit}`);
        if (!(/\s--json\b/.test(text) ? isJson(output) : isTable(output)))
            throw new Error('no judgement, and not the form of a report');
        const [, report] = /--report[ =](\S+)/.exec(text) ?? [];
        if (report && !existsSync(join(folder, report)))
            throw new Error(`no judgement, and no ${report}`);
        return true;
    }

    check() {
        if (this.#missing > most && this.#missing > this.#all * mostShare)
            throw new Error(`${this.#missing} of ${this.#all} measurements could not be judged`);
    }
}
