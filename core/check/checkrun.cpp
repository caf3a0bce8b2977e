// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/checkrun.h"

#include "check/checktexts.h"

#include <QRandomGenerator>

namespace pushscope {

namespace {

QByteArray randomMarker()
{
    return "check-" + QByteArray::number(QRandomGenerator::global()->generate64(), 36);
}

CheckAsync<> wholeCase(CheckTalk talk, const CheckCase *theCase)
{
    co_await theCase->run(talk);
    co_await talk.pass();
}

} // namespace

CheckRun::CheckRun(const CheckCase &theCase, const CheckTarget &target)
    : m_case{theCase}, m_target{target}, m_marker{randomMarker()}
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &CheckRun::timedOut);
}

CheckRun::~CheckRun() = default;

void CheckRun::start()
{
    m_timer.start();
    m_deadline.start(m_case.deadline);
    m_task = wholeCase(CheckTalk{this}, &m_case);
    m_task->start();
}

CheckPeer *CheckRun::connectTo(const CheckOrigin &origin)
{
    m_peers.push_back(std::make_unique<CheckPeer>(origin));
    return m_peers.back().get();
}

void CheckRun::settle(CheckOutcome outcome)
{
    if (m_outcome) {
        return;
    }
    m_deadline.stop();
    outcome.took = std::chrono::milliseconds{m_timer.elapsed()};
    for (QString *const shown : {&outcome.expected, &outcome.came, &outcome.reason}) {
        *shown = m_target.withoutSecrets(*shown);
    }
    m_outcome = std::move(outcome);
    QMetaObject::invokeMethod(this, &CheckRun::settled, Qt::QueuedConnection);
}

void CheckRun::timedOut()
{
    settle({CheckOutcome::Kind::Fail,
            CheckFinding::tr("an end of the case within %1 ms").arg(m_case.deadline.count()),
            m_peers.empty() ? QString{} : m_peers.back()->came(),
            {}});
}

} // namespace pushscope
