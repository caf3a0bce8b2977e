// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/forwarding.h"

#include <algorithm>

namespace pushscope {

namespace {

QByteArrayView withoutSpaces(QByteArrayView text)
{
    constexpr QByteArrayView spaces = " \t";
    while (!text.isEmpty() && spaces.contains(text.front())) {
        text = text.sliced(1);
    }
    while (!text.isEmpty() && spaces.contains(text.back())) {
        text.chop(1);
    }
    return text;
}

/// The last member of a comma list, which is cut off from it.
QByteArrayView takeLast(QByteArrayView &list)
{
    const qsizetype comma = list.lastIndexOf(',');
    const QByteArrayView last = list.sliced(comma + 1);
    list = list.first(std::max<qsizetype>(comma, 0));
    return withoutSpaces(last);
}

bool isPort(QByteArrayView text)
{
    constexpr qsizetype mostDigits = 5;
    return !text.isEmpty() && text.size() <= mostDigits
        && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Some proxies add the port: 192.0.2.7:5123, [2001:db8::7]:5123.
std::optional<QHostAddress> addressOf(QByteArrayView node)
{
    if (node.startsWith('[')) {
        const qsizetype bracket = node.indexOf(']');
        const QByteArrayView rest = bracket < 0 ? QByteArrayView{} : node.sliced(bracket + 1);
        const bool ends = rest.isEmpty() || (rest.startsWith(':') && isPort(rest.sliced(1)));
        const QByteArrayView inside = bracket < 0 ? QByteArrayView{} : node.sliced(1, bracket - 1);
        return ends && inside.contains(':') ? parseIpAddress(inside) : std::nullopt;
    }
    const qsizetype colon = node.indexOf(':');
    if (colon >= 0 && node.lastIndexOf(':') == colon) {
        return isPort(node.sliced(colon + 1)) ? parseIpAddress(node.first(colon)) : std::nullopt;
    }
    return parseIpAddress(node);
}

/// What cannot be read ends the way: whoever stands before it is not known to anybody.
QHostAddress clientOf(const QByteArrayList &lines, const QList<AddressRange> &trusted)
{
    QHostAddress first;
    for (qsizetype i = lines.size(); i > 0; --i) {
        QByteArrayView list = lines[i - 1];
        do {
            const auto address = addressOf(takeLast(list));
            if (!address) {
                return {};
            }
            first = *address;
            if (!holdsAddress(trusted, first)) {
                return first;
            }
        } while (!list.isEmpty());
    }
    return first;
}

QByteArray lastOf(const HttpHeaders &headers, QByteArrayView name)
{
    const QByteArrayList lines = headers.values(name);
    QByteArrayView list = lines.isEmpty() ? QByteArrayView{} : QByteArrayView{lines.constLast()};
    return takeLast(list).toByteArray();
}

std::optional<bool> isSecure(const QByteArray &scheme)
{
    const QByteArray lower = scheme.toLower();
    if (lower == "https" || lower == "wss") {
        return true;
    }
    return lower == "http" || lower == "ws" ? std::optional{false} : std::nullopt;
}

} // namespace

Forwarding Forwarding::of(const HttpHeaders &headers, const QList<AddressRange> &trusted)
{
    return {clientOf(headers.values("X-Forwarded-For"), trusted), isSecure(lastOf(headers, "X-Forwarded-Proto")),
            lastOf(headers, "X-Forwarded-Host")};
}

} // namespace pushscope
