// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/credentials.h"

#include <QByteArray>

#include <algorithm>
#include <array>

namespace pushscope {

namespace {

constexpr std::array headers{"Authorization", "Proxy-Authorization", "Cookie", "X-Api-Key", "X-Auth-Token"};
constexpr std::array parameters{"token", "access_token"};

template <typename Names>
bool isOneOf(const Names &names, QByteArrayView name)
{
    return std::ranges::any_of(names,
                               [name](const char *known) { return name.compare(known, Qt::CaseInsensitive) == 0; });
}

} // namespace

bool isCredentialHeader(QByteArrayView name)
{
    return isOneOf(headers, name);
}

bool isCredentialParameter(QByteArrayView name)
{
    return name.contains('%') ? isOneOf(parameters, QByteArray::fromPercentEncoding(name.toByteArray()))
                              : isOneOf(parameters, name);
}

} // namespace pushscope
