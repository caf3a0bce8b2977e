// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/expectation.h"

#include "experiment/experimenttexts.h"
#include "message/language.h"

#include <cmath>

namespace pushscope {

namespace {

/// A bound as it is written: a figure, or a multiple of the reference.
QString boundText(const Expectation &expectation, double bound)
{
    const FigureInfo::Unit unit = expectation.times ? FigureInfo::Unit::Count : infoOf(expectation.figure.figure).unit;
    return figureText(unit, bound);
}

QString boundsText(const Expectation &expectation)
{
    const auto &[low, high] = std::pair{expectation.low, expectation.high};
    if (low && high && *low == *high) {
        return expectation.times ? boundText(expectation, *low)
                                 : ExpectationText::tr("exactly %1").arg(boundText(expectation, *low));
    }
    if (low && high) {
        return ExpectationText::tr("%1 to %2").arg(boundText(expectation, *low), boundText(expectation, *high));
    }
    if (low) {
        return ExpectationText::tr("at least %1").arg(boundText(expectation, *low));
    }
    return high ? ExpectationText::tr("at most %1").arg(boundText(expectation, *high))
                : ExpectationText::tr("anything");
}

QString expectedText(const ExpectationResult &result)
{
    const Expectation &expectation = result.expectation;
    if (!expectation.times) {
        return ExpectationText::tr("expected %1").arg(boundsText(expectation));
    }
    const FigureInfo &info = infoOf(expectation.times->figure);
    const QString reference =
        result.reference ? figureText(info.unit, *result.reference) : ExpectationText::tr("not measured");
    return ExpectationText::tr("expected %1 × %2 (%3)")
        .arg(boundsText(expectation), describe(*expectation.times), reference);
}

QString sentenceOf(const ExpectationResult &result)
{
    const FigureQuery &query = result.expectation.figure;
    const QString seen =
        result.value ? figureText(infoOf(query.figure).unit, *result.value) : ExpectationText::tr("not measured");
    return ExpectationText::tr("%1: %2, %3").arg(describe(query), seen, expectedText(result));
}

std::optional<double> finite(std::optional<double> value)
{
    return value && std::isfinite(*value) ? value : std::nullopt;
}

bool isMet(const ExpectationResult &result)
{
    const Expectation &expectation = result.expectation;
    if (!result.value || (expectation.times && !result.reference)) {
        return false;
    }
    const double factor = result.reference.value_or(1);
    return (!expectation.low || *result.value >= *expectation.low * factor)
        && (!expectation.high || *result.value <= *expectation.high * factor);
}

} // namespace

ExpectationResult judge(const Expectation &expectation,
                        const std::function<std::optional<double>(const FigureQuery &)> &measured)
{
    ExpectationResult result;
    result.expectation = expectation;
    result.value = finite(measured(expectation.figure));
    if (expectation.times) {
        result.reference = finite(measured(*expectation.times));
    }
    result.met = isMet(result);
    const EnglishTexts english;
    result.sentence = sentenceOf(result);
    return result;
}

QString shownSentence(const ExpectationResult &result)
{
    return sentenceOf(result);
}

} // namespace pushscope
