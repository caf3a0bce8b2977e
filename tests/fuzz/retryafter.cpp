// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/retryafter.h"
#include "fuzz/fuzzinput.h"

#include <QTimeZone>

using namespace pushscope;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr qint64 someTime = 784'111'777'000;
    const QByteArray value = fuzz::Input{data, size}.rest().toByteArray();
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(someTime, QTimeZone::utc());
    const auto wait = parseRetryAfter(value, now);
    if (wait) {
        fuzz::require(wait->count() >= 0 && *wait <= longestRetryAfter, "a wait is within its bounds");
        fuzz::require(parseRetryAfter(' ' + value + ' ', now) == wait, "blanks around the value mean nothing");
    }
    HttpResponseHead head;
    head.headers.append("Retry-After", value);
    head.headers.append("Date", value);
    static_cast<void>(retryAfterOf(head));
    return 0;
}
