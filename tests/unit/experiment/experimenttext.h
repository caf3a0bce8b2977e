// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>

/// JSON of experiments and lessons, made from one that is right.
namespace pushscope::experimenttext {

/// Each member in a line of its own, so that lines tell members apart.
inline const QByteArray plain = R"({
  "pushscope": "experiment",
  "version": 1,
  "name": "plain",
  "duration": "10s",
  "clients": [
    {"name": "stream", "transport": "sse"},
    {"name": "socket", "transport": "ws"},
    {"name": "long", "transport": "longpoll"},
    {"name": "short", "transport": "poll"}
  ],
  "timeline": [
    {"at": "1s", "rate": 10},
    {"at": "2s", "fault": "stall,for=1s"}
  ],
  "expect": [
    {"figure": "lost", "equals": 0},
    {"figure": "latency_p50", "client": "stream", "at_most": "50ms"}
  ]
}
)";

/// The first `what` replaced.
inline QByteArray changed(QByteArray json, const QByteArray &what, const QByteArray &by)
{
    const auto at = json.indexOf(what);
    return at < 0 ? QByteArray{} : json.replace(at, what.size(), by);
}

/// The first client is `stream` with these members.
inline QByteArray withClient(const QByteArray &members)
{
    return changed(plain, R"("name": "stream", "transport": "sse")", R"("name": "stream", )" + members);
}

/// The second action, at 2 s.
inline QByteArray withAction(const QByteArray &members)
{
    return changed(plain, R"("fault": "stall,for=1s")", members);
}

/// The first expectation.
inline QByteArray withExpectation(const QByteArray &members)
{
    return changed(plain, R"("figure": "lost", "equals": 0)", members);
}

/// A further member of the whole.
inline QByteArray withMember(const QByteArray &member)
{
    return changed(plain, R"("duration": "10s",)", R"("duration": "10s", )" + member + ",");
}

/// Two nodes that share a log.
inline const QByteArray withNodes = withMember(R"("server": {"nodes": 2, "broker": "redis"})");

} // namespace pushscope::experimenttext
