// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cstddef>
#include <span>
#include <string_view>

namespace pushscope {

/// What a load client needs of the head of an answer (RFC 9112). Views into the bytes scanned: nothing is allocated,
/// and what a strict parser would refuse is let pass.
struct HttpAnswerHead
{
    std::size_t size = 0; ///< up to and with the blank line; 0: incomplete
    int status = 0; ///< 0: this is no HTTP answer
    qint64 contentLength = -1; ///< -1: none was given
    bool chunked = false;
    bool closes = false; ///< no further answer comes on this connection
    std::string_view entityTag;
    std::string_view lastModified;

    /// 1xx, 204 and 304 have none.
    [[nodiscard]] bool hasBody() const { return status >= 200 && status != 204 && status != 304; }
};

[[nodiscard]] HttpAnswerHead scanHttpHead(std::string_view bytes);

/// A whole answer, its body without chunk framing.
struct HttpAnswer
{
    enum class State { Incomplete, Complete, Malformed };

    State state = State::Incomplete;
    HttpAnswerHead head;
    std::string_view body;
    std::size_t size = 0; ///< of the whole answer
};

/// Scans the answer at the beginning of `bytes`; takes the chunk framing off in place once it is complete. An answer
/// that ends with its connection is complete if `ended`.
[[nodiscard]] HttpAnswer scanHttpAnswer(std::span<char> bytes, bool ended = false);

/// Follows chunk framing (RFC 9112 7.1) through a stream.
class ChunkScanner
{
public:
    /// One byte of framing, or a run of body that lies in the bytes given.
    struct Piece
    {
        std::size_t taken = 0; ///< at least one
        std::size_t body = 0; ///< all that was taken, or nothing
    };

    /// `bytes` is not empty, and the stream is neither finished nor has it failed.
    [[nodiscard]] Piece next(std::string_view bytes);
    /// Moves the body to the beginning of `bytes` and returns its size. What follows the last chunk is dropped.
    [[nodiscard]] std::size_t strip(std::span<char> bytes);
    [[nodiscard]] bool finished() const { return m_state == State::Finished; }
    [[nodiscard]] bool failed() const { return m_state == State::Failed; }

private:
    enum class State { Size, Extension, Data, DataEnd, Trailer, Finished, Failed };

    void takeSize(char byte);
    void takeTrailer(char byte);
    void endSizeLine();

    State m_state = State::Size;
    quint64 m_remaining = 0;
    int m_digits = 0;
    bool m_lineEmpty = true; ///< of the trailer
};

} // namespace pushscope
