// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/wireunit.h"

#include <QByteArrayView>

#include <array>

namespace pushscope {

/// Finds the ends of the blocks of an event stream (WHATWG HTML 9.2.5) and what matters most in each, without keeping
/// their bytes. Blank lines before a block belong to it. Lines end in CR, LF or CRLF, also when split.
class SseBlockScanner
{
public:
    struct Block
    {
        WireUnit::Kind kind = WireUnit::Kind::SseComment;
        qint64 payloadBytes = 0; ///< of its data lines put together
    };

    /// What next() found: `taken` bytes more belong to the block at hand; `ended`: with them it is whole.
    struct Step
    {
        qsizetype taken = 0;
        bool ended = false;
    };

    /// The next bytes of the stream; the view must live while next() is called.
    void start(QByteArrayView run);
    /// Takes what is left of the run, up to the end of a block.
    [[nodiscard]] Step next();
    [[nodiscard]] bool atEnd() const { return m_position == m_run.size(); }

    /// A block ended in CR and an LF may yet follow: taken 0 bytes with `ended` then says that none did.
    [[nodiscard]] bool undecided() const { return m_undecided; }
    /// Part of a block is there, blank lines aside.
    [[nodiscard]] bool inBlock() const { return m_any || m_lineSize > 0; }
    /// The block that ended, and a fresh start for the next one.
    [[nodiscard]] Block takeBlock();

private:
    static constexpr qsizetype prefixSize = 64; ///< enough for each field's name and for `retry`

    void search();
    void addToLine(QByteArrayView piece);
    bool endLine();
    void readField(QByteArrayView line);
    void readRetry(QByteArrayView value);

    QByteArrayView m_run;
    qsizetype m_position = 0;
    qsizetype m_lineFeed = -1;
    qsizetype m_carriageReturn = -1;

    std::array<char, prefixSize> m_prefix{};
    qsizetype m_lineSize = 0;
    bool m_nul = false; ///< in a line that may be an id
    bool m_firstLine = true;
    bool m_skipLineFeed = false;
    bool m_undecided = false;

    bool m_any = false;
    bool m_data = false;
    bool m_id = false;
    bool m_retry = false;
    qint64 m_payloadBytes = 0;
};

} // namespace pushscope
