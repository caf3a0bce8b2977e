// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/rawpeer.h"
#include "support/serverfixture.h"

#include <QRegularExpression>
#include <QTimer>

#include <algorithm>
#include <vector>

namespace pushscope {

/// A payload by whose number its event is recognised in every transport and form.
[[nodiscard]] inline QByteArray numbered(int number, qsizetype size = 1000)
{
    return '#' + QByteArray::number(number).rightJustified(8, '0') + '#' + QByteArray(size, 'x');
}

/// The numbers of the events in what was received, in their order.
[[nodiscard]] inline std::vector<int> numbersIn(const QByteArray &received)
{
    static const QRegularExpression pattern{QStringLiteral("#([0-9]{8})#")};
    std::vector<int> numbers;
    auto matches = pattern.globalMatch(QString::fromLatin1(received));
    while (matches.hasNext()) {
        numbers.push_back(matches.next().captured(1).toInt());
    }
    return numbers;
}

/// How many of them follow each other from the first on.
[[nodiscard]] inline std::size_t unbroken(const std::vector<int> &numbers)
{
    const auto gap = std::ranges::adjacent_find(numbers, [](int a, int b) { return b != a + 1; });
    return gap == numbers.end() ? numbers.size() : static_cast<std::size_t>(gap - numbers.begin()) + 1;
}

inline void waitUntilAllHaveHeard(ServerFixture &fixture)
{
    QTRY_VERIFY(std::ranges::all_of(fixture.server().stats().threads, [&](const auto &thread) {
        return thread.heard == fixture.server().stats().published;
    }));
}

/// Publishes events of about 1 kB with the numbers from…to.
inline void flood(ServerFixture &fixture, int from, int to)
{
    constexpr int mostAtOnce = 100;
    for (int i = from; i <= to; ++i) {
        fixture.publish(numbered(i));
        if (i % mostAtOnce == 0) {
            QCoreApplication::processEvents();
        }
    }
    waitUntilAllHaveHeard(fixture);
}

/// Lets a peer read so much of what waits every few milliseconds, until it is destroyed.
class SlowReading
{
public:
    explicit SlowReading(RawPeer &peer, qint64 bytes = 32 * 1024)
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [&peer, bytes] { peer.readSome(bytes); });
        m_timer.start(1);
    }

private:
    QTimer m_timer;
};

} // namespace pushscope
