// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/rawpeer.h"

#include <QHash>

namespace pushscope {

/// A sample as it stands in the text.
[[nodiscard]] inline QByteArray of(const char *name, const QByteArray &transport)
{
    return QByteArray{name} + "{transport=\"" + transport + "\"}";
}

[[nodiscard]] inline QByteArray of(const char *name, const QByteArray &transport, const char *label,
                                   const QByteArray &value)
{
    return QByteArray{name} + "{transport=\"" + transport + "\"," + label + "=\"" + value + "\"}";
}

[[nodiscard]] inline QByteArray with(const char *name, const char *label, const char *value)
{
    return QByteArray{name} + '{' + label + "=\"" + value + "\"}";
}

/// Begins a stream, or asks for a poll.
inline void ask(RawPeer &peer, const QByteArray &target)
{
    peer.get(target,
             target.startsWith("/ws") ? QByteArrayLiteral("Upgrade: websocket\r\nConnection: Upgrade\r\n"
                                                          "Sec-WebSocket-Version: 13\r\n"
                                                          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")
                                      : QByteArray{});
    if (!target.startsWith("/poll")) {
        QTRY_VERIFY(peer.input().contains("hello") || peer.input().contains("retry:"));
    }
}

/// Reads `/metrics` again and again over one connection.
class Scrape
{
public:
    explicit Scrape(quint16 port) : m_peer{port} {}

    [[nodiscard]] QByteArray text()
    {
        m_peer.get("/metrics");
        const auto answer = m_peer.awaitResponse();
        return answer && answer->head.status == 200 ? answer->body : QByteArray{};
    }

    /// By the name with its labels, as it stands in the text.
    [[nodiscard]] QHash<QByteArray, double> samples()
    {
        QHash<QByteArray, double> found;
        for (const QByteArray &line : text().split('\n')) {
            const auto blank = line.lastIndexOf(' ');
            if (!line.startsWith('#') && blank > 0) {
                found.insert(line.first(blank), line.sliced(blank + 1).toDouble());
            }
        }
        return found;
    }

    /// -1 if it is missing.
    [[nodiscard]] double value(const QByteArray &sample) { return samples().value(sample, -1); }

    /// Of all samples of the family, whatever their labels.
    [[nodiscard]] double sum(const QByteArray &family)
    {
        double sum = 0;
        const auto all = samples();
        for (auto i = all.begin(); i != all.end(); ++i) {
            sum += i.key() == family || i.key().startsWith(family + '{') ? i.value() : 0;
        }
        return sum;
    }

private:
    RawPeer m_peer;
};

} // namespace pushscope
