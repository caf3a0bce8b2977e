// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/checkcases.h"
#include "check/checkoutcome.h"
#include "check/checkprobes.h"
#include "check/checkrun.h"
#include "check/checktarget.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace pushscope {

/// A case and how it ended.
struct CheckResult
{
    CheckCase theCase;
    CheckOutcome outcome;
};

struct CheckCounts
{
    int passed = 0;
    int failed = 0; ///< a MUST
    int warnings = 0; ///< a SHOULD
    int notApplicable = 0;
};

[[nodiscard]] CheckCounts countsOf(const std::vector<CheckResult> &results);

/// Why nothing could be checked.
struct CheckProblem
{
    enum class Kind {
        NoAnswer,
        WrongUrl, ///< what was answered tells that it is another one
        TurnedAway, ///< each endpoint wants a token, or the named one is not there
    };
    Kind kind = Kind::NoAnswer;
    QString why;
};

/// Runs the cases over one server, a few at once, in the event loop of the thread it lives in.
class CheckRunner final : public QObject
{
    Q_OBJECT

public:
    explicit CheckRunner(CheckTarget target, QObject *parent = nullptr);
    ~CheckRunner() override;

    void start();
    /// Drops what runs; no `finished` follows.
    void stop();

    /// In the order of checkCases().
    [[nodiscard]] const std::vector<CheckResult> &results() const { return m_results; }
    [[nodiscard]] const std::optional<CheckProblem> &problem() const { return m_problem; }
    [[nodiscard]] std::chrono::milliseconds took() const { return m_took; }
    [[nodiscard]] std::size_t remaining() const { return m_waiting.size() + m_running.size(); }

Q_SIGNALS:
    void progressed();
    void finished();

private:
    struct Job
    {
        const CheckCase *theCase = nullptr;
        std::function<void(const CheckOutcome &)> done;
    };
    struct Running
    {
        std::unique_ptr<CheckRun> run;
        std::function<void(const CheckOutcome &)> done;
    };

    void startProbes();
    void probed(const CheckProbe &probe, const CheckOutcome &outcome);
    void startCases();
    [[nodiscard]] bool isChosen(const CheckCase &theCase) const;
    [[nodiscard]] std::set<CheckNeed> chosenEndpoints() const;
    /// Why, if none of the endpoints that matter lets us in.
    [[nodiscard]] std::optional<QString> turnedAway() const;
    void startNext();
    void ended(CheckRun *run);
    void end();

    CheckTarget m_target;
    std::vector<CheckProbe> m_probes;
    std::vector<CheckResult> m_results;
    std::deque<Job> m_waiting;
    std::vector<Running> m_running;
    std::function<void()> m_whenIdle;
    std::map<CheckNeed, QString> m_turnedAway;
    std::map<CheckNeed, QString> m_notOffered;
    std::optional<CheckProblem> m_problem;
    QElapsedTimer m_timer;
    std::chrono::milliseconds m_took{0};
};

} // namespace pushscope
