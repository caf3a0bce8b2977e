// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/httpbody.h"

#include <algorithm>

namespace pushscope {

namespace {

constexpr qsizetype longestLength = 18; // every such number fits in 63 bits
constexpr qsizetype longestChunkSize = 15; // hexadecimal digits, as above
constexpr qsizetype longestChunkLine = 1024;
constexpr qsizetype largestTrailer = 8 * 1024;

Error badFraming(const QString &message, const QString &field)
{
    return {QByteArrayLiteral("bad-framing"), message, field};
}

Error badChunk(const QString &message)
{
    return {QByteArrayLiteral("bad-chunk"), message, QStringLiteral("body")};
}

/// RFC 9110 8.6: a list of equal values counts as one.
Result<qint64> contentLength(const QByteArrayList &values)
{
    const QString field = QStringLiteral("Content-Length");
    std::optional<QByteArray> known;
    for (const QByteArray &list : values) {
        const auto elements = list.split(',');
        for (const QByteArray &element : elements) {
            const QByteArray digits = element.trimmed();
            if (digits.isEmpty() || digits.size() > longestLength
                || !std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; })) {
                return badFraming(QStringLiteral("Content-Length is not a decimal number of bytes"), field);
            }
            if (known && *known != digits) {
                return badFraming(QStringLiteral("there are differing Content-Length values"), field);
            }
            known = digits;
        }
    }
    return known->toLongLong();
}

Result<HttpBodyFraming> explicitFraming(const HttpHeaders &headers, int minorVersion, HttpBodyFraming otherwise)
{
    const auto codings = headers.values("Transfer-Encoding");
    const auto lengths = headers.values("Content-Length");
    if (!codings.isEmpty()) {
        const QString field = QStringLiteral("Transfer-Encoding");
        if (!lengths.isEmpty()) {
            return badFraming(QStringLiteral("Content-Length and Transfer-Encoding exclude each other"), field);
        }
        if (minorVersion == 0) {
            return badFraming(QStringLiteral("HTTP/1.0 has no Transfer-Encoding"), field);
        }
        if (codings.size() != 1 || codings.front().compare("chunked", Qt::CaseInsensitive) != 0) {
            return Error{"unsupported-coding", QStringLiteral("the only transfer coding understood is 'chunked'"),
                         field};
        }
        return HttpBodyFraming{HttpBodyFraming::Kind::Chunked, 0};
    }
    if (lengths.isEmpty()) {
        return otherwise;
    }
    const auto length = contentLength(lengths);
    if (!length) {
        return length.error();
    }
    return HttpBodyFraming{HttpBodyFraming::Kind::Length, *length};
}

bool isForbidden(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7f;
}

/// The size that a chunk line `size[;extension]` names; nothing if it is malformed.
std::optional<qint64> chunkSize(QByteArrayView line)
{
    const auto semicolon = line.indexOf(';');
    const auto digits = (semicolon < 0 ? line : line.first(semicolon)).trimmed();
    const auto isHexDigit = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    if (digits.isEmpty() || digits.size() > longestChunkSize || digits.front() != line.front()
        || !std::ranges::all_of(digits, isHexDigit)) {
        return {};
    }
    constexpr int hexadecimal = 16;
    return digits.toByteArray().toLongLong(nullptr, hexadecimal);
}

} // namespace

Result<HttpBodyFraming> HttpBodyFraming::ofRequest(const HttpRequestHead &head)
{
    return explicitFraming(head.headers, head.minorVersion, {Kind::None, 0});
}

Result<HttpBodyFraming> HttpBodyFraming::ofResponse(const HttpResponseHead &head, bool toHead)
{
    constexpr int firstFinal = 200;
    constexpr int noContent = 204;
    constexpr int notModified = 304;
    if (toHead || head.status < firstFinal || head.status == noContent || head.status == notModified) {
        return HttpBodyFraming{};
    }
    return explicitFraming(head.headers, head.minorVersion, {Kind::UntilClose, 0});
}

