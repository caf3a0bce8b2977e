// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace pushscope {

/// Bytes in, lines out. Lines end with LF or CRLF; empty ones are left out, as are those longer
/// than `longestLine`, which are counted.
class LineSplitter
{
public:
    void add(QByteArrayView bytes);
    /// The next complete line without its end.
    [[nodiscard]] std::optional<QByteArray> next();
    /// What stands after the last line end, to be asked when no more bytes come and next() has
    /// nothing; it is empty then.
    [[nodiscard]] std::optional<QByteArray> takeRest();
    /// How many lines were too long, since the last call.
    [[nodiscard]] quint64 takeOverlong();

    static constexpr qsizetype longestLine = 1024 * 1024;

private:
    [[nodiscard]] std::optional<QByteArray> accepted(QByteArrayView line);

    QByteArray m_buffer;
    qsizetype m_start = 0; ///< of the line that is not handed out yet
    qsizetype m_searched = 0; ///< up to here there is no line end
    bool m_discarding = false; ///< inside a line that is too long
    quint64 m_overlong = 0;
};

} // namespace pushscope
