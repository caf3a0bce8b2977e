// SPDX-License-Identifier: GPL-3.0-or-later
#include "load/loadstamp.h"

#include <algorithm>
#include <cstring>

namespace pushscope {

namespace {

// mark "psl" and four characters of the run, dot, sequence, dot, due, dot
constexpr std::size_t sequenceDigits = 8;
constexpr std::size_t dueDigits = 14;
constexpr std::size_t runCharacters = 4;
constexpr std::string_view markBegin = "psl";
constexpr std::size_t sequenceAt = markBegin.size() + runCharacters + 1;
constexpr std::size_t dueAt = sequenceAt + sequenceDigits + 1;
static_assert(dueAt + dueDigits + 1 == LoadStamp::size);

void writeDigits(qint64 value, char *into, std::size_t digits)
{
    for (std::size_t i = digits; i-- > 0; value /= 10) {
        into[i] = static_cast<char>('0' + value % 10);
    }
}

/// -1 if they are not all digits.
qint64 readDigits(const char *from, std::size_t digits)
{
    qint64 value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        const int digit = from[i] - '0';
        if (digit < 0 || digit > 9) {
            return -1;
        }
        value = value * 10 + digit;
    }
    return value;
}

} // namespace

LoadStampFormat::LoadStampFormat(quint32 run)
{
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz012345";
    std::ranges::copy(markBegin, m_mark.begin());
    for (std::size_t i = 0; i < runCharacters; ++i) {
        m_mark.at(markBegin.size() + i) = letters[(run >> (5 * i)) % letters.size()];
    }
}

void LoadStampFormat::write(const LoadStamp &stamp, std::span<char, LoadStamp::size> into) const
{
    std::ranges::copy(m_mark, into.begin());
    into[sequenceAt - 1] = '.';
    writeDigits(stamp.sequence, into.data() + sequenceAt, sequenceDigits);
    into[dueAt - 1] = '.';
    writeDigits(stamp.due, into.data() + dueAt, dueDigits);
    into[LoadStamp::size - 1] = '.';
}

std::size_t LoadStampFormat::position(std::string_view bytes, std::size_t from) const
{
    const void *found = ::memmem(bytes.data() + from, bytes.size() - from, m_mark.data(), m_mark.size());
    return found ? static_cast<std::size_t>(static_cast<const char *>(found) - bytes.data()) : std::string_view::npos;
}

std::optional<LoadStamp> LoadStampFormat::read(std::string_view bytes) const
{
    if (bytes.size() < LoadStamp::size || bytes[sequenceAt - 1] != '.' || bytes[dueAt - 1] != '.'
        || bytes[LoadStamp::size - 1] != '.') {
        return {};
    }
    const LoadStamp stamp{readDigits(bytes.data() + sequenceAt, sequenceDigits),
                          readDigits(bytes.data() + dueAt, dueDigits)};
    if (stamp.sequence < 0 || stamp.due < 0) {
        return {};
    }
    return stamp;
}

std::optional<LoadStamp> LoadStampFormat::find(std::string_view bytes) const
{
    std::optional<LoadStamp> first;
    for (std::size_t at = 0; at < bytes.size() && !first;) {
        const std::size_t found = position(bytes, at);
        if (found == std::string_view::npos) {
            break;
        }
        first = read(bytes.substr(found));
        at = found + 1;
    }
    return first;
}

} // namespace pushscope
