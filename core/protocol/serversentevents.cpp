// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/serversentevents.h"

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

constexpr char byteOrderMark[] = "\xef\xbb\xbf";
constexpr char replacementCharacter[] = "\xef\xbf\xbd";
/// A longer time is cut to this one, so that it can be counted in any unit.
constexpr std::chrono::milliseconds longestRetry = std::chrono::hours{24 * 365};

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

/// What may follow a lead byte of UTF-8 (Unicode 3.9, table 3-7).
struct LeadByte
{
    int length = 0; ///< of the whole sequence; 0 if the byte begins none
    unsigned char low = 0x80; ///< range of the second byte
    unsigned char high = 0xbf;
};

LeadByte classify(unsigned char lead)
{
    if (lead < 0x80) {
        return {1};
    }
    if (lead >= 0xc2 && lead <= 0xdf) {
        return {2};
    }
    if (lead >= 0xe0 && lead <= 0xef) {
        return {3, static_cast<unsigned char>(lead == 0xe0 ? 0xa0 : 0x80),
                static_cast<unsigned char>(lead == 0xed ? 0x9f : 0xbf)};
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
        return {4, static_cast<unsigned char>(lead == 0xf0 ? 0x90 : 0x80),
                static_cast<unsigned char>(lead == 0xf4 ? 0x8f : 0xbf)};
    }
    return {};
}

/// The size of the sequence at the start of `text`, and whether it is valid. An invalid one covers
/// the longest part that could have begun a valid one (the replacement of the WHATWG Encoding Standard).
std::pair<qsizetype, bool> nextSequence(QByteArrayView text)
{
    const LeadByte lead = classify(static_cast<unsigned char>(text.front()));
    if (lead.length < 2) {
        return {1, lead.length == 1};
    }
    qsizetype size = 1;
    if (text.size() > 1) {
        const auto second = static_cast<unsigned char>(text[1]);
        if (second >= lead.low && second <= lead.high) {
            ++size;
            while (size < std::min<qsizetype>(lead.length, text.size()) && isContinuation(text[size])) {
                ++size;
            }
        }
    }
    return {size, size == lead.length};
}

QByteArray repaired(QByteArrayView text)
{
    QByteArray valid;
    valid.reserve(text.size());
    while (!text.isEmpty()) {
        const auto [size, ok] = nextSequence(text);
        valid.append(ok ? text.first(size) : QByteArrayView{replacementCharacter});
        text = text.sliced(size);
    }
    return valid;
}

/// Finds the ends of lines in one piece; each byte is searched at most once for CR and once for LF.
class LineEnds
{
public:
    explicit LineEnds(QByteArrayView bytes) : m_bytes{bytes}, m_feed{find('\n', 0)}, m_return{find('\r', 0)} {}

    /// The first CR or LF at `from` or later; the size of the piece if there is none.
    qsizetype next(qsizetype from)
    {
        if (m_feed < from) {
            m_feed = find('\n', from);
        }
        if (m_return < from) {
            m_return = find('\r', from);
        }
        return std::min(m_feed, m_return);
    }

private:
    [[nodiscard]] qsizetype find(char c, qsizetype from) const
    {
        const auto position = m_bytes.indexOf(c, from);
        return position < 0 ? m_bytes.size() : position;
    }

    QByteArrayView m_bytes;
    qsizetype m_feed;
    qsizetype m_return;
};

std::optional<std::chrono::milliseconds> parseRetry(QByteArrayView value)
{
    if (value.isEmpty() || !std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; })) {
        return {};
    }
    std::chrono::milliseconds::rep time = 0;
    for (const char digit : value) {
        constexpr int base = 10;
        time = std::min(time * base + (digit - '0'), longestRetry.count());
    }
    return std::chrono::milliseconds{time};
}

void appendField(QByteArray &block, QByteArrayView name, QByteArrayView value)
{
    block += name;
    block += ": ";
    block += value;
    block += '\n';
}

} // namespace

std::vector<SseItem> SseParser::feed(QByteArrayView bytes)
{
    std::vector<SseItem> items;
    if (bytes.isEmpty() || m_overflowed) {
        return items;
    }
    qsizetype position = 0;
    if (std::exchange(m_afterCarriageReturn, false) && bytes.front() == '\n') {
        ++position;
    }
    LineEnds ends{bytes};
    while (position < bytes.size()) {
        const auto end = ends.next(position);
        const auto piece = bytes.sliced(position, end - position);
        if (m_line.size() + piece.size() > m_limits.line) {
            overflow();
            break;
        }
        if (end == bytes.size()) {
            m_line.append(piece);
            break;
        }
        takeLine(piece, items);
        if (m_overflowed) {
            break;
        }
        position = end + 1;
        if (bytes[end] == '\r') {
            m_afterCarriageReturn = position == bytes.size();
            position += !m_afterCarriageReturn && bytes[position] == '\n' ? 1 : 0;
        }
    }
    return items;
}

