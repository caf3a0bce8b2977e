// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>

namespace pushscope {

/// Overwrites credentials in the heads of a stream by as many asterisks, known or not, in any pieces: the values of
/// the headers of message/credentials.h (but not the word Bearer, Basic or Digest before, where it comes in one piece)
/// and of Set-Cookie up to the first semicolon, and in the first line and in every header (as Location) the values of
/// query parameters that carry a token and the user info of URLs. Where a piece ends between `//` and what tells
/// whether that was user info, it is overwritten as if it were.
class CredentialMask
{
public:
    /// `head` comes next in the heads of the stream; `kept` is a copy of the piece that holds it, from `at` on.
    void apply(QByteArrayView head, QByteArray &kept, qsizetype at);

private:
    enum class Field {
        Name,
        Plain, ///< a value to be shown
        Start, ///< before the first byte of a value to be overwritten
        Scheme, ///< in what may be the word before the credentials
        Credentials,
    };
    enum class Query { Outside, Name, Value };
    enum class Authority {
        Outside,
        Colon, ///< after it
        Slash, ///< after `:/`
        Inside, ///< after `://`
    };

    /// Longer names are none of those that are looked for, nor are they with each byte percent-encoded.
    class Name
    {
    public:
        void clear() { m_size = 0; }
        void take(char c)
        {
            if (m_size < m_bytes.size()) {
                m_bytes[m_size++] = c;
            }
        }
        [[nodiscard]] QByteArrayView view() const { return {m_bytes.data(), static_cast<qsizetype>(m_size)}; }

    private:
        std::array<char, 64> m_bytes{};
        std::size_t m_size = 0;
    };

    void takeName(char c);
    void endLine();
    [[nodiscard]] bool isHiddenInField(char c);
    [[nodiscard]] bool isHiddenInQuery(char c);
    [[nodiscard]] bool endsScheme(char c) const;
    /// Where the user info ends, returns where it began in this piece; else -1.
    [[nodiscard]] qsizetype takeAuthority(char c, qsizetype at);

    Field m_field = Field::Name;
    Query m_query = Query::Outside;
    Authority m_authority = Authority::Outside;
    qsizetype m_authorityBegin = 0; ///< in the piece
    bool m_hides = false; ///< the value of the last header
    bool m_takesScheme = false; ///< it may begin with a scheme
    bool m_endsAtSemicolon = false;
    Name m_name; ///< of the header, or the scheme
    Name m_parameter; ///< of the query: its name
};

} // namespace pushscope
