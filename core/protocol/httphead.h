// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/textpairs.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace pushscope {

/// The status after which the bytes are no longer HTTP (RFC 9110 15.2.2).
inline constexpr int switchingProtocols = 101;

/// Header fields in the order received (RFC 9110 5). Names compare without regard to case.
class HttpHeaders
{
public:
    struct Field
    {
        QByteArray name;
        QByteArray value; ///< without surrounding white space
        bool operator==(const Field &) const = default;
    };

    void reserve(qsizetype bytes, std::size_t fields) { m_fields.reserve(bytes, fields); }
    void append(QByteArrayView name, QByteArrayView value) { m_fields.append(name, value); }
    [[nodiscard]] qsizetype count(QByteArrayView name) const;
    /// The first field of that name; nothing if there is none. Valid until the next change.
    [[nodiscard]] std::optional<QByteArrayView> find(QByteArrayView name) const;
    [[nodiscard]] std::optional<QByteArray> value(QByteArrayView name) const; ///< as `find`
    [[nodiscard]] QByteArrayList values(QByteArrayView name) const;
    /// Whether a comma list (as Connection, Upgrade) holds the token, without regard to case.
    [[nodiscard]] bool hasToken(QByteArrayView name, QByteArrayView token) const;
    [[nodiscard]] std::vector<Field> fields() const;

    bool operator==(const HttpHeaders &) const = default;

private:
    [[nodiscard]] bool isNamed(std::size_t field, QByteArrayView name) const;

    TextPairs m_fields;
};

struct HttpRequestHead
{
    QByteArray method;
    QByteArray target;
    int minorVersion = 1; ///< HTTP/1.minor
    HttpHeaders headers;

    /// RFC 9112 9.3: HTTP/1.1 unless `Connection: close`; HTTP/1.0 only with `keep-alive`.
    [[nodiscard]] bool keepsAlive() const;
    bool operator==(const HttpRequestHead &) const = default;
};

struct HttpResponseHead
{
    int status = 0;
    QByteArray reason;
    int minorVersion = 1;
    HttpHeaders headers;

    [[nodiscard]] bool keepsAlive() const;
    bool operator==(const HttpResponseHead &) const = default;
};

/// Limits on what a peer may send before the blank line.
struct HttpHeadLimits
{
    qsizetype firstLine = 8 * 1024;
    qsizetype headers = 16 * 1024; ///< all header lines together
    qint64 fields = 100;
};

/// More bytes are needed.
struct HttpHeadIncomplete
{
    bool operator==(const HttpHeadIncomplete &) const = default;
};

/// What is wrong, and the status that a server answers it with (400, 414, 431, 501, 505).
struct HttpHeadError
{
    int status = 400;
    QString message;
    bool operator==(const HttpHeadError &) const = default;
};

/// `length` is the number of bytes up to and including the blank line.
template <typename Head>
struct HttpHeadComplete
{
    Head head;
    qsizetype length = 0;
};

template <typename Head>
using HttpHeadResult = std::variant<HttpHeadIncomplete, HttpHeadError, HttpHeadComplete<Head>>;

/// Parses from the start of `bytes` (RFC 9112). Strict: bare CR or LF inside a line, white space
/// before the colon, folded lines, bytes below 0x20 other than tab and an invalid method or field
/// name are errors. A line may end in LF alone. Limits are enforced on incomplete heads too.
[[nodiscard]] HttpHeadResult<HttpRequestHead> parseRequestHead(QByteArrayView bytes, const HttpHeadLimits &limits = {});
[[nodiscard]] HttpHeadResult<HttpResponseHead> parseResponseHead(QByteArrayView bytes,
                                                                 const HttpHeadLimits &limits = {});

} // namespace pushscope
