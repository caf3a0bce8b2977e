// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <chrono>
#include <optional>
#include <variant>
#include <vector>

namespace pushscope {

/// A dispatched event (WHATWG HTML 9.2.6).
struct SseEvent
{
    QByteArray type; ///< `message` where the stream names none
    QByteArray data;
    QByteArray lastEventId; ///< the last id buffer at the time of dispatch
    bool operator==(const SseEvent &) const = default;
};

/// A line that begins with a colon: invisible to EventSource, used as a heartbeat.
struct SseComment
{
    QByteArray text;
    bool operator==(const SseComment &) const = default;
};

/// What `retry` asked for, at most a year.
struct SseRetry
{
    std::chrono::milliseconds time{0};
    bool operator==(const SseRetry &) const = default;
};

/// A block without data: nothing is dispatched, but an `id` in it is remembered.
struct SseEmptyBlock
{
    QByteArray lastEventId;
    bool operator==(const SseEmptyBlock &) const = default;
};

using SseItem = std::variant<SseEvent, SseComment, SseRetry, SseEmptyBlock>;

/// Interprets an event stream as WHATWG HTML 9.2.5–9.2.6 says: lines end in CR, LF or CRLF, also
/// when split between two pieces; one leading BOM is dropped; the stream is decoded as UTF-8
/// (invalid sequences become U+FFFD); an id with NUL is ignored; an incomplete last block is dropped.
class SseParser
{
public:
    struct Limits
    {
        qsizetype line = 4 * 1024 * 1024;
        qsizetype event = 16 * 1024 * 1024;
    };

    explicit SseParser(Limits limits) : m_limits{limits} {}
    SseParser() : SseParser{Limits{}} {}

    [[nodiscard]] std::vector<SseItem> feed(QByteArrayView bytes);
    /// The id to send as `Last-Event-ID`; kept over `restart()`.
    [[nodiscard]] const QByteArray &lastEventId() const { return m_lastEventId; }
    void setLastEventId(const QByteArray &id)
    {
        m_lastEventId = id;
        m_idBuffer = id;
    }
    /// A line or event was over its limit: the stream cannot be followed further.
    [[nodiscard]] bool overflowed() const { return m_overflowed; }
    /// A new connection: everything but the last event id starts anew.
    void restart();

private:
    void takeLine(QByteArrayView end, std::vector<SseItem> &items);
    void endLine(QByteArrayView line, std::vector<SseItem> &items);
    void field(QByteArrayView name, QByteArrayView value, std::vector<SseItem> &items);
    void addData(QByteArrayView value);
    void dispatch(std::vector<SseItem> &items);
    void overflow();

    Limits m_limits;
    QByteArray m_line;
    QByteArray m_type;
    QByteArray m_data;
    QByteArray m_idBuffer;
    QByteArray m_lastEventId;
    bool m_hasData = false;
    bool m_blockStarted = false;
    bool m_afterCarriageReturn = false;
    bool m_streamStarted = false;
    bool m_overflowed = false;
};

/// One event block with its final blank line. An empty id is left out, and a type that is empty or
/// `message`. Each line of `data` (ended by CR, LF or CRLF) becomes a `data:` line. `id` and `type`
/// hold no line break or NUL.
[[nodiscard]] QByteArray encodeSseEvent(QByteArrayView id, QByteArrayView type, QByteArrayView data);
/// A block of only `id:`, remembered by EventSource without an event.
[[nodiscard]] QByteArray encodeSseIdBlock(QByteArrayView id);
/// One comment line and a blank line after it; line breaks in `text` become spaces.
[[nodiscard]] QByteArray encodeSseComment(QByteArrayView text);
/// One `retry:` line and a blank line after it.
[[nodiscard]] QByteArray encodeSseRetry(std::chrono::milliseconds time);

} // namespace pushscope
