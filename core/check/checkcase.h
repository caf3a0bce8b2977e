// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/checkasync.h"
#include "check/checktalk.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <functional>

namespace pushscope {

/// As in RFC 2119: a failed Should is a warning.
enum class CheckLevel { Must, Should };

/// What a server must offer for a case to apply.
enum class CheckNeed { Http, Sse, WebSocket, LongPoll };

/// One requirement of a standard and how it is tried.
struct CheckCase
{
    QByteArray name; ///< stable: subject/section/what, as ws/6455-5.1/unmasked-frame-is-refused
    QString title; ///< the requirement in plain words
    CheckLevel level = CheckLevel::Must;
    CheckNeed need = CheckNeed::Http;
    std::function<CheckAsync<>(CheckTalk)> run;
    std::chrono::milliseconds deadline{15'000};

    /// The standard and its section, from the name.
    [[nodiscard]] QString section() const;
};

} // namespace pushscope