HttpBodyDecoder::HttpBodyDecoder(HttpBodyFraming framing)
{
    switch (framing.kind) {
    case HttpBodyFraming::Kind::None: break;
    case HttpBodyFraming::Kind::Length:
        m_remaining = framing.length;
        m_state = m_remaining > 0 ? State::Length : State::Finished;
        break;
    case HttpBodyFraming::Kind::Chunked: m_state = State::ChunkSize; break;
    case HttpBodyFraming::Kind::UntilClose: m_state = State::UntilClose; break;
    }
}

HttpBodyDecoder::Step HttpBodyDecoder::feed(QByteArrayView bytes)
{
    Step step;
    while (step.consumed < bytes.size() && !step.error && !finished()) {
        const Piece piece = next(bytes.sliced(step.consumed));
        step.consumed += piece.consumed;
        step.body.append(piece.body);
        step.error = piece.error;
    }
    return step;
}

HttpBodyDecoder::Piece HttpBodyDecoder::next(QByteArrayView bytes)
{
    Piece piece;
    switch (m_state) {
    case State::UntilClose:
        piece.body = bytes;
        piece.consumed = bytes.size();
        break;
    case State::Length:
    case State::ChunkData: takeData(bytes, piece); break;
    case State::ChunkSize:
    case State::ChunkEnd:
    case State::Trailer: takeLine(bytes, piece); break;
    case State::Failed: piece.error = badChunk(QStringLiteral("the body was malformed before")); break;
    case State::Finished: break;
    }
    if (piece.error) {
        m_state = State::Failed;
    }
    return piece;
}

void HttpBodyDecoder::takeData(QByteArrayView bytes, Piece &piece)
{
    const qsizetype size = std::min<qint64>(m_remaining, bytes.size());
    piece.body = bytes.first(size);
    piece.consumed = size;
    m_remaining -= size;
    if (m_remaining == 0) {
        m_state = m_state == State::Length ? State::Finished : State::ChunkEnd;
    }
}

void HttpBodyDecoder::takeLine(QByteArrayView bytes, Piece &piece)
{
    const auto end = bytes.indexOf('\n');
    const auto part = end < 0 ? bytes : bytes.first(end + 1);
    if (m_line.size() + part.size() > (m_state == State::Trailer ? largestTrailer : longestChunkLine)) {
        piece.error = badChunk(QStringLiteral("a chunk's line or the trailer is too long"));
        return;
    }
    m_line.append(part);
    piece.consumed = part.size();
    if (end < 0) {
        return;
    }
    if (!m_line.endsWith("\r\n")) {
        piece.error = badChunk(QStringLiteral("a chunk's line does not end in CR LF"));
        return;
    }
    m_line.chop(2);
    if (std::ranges::any_of(m_line, isForbidden)) {
        piece.error = badChunk(QStringLiteral("a chunk's line or the trailer holds a control character"));
        return;
    }
    endLine(piece);
    m_line.resize(0); // keeps its memory for the next line
}

void HttpBodyDecoder::endLine(Piece &piece)
{
    if (m_state == State::ChunkEnd) {
        m_state = State::ChunkSize;
        if (!m_line.isEmpty()) {
            piece.error = badChunk(QStringLiteral("a chunk is longer than its size"));
        }
    } else if (m_state == State::ChunkSize) {
        const auto size = chunkSize(m_line);
        if (!size) {
            piece.error = badChunk(QStringLiteral("a chunk's size is not a hexadecimal number"));
            return;
        }
        m_remaining = *size;
        m_state = m_remaining > 0 ? State::ChunkData : State::Trailer;
    } else if (m_line.isEmpty()) {
        m_state = State::Finished;
    } else {
        m_trailerBytes += m_line.size();
        if (m_trailerBytes > largestTrailer) {
            piece.error = badChunk(QStringLiteral("the trailer is too long"));
        }
    }
}

} // namespace pushscope
