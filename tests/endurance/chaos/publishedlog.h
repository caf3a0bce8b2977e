// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/eventid.h"

#include <QByteArray>
#include <QString>

#include <map>
#include <vector>

namespace pushscope::chaos {

/// What the server has acknowledged: for each life of its log, which event has which number of the publisher. Events
/// are numbered from 1, in order, whatever became of them.
class PublishedLog
{
public:
    struct Epoch
    {
        QByteArray name;
        std::vector<quint32> numbers; ///< by sequence − 1; 0: not acknowledged
        quint64 acknowledged = 0;

        [[nodiscard]] quint64 newest() const { return numbers.size(); }
        /// The publisher's number of an event, 0 if that is not known.
        [[nodiscard]] quint32 numberOf(quint64 sequence) const
        {
            return sequence == 0 || sequence > numbers.size() ? 0 : numbers[sequence - 1];
        }
    };

    /// Returns what is wrong with the answer, else an empty text.
    QString acknowledge(const EventId &id, quint32 number);
    /// The server's new life, of which it has told nothing else yet; the order is that of the lives.
    std::size_t indexOf(const QByteArray &epoch);

    [[nodiscard]] const std::vector<Epoch> &epochs() const { return m_epochs; }
    [[nodiscard]] quint64 acknowledged() const;

private:
    std::vector<Epoch> m_epochs;
    std::map<QByteArray, std::size_t> m_index;
};

} // namespace pushscope::chaos
