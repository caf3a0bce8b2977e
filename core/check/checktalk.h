// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/checkasync.h"
#include "check/checkpeer.h"
#include "check/checktarget.h"

#include <QByteArray>
#include <QString>

#include <chrono>

namespace pushscope {

class CheckRun;

/// Awaited: goes on, or never, as the case has its outcome by then.
struct CheckStop
{
    bool goesOn = false;

    // NOLINTBEGIN(readability-identifier-naming): the language gives these names
    [[nodiscard]] bool await_ready() const noexcept { return goesOn; }
    void await_suspend(std::coroutine_handle<>) const noexcept {}
    void await_resume() const noexcept {}
    // NOLINTEND(readability-identifier-naming)
};

/// What a running case has in hand: its server, its connections, its outcome. A handle; passed by value.
class CheckTalk
{
public:
    explicit CheckTalk(CheckRun *run) : m_run{run} {}

    [[nodiscard]] const CheckTarget &target() const;
    [[nodiscard]] std::chrono::milliseconds patience() const;
    /// A name of this case alone, to be told from what others publish.
    [[nodiscard]] QByteArray marker() const;

    /// A new connection to the server; lives as long as the case.
    [[nodiscard]] CheckPeer *connect() const;
    [[nodiscard]] CheckPeer *connectTo(const CheckOrigin &origin) const;

    /// The case fails unless `holds`.
    CheckStop require(bool holds, const QString &expected, const QString &came) const;
    CheckStop fail(const QString &expected, const QString &came) const;
    /// The case ends here.
    CheckStop doesNotApply(const QString &why) const;
    CheckStop doesNotApplyIf(bool condition, const QString &why) const;
    /// Ends the case well.
    CheckStop pass() const;

private:
    CheckRun *m_run;
};

/// Waits for `time`, or less if the connection ends.
[[nodiscard]] CheckAsync<> pauseFor(CheckPeer *peer, std::chrono::milliseconds time);
/// Whether the connection ends within `time`.
[[nodiscard]] CheckAsync<bool> endsWithin(CheckPeer *peer, std::chrono::milliseconds time);

} // namespace pushscope
