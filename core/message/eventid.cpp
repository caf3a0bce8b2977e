// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/eventid.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace pushscope {

namespace {

constexpr qsizetype longestEpoch = 32;
constexpr qsizetype longestSequence = 19; // every such number fits in 64 bits

bool isAlphanumeric(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

} // namespace

QByteArray EventId::toByteArray() const
{
    std::array<char, longestSequence + 1> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), sequence.value);
    QByteArray text;
    text.reserve(epoch.size() + 1 + (written.ptr - digits.data()));
    return text.append(epoch).append(':').append(QByteArrayView{digits.data(), written.ptr});
}

std::optional<EventId> EventId::parse(QByteArrayView text)
{
    const auto colon = text.indexOf(':');
    if (colon < 1 || colon > longestEpoch) {
        return {};
    }
    const auto epoch = text.first(colon);
    const auto digits = text.sliced(colon + 1);
    if (!std::ranges::all_of(epoch, isAlphanumeric) || digits.isEmpty() || digits.size() > longestSequence
        || (digits.size() > 1 && digits.front() == '0')
        || !std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; })) {
        return {};
    }
    EventId id{epoch.toByteArray(), {}};
    std::from_chars(digits.begin(), digits.end(), id.sequence.value);
    return id;
}

} // namespace pushscope
