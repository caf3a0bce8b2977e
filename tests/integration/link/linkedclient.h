// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "integration/client/notetaker.h"
#include "link/link.h"

#include <QTest>

#include <memory>

namespace pushscope::test {

/// A client with a link before it; it comes back from a loss almost at once.
class LinkedClient
{
public:
    LinkedClient(const QUrl &url, Transport transport, FaultSet &faults, WireCapture *capture = nullptr)
        : m_link{1, transport, m_clock, faults, capture}
    {
        config.url = url;
        config.transport = transport;
        config.backoff = {std::chrono::milliseconds{1}, std::chrono::milliseconds{5}};
        config.pollTimeout = std::chrono::seconds{1};
        config.pollInterval = std::chrono::milliseconds{20};
    }

    void start()
    {
        client = makeTransportClient(config, m_clock, seen, &m_link);
        client->start();
    }
    /// Starts it and waits until it is open.
    [[nodiscard]] bool open()
    {
        start();
        return QTest::qWaitFor([this] { return client->state() == ClientState::Open; });
    }
    /// The texts of the events, in order.
    [[nodiscard]] QStringList texts() const
    {
        QStringList texts;
        for (const auto &event : seen.events) {
            texts.append(event.data.toString());
        }
        return texts;
    }
    [[nodiscard]] const Link &link() const { return m_link; }

    ClientConfig config;
    NoteTaker seen;

private:
    SteadyClock m_clock;
    Link m_link;

public:
    std::unique_ptr<TransportClient> client; ///< last: it goes before its link
};

inline QStringList numbers(int from, int to)
{
    QStringList numbers;
    for (int i = from; i <= to; ++i) {
        numbers.append(QString::number(i));
    }
    return numbers;
}

} // namespace pushscope::test
