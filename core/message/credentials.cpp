// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/credentials.h"

#include <QByteArray>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace pushscope {

namespace {

constexpr std::array headers{"Authorization", "Proxy-Authorization", "Cookie", "X-Api-Key", "X-Auth-Token"};
constexpr std::array parameters{"token", "access_token", "ticket"};
constexpr std::array members{"ticket", "token", "access_token", "refresh_token"};

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

bool isCredentialMember(QByteArrayView name)
{
    return isOneOf(members, name);
}

QString withoutCredentials(QString text)
{
    // A password may hold what ends an authority, so all up to the last '@' of the word goes.
    static const QRegularExpression ofUrl{QStringLiteral("://[^\\s\"]*@")};
    static const QRegularExpression ofRest{QStringLiteral("(^|[\\s\"(])[^\\s\":/@]+:(?!//)[^\\s\"]*@")};
    static const QRegularExpression pair{QStringLiteral("([?&;#])([^\\s\"?&;#=]+)=([^\\s\"&#]*)")};
    text.replace(ofUrl, QStringLiteral("://***@"));
    text.replace(ofRest, QStringLiteral("\\1***@"));
    for (auto found = pair.match(text); found.hasMatch(); found = pair.match(text, found.capturedEnd(2))) {
        if (isCredentialParameter(found.captured(2).toUtf8())) {
            text.replace(found.capturedStart(3), found.capturedLength(3), QStringLiteral("***"));
        }
    }
    return text;
}

} // namespace pushscope
