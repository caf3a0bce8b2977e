// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/websocketcommand.h"
#include "server/sessionid.h"

#include <QJsonValue>

#include <map>
#include <optional>
#include <unordered_map>
#include <variant>
#include <vector>

namespace pushscope {

/// The commands of a node's sessions that have not been answered yet, by number. Bounded, for each session too.
class RoomCommandLog
{
public:
    /// Those sessions of the node that were in the room come back into it.
    struct RejoinCommand
    {
        QByteArray room;
        std::vector<SessionId> sessions;
    };

    struct Entry
    {
        SessionId session{}; ///< who asked; nobody for a rejoin
        QJsonValue ref{QJsonValue::Undefined};
        std::variant<JoinRoomCommand, LeaveRoomCommand, RoomMessageCommand, PrivateMessageCommand, RejoinCommand>
            command;
    };
    using Entries = std::map<quint64, Entry>;

    static constexpr qsizetype mostOfSession = 2'500;

    /// Nothing if too much is under way; a rejoin always finds a place.
    [[nodiscard]] std::optional<quint64> begin(Entry entry);
    /// What was waiting for this answer, if anything is.
    [[nodiscard]] std::optional<Entry> end(quint64 number);
    /// All that is waiting, in order; none is any more.
    [[nodiscard]] Entries endAll();

    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_entries.size()); }

private:
    void forget(const Entry &entry);
    [[nodiscard]] bool isFullFor(SessionId session) const;

    Entries m_entries;
    std::unordered_map<SessionId, qsizetype> m_ofSession;
    quint64 m_number = 0;
    qsizetype m_bytes = 0;
};

} // namespace pushscope
