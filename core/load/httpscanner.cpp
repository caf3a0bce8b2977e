// SPDX-License-Identifier: GPL-3.0-or-later
#include "load/httpscanner.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <optional>

namespace pushscope {

namespace {

constexpr std::string_view blankLine = "\r\n\r\n";
constexpr std::string_view versionBegin = "HTTP/1.";
constexpr int mostSizeDigits = 15;

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool equal(std::string_view one, std::string_view lowerCase)
{
    return one.size() == lowerCase.size()
        && std::equal(one.begin(), one.end(), lowerCase.begin(), [](char a, char b) { return lower(a) == b; });
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
        text.remove_prefix(1);
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) {
        text.remove_suffix(1);
    }
    return text;
}

void takeField(std::string_view line, HttpAnswerHead &head)
{
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) {
        return;
    }
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = trimmed(line.substr(colon + 1));
    switch (name.size()) {
    case 4:
        if (equal(name, "etag")) {
            head.entityTag = value;
        }
        break;
    case 10:
        if (equal(name, "connection")) {
            head.closes = equal(value, "close");
        }
        break;
    case 13:
        if (equal(name, "last-modified")) {
            head.lastModified = value;
        }
        break;
    case 14:
        if (equal(name, "content-length")) {
            std::from_chars(value.data(), value.data() + value.size(), head.contentLength);
        }
        break;
    case 17:
        if (equal(name, "transfer-encoding")) {
            head.chunked = equal(value, "chunked");
        }
        break;
    default: break;
    }
}

} // namespace

HttpAnswerHead scanHttpHead(std::string_view bytes)
{
    HttpAnswerHead head;
    const std::size_t end = bytes.find(blankLine);
    if (end == std::string_view::npos) {
        return head;
    }
    head.size = end + blankLine.size();
    std::size_t lineEnd = bytes.find("\r\n");
    const std::string_view first = bytes.substr(0, lineEnd);
    constexpr std::size_t statusAt = versionBegin.size() + 2;
    if (!first.starts_with(versionBegin) || first.size() < statusAt + 3) {
        return head;
    }
    std::from_chars(first.data() + statusAt, first.data() + statusAt + 3, head.status);
    head.closes = first[versionBegin.size()] == '0';
    while (lineEnd < end) {
        const std::size_t begin = lineEnd + 2;
        lineEnd = bytes.find("\r\n", begin);
        takeField(bytes.substr(begin, lineEnd - begin), head);
    }
    return head;
}

namespace {

/// The size of the whole chunked body with its framing; nothing while it is incomplete or if it is none.
std::optional<std::size_t> chunkedSize(std::string_view bytes, bool &failed)
{
    ChunkScanner scanner;
    std::size_t at = 0;
    while (at < bytes.size() && !scanner.finished() && !scanner.failed()) {
        at += scanner.next(bytes.substr(at)).taken;
    }
    failed = scanner.failed();
    return scanner.finished() ? std::optional{at} : std::nullopt;
}

/// Sets the state, the size and the body of an answer whose head is known.
void scanBody(HttpAnswer &answer, std::span<char> rest, bool ended)
{
    std::size_t framed = 0;
    std::size_t body = 0;
    if (!answer.head.hasBody()) {
        // neither
    } else if (answer.head.chunked) {
        bool failed = false;
        const auto size = chunkedSize({rest.data(), rest.size()}, failed);
        if (!size) {
            answer.state = failed ? HttpAnswer::State::Malformed : HttpAnswer::State::Incomplete;
            return;
        }
        framed = *size;
        body = ChunkScanner{}.strip(rest.first(framed));
    } else if (answer.head.contentLength >= 0) {
        framed = body = static_cast<std::size_t>(answer.head.contentLength);
    } else {
        answer.head.closes = true;
        framed = body = ended ? rest.size() : rest.size() + 1;
    }
    if (framed > rest.size()) {
        return;
    }
    answer.size = answer.head.size + framed;
    answer.body = {rest.data(), body};
    answer.state = HttpAnswer::State::Complete;
}

} // namespace

HttpAnswer scanHttpAnswer(std::span<char> bytes, bool ended)
{
    HttpAnswer answer;
    answer.head = scanHttpHead({bytes.data(), bytes.size()});
    if (answer.head.size == 0) {
        return answer;
    }
    if (answer.head.status == 0) {
        answer.state = HttpAnswer::State::Malformed;
        return answer;
    }
    scanBody(answer, bytes.subspan(answer.head.size), ended);
    return answer;
}

ChunkScanner::Piece ChunkScanner::next(std::string_view bytes)
{
    const char byte = bytes.front();
    switch (m_state) {
    case State::Size: takeSize(byte); break;
    case State::Extension:
        if (byte == '\n') {
            endSizeLine();
        }
        break;
    case State::Data: {
        const auto size = static_cast<std::size_t>(std::min<quint64>(m_remaining, bytes.size()));
        m_remaining -= size;
        if (m_remaining == 0) {
            m_state = State::DataEnd;
        }
        return {size, size};
    }
    case State::DataEnd:
        if (byte == '\n') {
            m_state = State::Size;
            m_digits = 0;
        } else if (byte != '\r') {
            m_state = State::Failed;
        }
        break;
    case State::Trailer: takeTrailer(byte); break;
    case State::Finished:
    case State::Failed: return {bytes.size(), 0};
    }
    return {1, 0};
}

void ChunkScanner::takeSize(char byte)
{
    const char c = lower(byte);
    const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    if (digit >= 0 && m_digits < mostSizeDigits) {
        m_remaining = m_remaining * 16 + static_cast<quint64>(digit);
        ++m_digits;
    } else if (digit >= 0 || m_digits == 0) {
        m_state = State::Failed;
    } else if (c == '\n') {
        endSizeLine();
    } else {
        m_state = State::Extension;
    }
}

void ChunkScanner::endSizeLine()
{
    m_lineEmpty = true;
    m_state = m_remaining > 0 ? State::Data : State::Trailer;
}

void ChunkScanner::takeTrailer(char byte)
{
    if (byte == '\n') {
        m_state = m_lineEmpty ? State::Finished : State::Trailer;
        m_lineEmpty = true;
    } else if (byte != '\r') {
        m_lineEmpty = false;
    }
}

std::size_t ChunkScanner::strip(std::span<char> bytes)
{
    std::size_t body = 0;
    for (std::size_t at = 0; at < bytes.size() && !finished() && !failed();) {
        const Piece piece = next({bytes.data() + at, bytes.size() - at});
        if (piece.body > 0) {
            std::memmove(bytes.data() + body, bytes.data() + at, piece.body);
            body += piece.body;
        }
        at += piece.taken;
    }
    return body;
}

} // namespace pushscope
