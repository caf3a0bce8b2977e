// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <vector>

namespace pushscope::test {

/// Bytes, the statuses of the answers to them, and what becomes of the connection.
struct HttpRow
{
    QByteArray name;
    QByteArray bytes;
    QList<int> statuses; ///< 100 for an interim answer
    bool closes = true; ///< else the next request on the same connection is answered
};

[[nodiscard]] std::vector<HttpRow> requestLineRows();
[[nodiscard]] std::vector<HttpRow> targetRows();
[[nodiscard]] std::vector<HttpRow> fieldRows();
[[nodiscard]] std::vector<HttpRow> lengthRows();
[[nodiscard]] std::vector<HttpRow> chunkRows();
[[nodiscard]] std::vector<HttpRow> upgradeRows();

/// What comes after the upgrade, and how the server closes; 0: it does not, and answers the next ping.
struct FrameRow
{
    QByteArray name;
    QByteArray bytes;
    int closeCode = 0;
};

[[nodiscard]] std::vector<FrameRow> frameRows();
[[nodiscard]] std::vector<FrameRow> messageRows();
[[nodiscard]] std::vector<FrameRow> closeRows();

/// A request with `line` before its version and a Host field.
[[nodiscard]] inline QByteArray request(const QByteArray &line, const QByteArray &headerLines = {},
                                        const QByteArray &body = {})
{
    return line + " HTTP/1.1\r\nHost: localhost\r\n" + headerLines + "\r\n" + body;
}

[[nodiscard]] inline QByteArray post(const QByteArray &headerLines, const QByteArray &body = {})
{
    return request("POST /publish", headerLines, body);
}

} // namespace pushscope::test
