// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/checktalk.h"

#include "check/checkrun.h"

namespace pushscope {

const CheckTarget &CheckTalk::target() const
{
    return m_run->target();
}

std::chrono::milliseconds CheckTalk::patience() const
{
    return m_run->target().config().patience;
}

QByteArray CheckTalk::marker() const
{
    return m_run->marker();
}

CheckPeer *CheckTalk::connect() const
{
    return m_run->connectTo(m_run->target().origin());
}

CheckPeer *CheckTalk::connectTo(const CheckOrigin &origin) const
{
    return m_run->connectTo(origin);
}

CheckStop CheckTalk::require(bool holds, const QString &expected, const QString &came) const
{
    if (!holds) {
        m_run->settle({CheckOutcome::Kind::Fail, expected, came, {}});
    }
    return {holds};
}

CheckStop CheckTalk::fail(const QString &expected, const QString &came) const
{
    return require(false, expected, came);
}

CheckStop CheckTalk::doesNotApply(const QString &why) const
{
    return doesNotApplyIf(true, why);
}

CheckStop CheckTalk::doesNotApplyIf(bool condition, const QString &why) const
{
    if (condition) {
        m_run->settle({CheckOutcome::Kind::NotApplicable, {}, {}, why});
    }
    return {!condition};
}

CheckStop CheckTalk::pass() const
{
    m_run->settle({});
    return {false};
}

CheckAsync<> pauseFor(CheckPeer *peer, std::chrono::milliseconds time)
{
    co_await CheckWait<bool>(peer, time, [] { return std::optional<bool>{}; });
}

CheckAsync<bool> endsWithin(CheckPeer *peer, std::chrono::milliseconds time)
{
    co_await pauseFor(peer, time);
    co_return peer->isEnded();
}

} // namespace pushscope
