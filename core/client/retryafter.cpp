// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/retryafter.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace pushscope {

namespace {

/// RFC 9110 5.6.7: IMF-fixdate, and the obsolete RFC 850 and asctime forms.
std::optional<QDateTime> parseHttpDate(const QByteArray &value, const QDateTime &now)
{
    const QString text = QString::fromLatin1(value).simplified();
    const QLocale c = QLocale::c();
    const auto utc = [](const QDateTime &date) { return QDateTime{date.date(), date.time(), QTimeZone::utc()}; };
    for (const QString &format :
         {QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"), QStringLiteral("ddd MMM d hh:mm:ss yyyy")}) {
        if (const QDateTime date = c.toDateTime(text, format); date.isValid()) {
            return utc(date);
        }
    }
    // The weekday is left out: with two digits of the year it may not match the century that is meant.
    constexpr int centuryYears = 100;
    constexpr int furthestYears = 50;
    QDateTime date = c.toDateTime(text.section(QLatin1String(", "), 1), QStringLiteral("dd-MMM-yy hh:mm:ss 'GMT'"));
    if (!date.isValid()) {
        return {};
    }
    while (date.date().year() + furthestYears < now.date().year()) {
        date = date.addYears(centuryYears);
    }
    return utc(date);
}

} // namespace

std::optional<std::chrono::milliseconds> parseRetryAfter(const QByteArray &value, const QDateTime &now)
{
    using std::chrono::milliseconds;
    const QByteArray text = value.trimmed();
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (!text.isEmpty() && std::ranges::all_of(text, isDigit)) {
        bool fits = false;
        const qint64 seconds = text.toLongLong(&fits);
        const qint64 most = std::chrono::duration_cast<std::chrono::seconds>(longestRetryAfter).count();
        return std::chrono::seconds{fits ? std::min(seconds, most) : most};
    }
    const auto date = parseHttpDate(text, now);
    if (!date) {
        return {};
    }
    return std::clamp(milliseconds{now.msecsTo(*date)}, milliseconds{0}, longestRetryAfter);
}

std::optional<std::chrono::milliseconds> retryAfterOf(const HttpResponseHead &head)
{
    const auto value = head.headers.value("Retry-After");
    if (!value) {
        return {};
    }
    const QDateTime here = QDateTime::currentDateTimeUtc();
    const auto sent = head.headers.value("Date");
    const auto there = sent ? parseHttpDate(*sent, here) : std::nullopt;
    return parseRetryAfter(*value, there.value_or(here));
}

} // namespace pushscope
