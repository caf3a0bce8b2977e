// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/sharedlog.h"

#include "broker/history.h"

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

std::size_t costOf(const SharedLog::Entry &entry)
{
    const auto *const event = std::get_if<Event>(&entry);
    return event != nullptr ? History::costOf(*event) : 0;
}

} // namespace

void SharedLog::add(Reader &reader)
{
    const std::lock_guard lock{m_mutex};
    reader.m_next = end();
    m_readers.push_back(&reader);
}

void SharedLog::remove(Reader &reader)
{
    const std::lock_guard lock{m_mutex};
    std::erase(m_readers, &reader);
    dropTaken();
}

bool SharedLog::hasRoom() const
{
    return m_entries.size() < mostUntaken && m_bytes < mostUntakenBytes;
}

std::optional<EventId> SharedLog::append(Reader &by, Publication &publication, Sequence firstHeld)
{
    std::unique_lock lock{m_mutex};
    // Two that wait for each other would wait for ever, so each is let go as soon as it can take something.
    m_changed.wait(lock, [&] { return hasRoom() || by.m_next < end(); });
    if (!hasRoom()) {
        return {};
    }
    Event event = m_sequencer.next(std::move(publication), firstHeld);
    EventId id = event.id;
    push(std::make_shared<const Entry>(std::move(event)), &by);
    return id;
}

void SharedLog::forgetHistory()
{
    const std::lock_guard lock{m_mutex};
    push(std::make_shared<const Entry>(HistoryForgotten{}), nullptr);
}

void SharedLog::push(std::shared_ptr<const Entry> entry, const Reader *by)
{
    m_bytes += costOf(*entry);
    m_entries.push_back(std::move(entry));
    for (Reader *const reader : m_readers) {
        if (reader != by) {
            reader->m_wake();
        }
    }
    m_changed.notify_all();
}

std::size_t SharedLog::take(Reader &reader, std::size_t most, Entries &into)
{
    into.clear();
    const std::lock_guard lock{m_mutex};
    const auto from = static_cast<std::ptrdiff_t>(reader.m_next - m_first);
    const auto count = static_cast<std::ptrdiff_t>(std::min<quint64>(most, end() - reader.m_next));
    into.insert(into.end(), m_entries.begin() + from, m_entries.begin() + from + count);
    reader.m_next += static_cast<quint64>(count);
    if (from == 0 && count > 0) {
        dropTaken();
    }
    return static_cast<std::size_t>(end() - reader.m_next);
}

void SharedLog::dropTaken()
{
    quint64 taken = end();
    for (const Reader *const reader : m_readers) {
        taken = std::min(taken, reader->m_next);
    }
    const bool wasFull = !hasRoom();
    for (; m_first < taken; ++m_first) {
        m_bytes -= costOf(*m_entries.front());
        m_entries.pop_front();
    }
    if (wasFull && hasRoom()) {
        m_changed.notify_all();
    }
}

} // namespace pushscope
