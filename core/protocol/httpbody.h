// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"
#include "protocol/httphead.h"

#include <QByteArray>
#include <QByteArrayView>

namespace pushscope {

/// How the body of a message ends (RFC 9112 6.3).
struct HttpBodyFraming
{
    enum class Kind { None, Length, Chunked, UntilClose };
    Kind kind = Kind::None;
    qint64 length = 0;

    bool operator==(const HttpBodyFraming &) const = default;

    /// Refuses differing or malformed Content-Length, Content-Length with Transfer-Encoding, and
    /// transfer codings other than `chunked` alone (code `unsupported-coding`, for a 501).
    [[nodiscard]] static Result<HttpBodyFraming> ofRequest(const HttpRequestHead &head);
    /// `toHead`: the request was HEAD. 1xx, 204 and 304 have no body.
    [[nodiscard]] static Result<HttpBodyFraming> ofResponse(const HttpResponseHead &head, bool toHead = false);
};

/// Takes the framing off a body that comes in pieces.
class HttpBodyDecoder
{
public:
    explicit HttpBodyDecoder(HttpBodyFraming framing = {});

    struct Step
    {
        qsizetype consumed = 0; ///< of the bytes given; what follows belongs to the next message
        QByteArray body;
        std::optional<Error> error;
    };

    [[nodiscard]] Step feed(QByteArrayView bytes);

    /// One line of framing or one run of body, which is a part of the bytes given.
    struct Piece
    {
        qsizetype consumed = 0;
        QByteArrayView body;
        std::optional<Error> error;
    };

    /// As `feed`, but one piece at a time and without a copy, for those who must know where the body stands. Takes at
    /// least one byte unless it is finished or fails.
    [[nodiscard]] Piece next(QByteArrayView bytes);
    [[nodiscard]] bool finished() const { return m_state == State::Finished; }
    /// The data of a chunk is all there, the line end after it is not.
    [[nodiscard]] bool atChunkEnd() const { return m_state == State::ChunkEnd; }

private:
    enum class State { Length, UntilClose, ChunkSize, ChunkData, ChunkEnd, Trailer, Finished, Failed };

    void takeData(QByteArrayView bytes, Piece &piece);
    void takeLine(QByteArrayView bytes, Piece &piece);
    void endLine(Piece &piece);

    State m_state = State::Finished;
    qint64 m_remaining = 0;
    QByteArray m_line;
    qsizetype m_trailerBytes = 0;
};

} // namespace pushscope
