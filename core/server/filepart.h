// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/folderfile.h"
#include "protocol/httphead.h"

#include <QByteArray>

namespace pushscope {

/// What of a file is sent (RFC 9110 13 and 14).
struct FilePart
{
    int status = 200; ///< 200, 206, 304, 412 or 416
    qint64 first = 0;
    qint64 length = 0; ///< for 200 and 206; as many bytes as the file has, or the range

    bool operator==(const FilePart &) const = default;
};

/// A strong validator: another version of the file has another one.
[[nodiscard]] QByteArray etagOf(const FolderFile::Version &version);
/// In seconds, and not later than `now` (RFC 9110 8.8.2.1).
[[nodiscard]] qint64 lastModifiedOf(const FolderFile::Version &version, qint64 now);

/// What the request's conditions and range make of a file; both times are in seconds since 1970. A range that is
/// wrong, or of several parts, is the whole file.
[[nodiscard]] FilePart partOf(const HttpRequestHead &head, const FolderFile::Version &version, qint64 now);

/// The header lines by which that part, and later the version, can be asked for again.
[[nodiscard]] QByteArray fileLines(const FilePart &part, const FolderFile::Version &version, qint64 now);

/// RFC 9110 13.1.2: whether the list of If-None-Match holds the tag; weak ones are the same as strong ones.
[[nodiscard]] bool holdsTag(QByteArrayView list, QByteArrayView etag);

/// RFC 9110 5.6.7.
[[nodiscard]] QByteArray toHttpDate(qint64 secondsSinceEpoch);

} // namespace pushscope
