// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/experimentverdict.h"

#include "experiment/experimenttexts.h"
#include "experiment/showntext.h"
#include "lab/report.h"
#include "message/language.h"

#include <algorithm>

namespace pushscope {

namespace {

QString secondsText(std::chrono::milliseconds time)
{
    return decimalText(std::chrono::duration<double>{time}.count(), 1);
}

bool isOfTime(const ExpectationResult &result)
{
    const Expectation &expectation = result.expectation;
    return infoOf(expectation.figure.figure).unit == FigureInfo::Unit::Time
        || (expectation.times && infoOf(expectation.times->figure).unit == FigureInfo::Unit::Time);
}

QString claimOf(const ExpectationResult &result)
{
    const QString says = shownText(result.expectation.says);
    const QString sentence = shownSentence(result);
    return says.isEmpty() ? sentence : QStringLiteral("%1 (%2)").arg(says, sentence);
}

QString lagText(const RunCircumstances &circumstances)
{
    const bool isServer = circumstances.serverLag > circumstances.clientLag;
    const auto lag = std::max(circumstances.serverLag, circumstances.clientLag);
    const QString time = decimalText(std::chrono::duration<double, std::milli>{lag}.count(), 1);
    return isServer ? ExperimentText::tr("the server's thread came late by %1 ms").arg(time)
                    : ExperimentText::tr("the clients' thread came late by %1 ms").arg(time);
}

QString countText(const Outcome &outcome)
{
    const auto met = std::ranges::count(outcome.results, true, &ExpectationResult::met);
    return outcome.results.size() == 1
        ? ExperimentText::tr("%1 of 1 expectation met").arg(met)
        : ExperimentText::tr("%1 of %2 expectations met").arg(met).arg(outcome.results.size());
}

OutcomeVerdict verdictOf(const Outcome &outcome, const RunCircumstances &circumstances)
{
    const bool busy = std::max(circumstances.serverLag, circumstances.clientLag) > mostLoopLag;
    const bool inDoubt =
        busy && std::ranges::any_of(outcome.results, [](const auto &each) { return !each.met && isOfTime(each); });
    if (circumstances.stopped || inDoubt) {
        return OutcomeVerdict::Void;
    }
    return std::ranges::all_of(outcome.results, &ExpectationResult::met) ? OutcomeVerdict::Met : OutcomeVerdict::NotMet;
}

QString conclusion(const Outcome &outcome, const RunCircumstances &circumstances)
{
    const auto failed = std::ranges::find(outcome.results, false, &ExpectationResult::met);
    if (circumstances.stopped) {
        return ExperimentText::tr("Stopped after %1 s: nothing follows from it").arg(secondsText(circumstances.ran));
    }
    if (outcome.verdict == OutcomeVerdict::Void) {
        return ExperimentText::tr("This machine was too busy to tell: %1").arg(lagText(circumstances));
    }
    if (failed != outcome.results.end()) {
        return ExperimentText::tr("%1; not met: %2").arg(countText(outcome), claimOf(*failed));
    }
    return outcome.results.empty()
        ? ExperimentText::tr("Nothing was expected")
        : ExperimentText::tr("%1: %2").arg(countText(outcome), claimOf(outcome.results.front()));
}

QString handText(const Outcome &outcome)
{
    DeliveryCounts seen;
    quint64 delivered = 0;
    quint64 resets = 0;
    for (const GroupFigures &group : outcome.groups) {
        seen.lost += group.deliveries.lost;
        seen.duplicates += group.deliveries.duplicates;
        delivered += group.counters.events;
        resets += group.counters.resets;
    }
    return ExperimentText::tr("By hand for %1 s: %2 events delivered, %3 lost, %4 duplicates, %5 resets")
        .arg(secondsText(outcome.duration))
        .arg(delivered)
        .arg(seen.lost)
        .arg(seen.duplicates)
        .arg(resets);
}

/// What `sentence` makes, in English and as it is shown.
void conclude(Outcome &outcome, const std::function<QString()> &sentence)
{
    outcome.shown = sentence();
    const EnglishTexts english;
    outcome.sentence = sentence();
}

} // namespace

Outcome judgeExperiment(const Experiment &experiment, const RunCircumstances &circumstances,
                        const std::function<std::optional<double>(const FigureQuery &)> &measured)
{
    Outcome outcome;
    outcome.experiment = experiment.name;
    outcome.title = experiment.title;
    outcome.duration = circumstances.ran;
    for (const Expectation &expectation : experiment.expectations) {
        outcome.results.push_back(judge(expectation, measured));
    }
    outcome.verdict = verdictOf(outcome, circumstances);
    conclude(outcome, [&] { return conclusion(outcome, circumstances); });
    return outcome;
}

void makeByHand(Outcome &outcome)
{
    outcome.verdict = OutcomeVerdict::Void;
    outcome.results.clear();
    conclude(outcome, [&outcome] { return handText(outcome); });
}

RunReport asJudged(RunReport run, const Outcome &outcome)
{
    const bool isVoid = outcome.verdict == OutcomeVerdict::Void;
    run.verdict = isVoid ? RunVerdict::Invalid : RunVerdict::Valid;
    run.reasons = isVoid ? QStringList{outcome.sentence} : QStringList{};
    run.shownReasons = isVoid ? QStringList{outcome.shown} : QStringList{};
    for (auto &[transport, report] : run.transports) {
        report.lost = 0;
        report.duplicates = 0;
    }
    for (const GroupFigures &group : outcome.groups) {
        if (const auto found = run.transports.find(group.transport); found != run.transports.end()) {
            found->second.lost += group.ledger.lost;
            found->second.duplicates += group.ledger.duplicates;
        }
    }
    return run;
}

} // namespace pushscope
