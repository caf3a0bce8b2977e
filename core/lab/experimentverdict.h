// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "experiment/experiment.h"
#include "experiment/outcome.h"
#include "lab/report.h"

namespace pushscope {

/// How an experiment went, beside what was measured.
struct RunCircumstances
{
    std::chrono::milliseconds ran{0};
    bool stopped = false; ///< before its time
    std::chrono::microseconds serverLag{0}; ///< of the thread's event loop, at the 99th percentile
    std::chrono::microseconds clientLag{0};
};

/// Judges each expectation and the whole: name, title, results, verdict and sentence.
[[nodiscard]] Outcome judgeExperiment(const Experiment &experiment, const RunCircumstances &circumstances,
                                      const std::function<std::optional<double>(const FigureQuery &)> &measured);

/// Of a run that somebody carried on by hand: what was seen, and nothing is judged.
void makeByHand(Outcome &outcome);

/// The report of the same run as the outcome has it: valid if it can be judged, whatever was lost on purpose, and what
/// was lost counted against what was published.
[[nodiscard]] RunReport asJudged(RunReport run, const Outcome &outcome);

} // namespace pushscope
