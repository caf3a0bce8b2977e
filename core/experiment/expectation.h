// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "experiment/figure.h"

#include <functional>

namespace pushscope {

/// A claim about what is measured: low <= figure / (factor of `times`) <= high. Times are in microseconds.
struct Expectation
{
    FigureQuery figure;
    std::optional<double> low; ///< `at_least`, or `equals`
    std::optional<double> high; ///< `at_most`, or `equals`
    /// The bounds are multiples of this figure.
    std::optional<FigureQuery> times;
    QString says; ///< the claim for people, one sentence

    bool operator==(const Expectation &) const = default;
};

struct ExpectationResult
{
    Expectation expectation;
    std::optional<double> value; ///< nothing: it was not measured, so the expectation is not met
    std::optional<double> reference; ///< that of `times`
    bool met = false;
    QString sentence; ///< what was seen beside what was expected, with units; in English, for reports

    bool operator==(const ExpectationResult &) const = default;
};

/// `measured` answers a query, or nothing if there is no such figure (no sample, no client).
[[nodiscard]] ExpectationResult judge(const Expectation &expectation,
                                      const std::function<std::optional<double>(const FigureQuery &)> &measured);

/// Its sentence in the language of the program.
[[nodiscard]] QString shownSentence(const ExpectationResult &result);

} // namespace pushscope
