// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/rawpeer.h"
#include "support/serverfixture.h"

#include "protocol/serversentevents.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <memory>
#include <vector>

namespace pushscope {

inline constexpr int threadsInTest = 3;

inline ServerConfig severalThreads()
{
    ServerConfig config;
    config.threads = threadsInTest;
    return config;
}

/// The data of the events of an SSE stream, resets among them.
inline std::vector<QJsonObject> eventsIn(const QByteArray &stream)
{
    std::vector<QJsonObject> events;
    SseParser parser;
    const auto items = parser.feed(stream);
    for (const auto &item : items) {
        if (const auto *event = std::get_if<SseEvent>(&item)) {
            events.push_back(QJsonDocument::fromJson(event->data).object());
        }
    }
    return events;
}

inline QByteArray textOf(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString().toLatin1();
}

/// Streams of one kind on every thread of a server. The system chooses the thread of a connection, so
/// there are as many as it takes.
class Crowd
{
public:
    Crowd(ServerFixture &fixture, const QByteArray &target)
    {
        for (int i = 0; i < most && !isOnEveryThread(fixture); ++i) {
            m_streams.push_back(std::make_unique<RawPeer>(fixture.port()));
            m_streams.back()->get(target);
            (void)QTest::qWaitFor([&] { return m_streams.back()->stream().contains("retry:"); });
        }
    }

    /// As many as another crowd has, wherever they may be.
    Crowd(ServerFixture &fixture, const QByteArray &target, const Crowd &other)
    {
        while (m_streams.size() < other.m_streams.size()) {
            m_streams.push_back(std::make_unique<RawPeer>(fixture.port()));
            m_streams.back()->get(target);
        }
    }

    [[nodiscard]] static bool isOnEveryThread(ServerFixture &fixture)
    {
        const auto stats = fixture.server().stats();
        return std::ranges::all_of(stats.threads, [](const auto &thread) { return thread.connections >= 2; });
    }

    [[nodiscard]] std::vector<std::unique_ptr<RawPeer>> &streams() { return m_streams; }
    [[nodiscard]] bool allHave(std::size_t events) const
    {
        return std::ranges::all_of(m_streams,
                                   [&](const auto &peer) { return eventsIn(peer->stream()).size() >= events; });
    }

private:
    static constexpr int most = 100;

    std::vector<std::unique_ptr<RawPeer>> m_streams;
};

inline QByteArray publishRequest(const QByteArray &channel, const QByteArray &text)
{
    return "POST /publish?channel=" + channel + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
        + "Content-Length: " + QByteArray::number(text.size()) + "\r\n\r\n" + text;
}

} // namespace pushscope
