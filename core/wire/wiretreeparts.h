// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/wiretree.h"

#include <QByteArray>

namespace pushscope::wiretree {

/// A longer body or message is not parsed for its summary.
inline constexpr qsizetype largestSummarised = 64 * 1024;

/// How many nodes a tree may yet get.
struct Budget
{
    int left = mostWireNodes;
};

/// Adds children to a node until there are too many; then says how many more there would be.
class Children
{
public:
    Children(WireNode &parent, Budget &budget) : m_parent{parent}, m_budget{budget} {}
    ~Children();
    Children(const Children &) = delete;
    Children &operator=(const Children &) = delete;

    /// Whether there is room; if not, the child is counted as left out.
    [[nodiscard]] bool wants();
    WireNode &add(WireNode &&node);

private:
    WireNode &m_parent;
    Budget &m_budget;
    int m_count = 0;
    qint64 m_more = 0;
};

/// Bytes put together from stretches of a unit, with the way back to where they stood.
class Text
{
public:
    void append(QByteArrayView bytes, quint64 begin);
    void setBytes(QByteArray &&bytes) { m_bytes = std::move(bytes); } ///< of the same size, as when unmasked
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    /// The stretch of the unit that bytes [begin, end) stood in; nothing if they are not of the unit.
    [[nodiscard]] std::optional<WireSpan> range(qsizetype begin, qsizetype end) const;
    [[nodiscard]] std::optional<WireSpan> range() const { return range(0, m_bytes.size()); }

private:
    struct Piece
    {
        qsizetype at = 0;
        quint64 begin = 0;
    };
    [[nodiscard]] quint64 place(qsizetype at) const;

    QByteArray m_bytes;
    std::vector<Piece> m_pieces;
};

/// A line without its end; `next` is where the following one begins.
struct Line
{
    qsizetype begin = 0;
    qsizetype end = 0;
    qsizetype next = 0;
};
/// Lines that end in LF or CRLF.
[[nodiscard]] Line httpLine(QByteArrayView bytes, qsizetype from);
/// Lines that end in CR, LF or CRLF.
[[nodiscard]] Line sseLine(QByteArrayView bytes, qsizetype from);

/// Bytes as text in one line: control characters as their pictures, cut where it is too long.
[[nodiscard]] QString shown(QByteArrayView bytes, qsizetype longest);
[[nodiscard]] QString shownValue(QByteArrayView bytes);
[[nodiscard]] QString byteCount(qint64 size);
[[nodiscard]] WireNode node(const QString &name, const QString &value, std::optional<WireSpan> range = {});
[[nodiscard]] std::optional<WireSpan> span(qsizetype begin, qsizetype end);
/// "id X DATA" of an event's envelope, else the text itself.
[[nodiscard]] QString messageSummary(QByteArrayView text, qsizetype longest);

/// The stretches of `bytes` that are body, chunk sizes left out.
[[nodiscard]] Text bodyOf(const WireUnit &unit, QByteArrayView bytes);

void describeRequest(WireNode &root, QByteArrayView bytes, Budget &budget);
void describeResponse(WireNode &root, QByteArrayView bytes, Budget &budget);
void describeCoding(WireNode &root, const WireUnit &unit, QByteArrayView bytes, Budget &budget);
void describeBody(WireNode &root, const WireUnit &unit, QByteArrayView bytes, Budget &budget);
void describeBlock(WireNode &root, const WireUnit &unit, QByteArrayView bytes, Budget &budget);
void describeFrame(WireNode &root, QByteArrayView bytes, Budget &budget);
/// A payload as a tree if it is a JSON object or array, else as text or a number of bytes.
void describePayload(WireNode &parent, const QString &name, const Text &text, Budget &budget);

[[nodiscard]] QByteArray blockPayload(const WireUnit &unit, QByteArrayView bytes);
[[nodiscard]] QByteArray framePayload(QByteArrayView bytes);
[[nodiscard]] QString blockSummary(const WireUnit &unit, QByteArrayView bytes, qsizetype longest);
[[nodiscard]] QString frameSummary(const WireUnit &unit, QByteArrayView bytes, qsizetype longest);
[[nodiscard]] QString bodySummary(const WireUnit &unit, QByteArrayView bytes, qsizetype longest);

} // namespace pushscope::wiretree
