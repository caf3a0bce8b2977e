// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/wiretreeparts.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace pushscope::wiretree {

Children::~Children()
{
    if (m_more > 0) {
        m_parent.children.push_back(
            node(QStringLiteral("…"), QCoreApplication::translate("Wire", "%1 more").arg(m_more)));
    }
}

bool Children::wants()
{
    if (m_count >= mostWireChildren || m_budget.left <= 0) {
        ++m_more;
        return false;
    }
    return true;
}

WireNode &Children::add(WireNode &&node)
{
    ++m_count;
    --m_budget.left;
    return m_parent.children.emplace_back(std::move(node));
}

void Text::append(QByteArrayView bytes, quint64 begin)
{
    if (!bytes.isEmpty()) {
        m_pieces.push_back({m_bytes.size(), begin});
        m_bytes.append(bytes);
    }
}

quint64 Text::place(qsizetype at) const
{
    auto piece = std::ranges::upper_bound(m_pieces, at, {}, &Piece::at);
    --piece;
    return piece->begin + static_cast<quint64>(at - piece->at);
}

std::optional<WireSpan> Text::range(qsizetype begin, qsizetype end) const
{
    if (m_pieces.empty() || begin < 0 || begin >= end || end > m_bytes.size()) {
        return {};
    }
    return WireSpan{place(begin), place(end - 1) + 1};
}

Line httpLine(QByteArrayView bytes, qsizetype from)
{
    const auto found = bytes.indexOf('\n', from);
    Line line{from, found < 0 ? bytes.size() : found, found < 0 ? bytes.size() : found + 1};
    if (found > from && bytes[found - 1] == '\r') {
        --line.end;
    }
    return line;
}

Line sseLine(QByteArrayView bytes, qsizetype from)
{
    const auto rest = bytes.sliced(from);
    const auto *found = std::ranges::find_if(rest, [](char c) { return c == '\n' || c == '\r'; });
    const qsizetype end = from + (found - rest.begin());
    if (end == bytes.size()) {
        return {from, end, end};
    }
    const bool pair = bytes[end] == '\r' && end + 1 < bytes.size() && bytes[end + 1] == '\n';
    return {from, end, end + (pair ? 2 : 1)};
}

QString shown(QByteArrayView bytes, qsizetype longest)
{
    constexpr qsizetype mostBytesOfCharacter = 4;
    constexpr char16_t controlPictures = 0x2400;
    constexpr char16_t deletePicture = 0x2421;
    constexpr char16_t firstPrintable = 0x20;
    constexpr char16_t deleteCharacter = 0x7f;
    const auto known = bytes.first(std::min(bytes.size(), (longest + 1) * mostBytesOfCharacter));
    QString text = QString::fromUtf8(known);
    const bool cut = text.size() > longest || known.size() < bytes.size();
    if (text.size() > longest) {
        text.truncate(longest - (text.at(longest - 1).isHighSurrogate() ? 1 : 0));
    }
    for (QChar &c : text) {
        if (c.unicode() < firstPrintable) {
            c = QChar{static_cast<char16_t>(controlPictures + c.unicode())};
        } else if (c.unicode() == deleteCharacter) {
            c = QChar{deletePicture};
        }
    }
    return cut ? text + QStringLiteral("…") : text;
}

QString shownValue(QByteArrayView bytes)
{
    return shown(bytes, longestWireValue);
}

QString byteCount(qint64 size)
{
    return size == 1 ? QCoreApplication::translate("Wire", "1 byte")
                     : QCoreApplication::translate("Wire", "%1 bytes").arg(size);
}

WireNode node(const QString &name, const QString &value, std::optional<WireSpan> range)
{
    return {name, value, range, {}};
}

std::optional<WireSpan> span(qsizetype begin, qsizetype end)
{
    return WireSpan{static_cast<quint64>(begin), static_cast<quint64>(end)};
}

Text bodyOf(const WireUnit &unit, QByteArrayView bytes)
{
    Text text;
    if (unit.body.empty()) {
        text.append(bytes, 0);
        return text;
    }
    const auto size = static_cast<quint64>(bytes.size());
    quint64 from = unit.range.begin;
    for (const WireSpan &stretch : unit.body) {
        if (stretch.begin < from || stretch.end < stretch.begin) {
            continue;
        }
        from = stretch.end;
        const auto begin = std::min(stretch.begin - unit.range.begin, size);
        const auto end = std::min(stretch.end - unit.range.begin, size);
        text.append(bytes.sliced(static_cast<qsizetype>(begin), static_cast<qsizetype>(end - begin)), begin);
    }
    return text;
}

} // namespace pushscope::wiretree
