// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loadmodel/loadconfig.h"

#include <QByteArray>
#include <QString>

#include <map>

namespace pushscope {

/// What the clients of one transport send, prepared once for all of them.
struct LoadTarget
{
    QByteArray first; ///< the first request
    /// Further polls: `begin`, the cursor, `end`.
    QByteArray begin;
    QByteArray end;
    bool ours = false; ///< polls: the cursor is the `next` of our JSON, else ETag and Last-Modified
};

/// Host and port of a URL.
struct LoadHost
{
    QString name;
    quint16 port = 0;
};

struct LoadTargets
{
    LoadHost server;
    LoadHost publisher;
    QByteArray webSocketKey;
    QByteArray publication; ///< a whole POST; its last `payloadBytes` are the payload, which begins with a stamp
    std::map<Transport, LoadTarget> transports;
};

/// The error's field is the option's name.
[[nodiscard]] Result<LoadTargets> makeTargets(const LoadConfig &config);

} // namespace pushscope
