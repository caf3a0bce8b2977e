// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/sseblockscanner.h"

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

constexpr char byteOrderMark[] = "\xef\xbb\xbf";

} // namespace

void SseBlockScanner::start(QByteArrayView run)
{
    m_run = run;
    m_position = 0;
    m_lineFeed = -1;
    m_carriageReturn = -1;
}

/// Each byte of a run is searched at most once for LF and once for CR.
void SseBlockScanner::search()
{
    const auto find = [this](char c) {
        const auto found = m_run.indexOf(c, m_position);
        return found < 0 ? m_run.size() : found;
    };
    if (m_lineFeed < m_position) {
        m_lineFeed = find('\n');
    }
    if (m_carriageReturn < m_position) {
        m_carriageReturn = find('\r');
    }
}

SseBlockScanner::Step SseBlockScanner::next()
{
    const qsizetype start = m_position;
    if (m_undecided && !atEnd()) {
        m_undecided = false;
        m_position += m_run[m_position] == '\n' ? 1 : 0;
        return {m_position - start, true};
    }
    while (!atEnd()) {
        if (std::exchange(m_skipLineFeed, false) && m_run[m_position] == '\n') {
            ++m_position;
            continue;
        }
        search();
        const auto end = std::min(m_lineFeed, m_carriageReturn);
        addToLine(m_run.sliced(m_position, end - m_position));
        m_position = end;
        if (atEnd()) {
            break;
        }
        const bool carriageReturn = m_run[m_position++] == '\r';
        if (!endLine()) {
            m_skipLineFeed = carriageReturn;
            continue;
        }
        m_undecided = carriageReturn && atEnd();
        if (carriageReturn && !atEnd() && m_run[m_position] == '\n') {
            ++m_position;
        }
        return {m_position - start, !m_undecided};
    }
    return {m_position - start, false};
}

SseBlockScanner::Block SseBlockScanner::takeBlock()
{
    Block block;
    block.payloadBytes = m_payloadBytes;
    block.kind = m_data ? WireUnit::Kind::SseEvent
        : m_id          ? WireUnit::Kind::SseId
        : m_retry       ? WireUnit::Kind::SseRetry
                        : WireUnit::Kind::SseComment;
    m_any = false;
    m_data = false;
    m_id = false;
    m_retry = false;
    m_undecided = false;
    m_payloadBytes = 0;
    return block;
}

void SseBlockScanner::addToLine(QByteArrayView piece)
{
    if (m_lineSize < prefixSize) {
        const auto known = std::min(piece.size(), prefixSize - m_lineSize);
        std::copy_n(piece.begin(), known, m_prefix.begin() + m_lineSize);
    }
    m_lineSize += piece.size();
    if (m_prefix[0] == 'i' && piece.contains('\0')) {
        m_nul = true;
    }
}

/// Whether the line was the blank one that ends a block.
bool SseBlockScanner::endLine()
{
    QByteArrayView line{m_prefix.data(), std::min(m_lineSize, prefixSize)};
    if (std::exchange(m_firstLine, false) && line.startsWith(byteOrderMark)) {
        constexpr qsizetype markSize = sizeof byteOrderMark - 1;
        line = line.sliced(markSize);
        m_lineSize -= markSize;
    }
    const bool blank = m_lineSize == 0;
    if (!blank) {
        readField(line);
        m_any = true;
    }
    m_lineSize = 0;
    m_nul = false;
    return blank && m_any;
}

/// `line`: its first bytes; m_lineSize is the size of all.
void SseBlockScanner::readField(QByteArrayView line)
{
    const auto colon = line.indexOf(':');
    if (colon < 0 && line.size() < m_lineSize) {
        return;
    }
    const auto name = colon < 0 ? line : line.first(colon);
    auto value = colon < 0 ? QByteArrayView{} : line.sliced(colon + 1);
    qsizetype skipped = name.size() + (colon < 0 ? 0 : 1);
    if (value.startsWith(' ')) {
        value = value.sliced(1);
        ++skipped;
    }
    if (name == "data") {
        m_payloadBytes += m_lineSize - skipped + (m_data ? 1 : 0);
        m_data = true;
    } else if (name == "id") {
        m_id = m_id || !m_nul;
    } else if (name == "retry") {
        readRetry(value);
    }
}

void SseBlockScanner::readRetry(QByteArrayView value)
{
    m_retry = m_retry || (!value.isEmpty() && std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; }));
}

} // namespace pushscope
