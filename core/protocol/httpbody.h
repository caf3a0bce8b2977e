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
    [[nodiscard]] bool finished() const { return m_state == State::Finished; }

private:
    enum class State { Length, UntilClose, ChunkSize, ChunkData, ChunkEnd, Trailer, Finished, Failed };

    void takeData(QByteArrayView bytes, Step &step);
    void takeLine(QByteArrayView bytes, Step &step);
    void endLine(Step &step);

    State m_state = State::Finished;
    qint64 m_remaining = 0;
    QByteArray m_line;
    qsizetype m_trailerBytes = 0;
};

} // namespace pushscope
