// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/filepart.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <limits>
#include <optional>
#include <ratio>

namespace pushscope {

namespace {

enum class Comparison { Weak, Strong };

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == ',';
}

/// One entity tag after the other, until the list ends or has something else in it.
std::optional<QByteArrayView> takeTag(QByteArrayView &list)
{
    list = list.sliced(std::ranges::find_if_not(list, isSpace) - list.begin());
    const qsizetype opening = list.startsWith("W/") ? 2 : 0;
    if (list.size() <= opening || list[opening] != '"') {
        return {};
    }
    const qsizetype closing = list.indexOf('"', opening + 1);
    if (closing < 0) {
        return {};
    }
    const QByteArrayView tag = list.first(closing + 1);
    list = list.sliced(closing + 1);
    return tag;
}

bool holds(QByteArrayView list, QByteArrayView etag, Comparison comparison)
{
    if (list.trimmed() == "*") {
        return true;
    }
    while (const auto tag = takeTag(list)) {
        const bool isWeak = tag->startsWith("W/");
        if (isWeak ? comparison == Comparison::Weak && tag->sliced(2) == etag : *tag == etag) {
            return true;
        }
    }
    return false;
}

std::optional<qint64> parseHttpDate(QByteArrayView text)
{
    constexpr int century = 100;
    constexpr int oldest = 1970;
    // The day of the week tells nothing, and of a year with two digits it may be that of another century.
    const QString date = QString::fromLatin1(text.trimmed()).simplified().section(u' ', 1);
    for (const QString &format : {QStringLiteral("dd MMM yyyy hh:mm:ss 'GMT'"),
                                  QStringLiteral("dd-MMM-yy hh:mm:ss 'GMT'"), QStringLiteral("MMM d hh:mm:ss yyyy")}) {
        const QDateTime read = QLocale::c().toDateTime(date, format);
        if (read.isValid()) {
            const QDateTime time{read.date(), read.time(), QTimeZone::utc()};
            const bool isLater = date.contains(u'-') && time.date().year() < oldest;
            return (isLater ? time.addYears(century) : time).toSecsSinceEpoch();
        }
    }
    return {};
}

/// Nothing unless it is digits. What is larger than any file stays so.
std::optional<qint64> parsePosition(QByteArrayView digits)
{
    constexpr qsizetype mostDigits = 18;
    if (digits.isEmpty() || !std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; })) {
        return {};
    }
    return digits.size() > mostDigits ? std::numeric_limits<qint64>::max() : digits.toByteArray().toLongLong();
}

/// Nothing if it is to be ignored; status 416 if none of it is in the file.
std::optional<FilePart> parseRange(QByteArrayView value, qint64 size)
{
    constexpr QByteArrayView unit{"bytes="};
    if (value.size() < unit.size() || value.first(unit.size()).compare(unit, Qt::CaseInsensitive) != 0) {
        return {};
    }
    const QByteArrayView range = value.sliced(unit.size()).trimmed();
    const qsizetype dash = range.indexOf('-');
    if (dash < 0) {
        return {};
    }
    const auto from = parsePosition(range.first(dash));
    const auto to = parsePosition(range.sliced(dash + 1));
    if (dash == 0) {
        return !to                  ? std::nullopt
            : *to == 0 || size == 0 ? std::optional{FilePart{.status = 416}}
                                    : std::optional{FilePart{206, size - std::min(*to, size), std::min(*to, size)}};
    }
    const bool isOpen = dash + 1 == range.size();
    if (!from || (!isOpen && (!to || *to < *from))) {
        return {};
    }
    if (*from >= size) {
        return FilePart{.status = 416};
    }
    const qint64 last = isOpen ? size - 1 : std::min(*to, size - 1);
    return FilePart{206, *from, last - *from + 1};
}

QByteArray joined(const HttpRequestHead &head, const char *name)
{
    return head.headers.values(name).join(", ");
}

/// RFC 9110 13.2.2, the steps before If-Range.
std::optional<int> statusByConditions(const HttpRequestHead &head, QByteArrayView etag, qint64 modified)
{
    if (head.headers.find("If-Match")) {
        if (!holds(joined(head, "If-Match"), etag, Comparison::Strong)) {
            return 412;
        }
    } else if (const auto since = head.headers.find("If-Unmodified-Since")) {
        const auto date = parseHttpDate(*since);
        if (date && modified > *date) {
            return 412;
        }
    }
    if (head.headers.find("If-None-Match")) {
        return holds(joined(head, "If-None-Match"), etag, Comparison::Weak) ? std::optional{304} : std::nullopt;
    }
    if (const auto since = head.headers.find("If-Modified-Since")) {
        const auto date = parseHttpDate(*since);
        return date && modified <= *date ? std::optional{304} : std::nullopt;
    }
    return {};
}

/// RFC 9110 13.1.5. A date says which version it is only once the second is over.
bool allowsRange(const HttpRequestHead &head, QByteArrayView etag, qint64 modified, qint64 now)
{
    const auto condition = head.headers.find("If-Range");
    if (!condition) {
        return true;
    }
    if (condition->contains('"')) {
        return *condition == etag;
    }
    return parseHttpDate(*condition) == modified && modified < now;
}

} // namespace

QByteArray etagOf(const FolderFile::Version &version)
{
    constexpr int base = 36;
    return '"' + QByteArray::number(version.size, base) + '-' + QByteArray::number(version.modified, base) + '-'
        + QByteArray::number(version.number, base) + '"';
}

qint64 lastModifiedOf(const FolderFile::Version &version, qint64 now)
{
    return std::min<qint64>(version.modified / std::nano::den, now);
}

FilePart partOf(const HttpRequestHead &head, const FolderFile::Version &version, qint64 now)
{
    const QByteArray etag = etagOf(version);
    const qint64 modified = lastModifiedOf(version, now);
    if (const auto status = statusByConditions(head, etag, modified)) {
        return {.status = *status};
    }
    const FilePart whole{200, 0, version.size};
    if (head.method != "GET" || head.headers.count("Range") != 1 || !allowsRange(head, etag, modified, now)) {
        return whole;
    }
    return parseRange(*head.headers.find("Range"), version.size).value_or(whole);
}

QByteArray fileLines(const FilePart &part, const FolderFile::Version &version, qint64 now)
{
    QByteArray lines = "Cache-Control: no-cache\r\nAccept-Ranges: bytes\r\nETag: " + etagOf(version)
        + "\r\nLast-Modified: " + toHttpDate(lastModifiedOf(version, now)) + "\r\n";
    if (part.status == 206) {
        lines += "Content-Range: bytes " + QByteArray::number(part.first) + '-'
            + QByteArray::number(part.first + part.length - 1) + '/' + QByteArray::number(version.size) + "\r\n";
    }
    return lines;
}

bool holdsTag(QByteArrayView list, QByteArrayView etag)
{
    return holds(list, etag, Comparison::Weak);
}

QByteArray toHttpDate(qint64 secondsSinceEpoch)
{
    const QString date = QLocale::c().toString(QDateTime::fromSecsSinceEpoch(secondsSinceEpoch, QTimeZone::utc()),
                                               QStringLiteral("ddd, dd MMM yyyy hh:mm:ss"));
    return date.toLatin1() + " GMT";
}

} // namespace pushscope
