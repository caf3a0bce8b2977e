// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/roomcommandlog.h"

#include "server/roomlimits.h"

#include <utility>

namespace pushscope {

namespace {

constexpr qsizetype costOfEntry = 100;

qsizetype bytesOf(const RoomCommandLog::Entry &entry)
{
    if (const auto *const message = std::get_if<RoomMessageCommand>(&entry.command)) {
        return costOfEntry + message->data.size();
    }
    if (const auto *const message = std::get_if<PrivateMessageCommand>(&entry.command)) {
        return costOfEntry + message->data.size();
    }
    return costOfEntry;
}

} // namespace

std::optional<quint64> RoomCommandLog::begin(Entry entry)
{
    if (!std::holds_alternative<RejoinCommand>(entry.command)) {
        if (isFullFor(entry.session)) {
            return {};
        }
        ++m_ofSession[entry.session];
    }
    m_bytes += bytesOf(entry);
    m_entries.emplace(++m_number, std::move(entry));
    return m_number;
}

bool RoomCommandLog::isFullFor(SessionId session) const
{
    const auto counted = m_ofSession.find(session);
    return size() >= RoomLimits::waitingMessages || m_bytes >= RoomLimits::waitingBytes
        || (counted != m_ofSession.end() && counted->second >= mostOfSession);
}

std::optional<RoomCommandLog::Entry> RoomCommandLog::end(quint64 number)
{
    auto node = m_entries.extract(number);
    if (!node) {
        return {};
    }
    forget(node.mapped());
    return std::move(node.mapped());
}

void RoomCommandLog::forget(const Entry &entry)
{
    m_bytes -= bytesOf(entry);
    if (std::holds_alternative<RejoinCommand>(entry.command)) {
        return;
    }
    const auto counted = m_ofSession.find(entry.session);
    if (--counted->second == 0) {
        m_ofSession.erase(counted);
    }
}

RoomCommandLog::Entries RoomCommandLog::endAll()
{
    m_ofSession.clear();
    m_bytes = 0;
    return std::exchange(m_entries, {});
}

} // namespace pushscope