void SseParser::restart()
{
    const auto lastEventId = std::move(m_lastEventId);
    *this = SseParser{m_limits};
    setLastEventId(lastEventId);
}

void SseParser::takeLine(QByteArrayView end, std::vector<SseItem> &items)
{
    if (m_line.isEmpty()) {
        endLine(end, items);
        return;
    }
    m_line.append(end);
    const QByteArray line = std::exchange(m_line, {});
    endLine(line, items);
}

void SseParser::endLine(QByteArrayView line, std::vector<SseItem> &items)
{
    // A line break is never part of a UTF-8 sequence, so each line can be decoded by itself.
    if (!std::exchange(m_streamStarted, true) && line.startsWith(byteOrderMark)) {
        line = line.sliced(QByteArrayView{byteOrderMark}.size());
    }
    if (line.isEmpty()) {
        dispatch(items);
        return;
    }
    QByteArray valid;
    if (!line.isValidUtf8()) {
        valid = repaired(line);
        line = valid;
    }
    const auto colon = line.indexOf(':');
    const auto name = colon < 0 ? line : line.first(colon);
    auto value = colon < 0 ? QByteArrayView{} : line.sliced(colon + 1);
    if (value.startsWith(' ')) {
        value = value.sliced(1);
    }
    field(name, value, items);
}

void SseParser::field(QByteArrayView name, QByteArrayView value, std::vector<SseItem> &items)
{
    if (name.isEmpty()) {
        items.emplace_back(SseComment{value.toByteArray()});
    } else if (name == "data") {
        addData(value);
    } else if (name == "id") {
        if (!value.contains('\0')) {
            m_idBuffer = value.toByteArray();
            m_blockStarted = true;
        }
    } else if (name == "event") {
        m_type = value.toByteArray();
        m_blockStarted = true;
    } else if (name == "retry") {
        if (const auto time = parseRetry(value)) {
            items.emplace_back(SseRetry{*time});
        }
    }
}

void SseParser::addData(QByteArrayView value)
{
    if (m_data.size() + value.size() + 1 > m_limits.event) {
        overflow();
        return;
    }
    if (m_hasData) {
        m_data += '\n';
        m_data += value;
    } else {
        m_data = value.toByteArray();
        m_hasData = true;
    }
}

void SseParser::dispatch(std::vector<SseItem> &items)
{
    m_lastEventId = m_idBuffer;
    if (m_hasData) {
        if (m_type.isEmpty()) {
            m_type = QByteArrayLiteral("message");
        }
        items.emplace_back(SseEvent{std::exchange(m_type, {}), std::exchange(m_data, {}), m_lastEventId});
    } else if (m_blockStarted) {
        items.emplace_back(SseEmptyBlock{m_lastEventId});
        m_type.clear();
    }
    m_hasData = false;
    m_blockStarted = false;
}

void SseParser::overflow()
{
    m_overflowed = true;
    m_line.clear();
    m_data.clear();
}

QByteArray encodeSseEvent(QByteArrayView id, QByteArrayView type, QByteArrayView data)
{
    constexpr qsizetype fixedPart = 32;
    QByteArray block;
    block.reserve(fixedPart + id.size() + type.size() + data.size());
    if (!id.isEmpty()) {
        appendField(block, "id", id);
    }
    if (!type.isEmpty() && type != "message") {
        appendField(block, "event", type);
    }
    LineEnds ends{data};
    for (qsizetype start = 0;;) {
        const auto end = ends.next(start);
        appendField(block, "data", data.sliced(start, end - start));
        if (end == data.size()) {
            break;
        }
        start = end + (data.sliced(end).startsWith("\r\n") ? 2 : 1);
    }
    block += '\n';
    return block;
}

QByteArray encodeSseIdBlock(QByteArrayView id)
{
    QByteArray block;
    appendField(block, "id", id);
    block += '\n';
    return block;
}

QByteArray encodeSseComment(QByteArrayView text)
{
    QByteArray line = ": " + text.toByteArray();
    std::ranges::replace_if(
        line, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return line + "\n\n";
}

QByteArray encodeSseRetry(std::chrono::milliseconds time)
{
    return "retry: " + QByteArray::number(static_cast<qint64>(time.count())) + "\n\n";
}

} // namespace pushscope
