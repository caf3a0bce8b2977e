// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/accesspolicy.h"

#include <QNetworkInterface>

#include <algorithm>

namespace pushscope {

namespace {

/// The time taken does not tell how many characters were right.
bool equalInConstantTime(QByteArrayView given, QByteArrayView expected)
{
    unsigned difference = given.size() == expected.size() ? 0 : 1;
    for (qsizetype i = 0; i < expected.size(); ++i) {
        const char c = i < given.size() ? given[i] : '\0';
        difference |= static_cast<unsigned char>(c ^ expected[i]);
    }
    return difference == 0;
}

/// A Host without its port: `[::1]:80` gives `[::1]`.
QByteArrayView withoutPort(QByteArrayView authority)
{
    const auto bracket = authority.lastIndexOf(']');
    const auto colon = authority.indexOf(':', std::max<qsizetype>(bracket, 0));
    return colon < 0 ? authority : authority.first(colon);
}

bool holdsHost(const QByteArrayList &hosts, QByteArrayView host)
{
    return std::ranges::any_of(hosts, [&](const QByteArray &known) {
        return known.size() == host.size() && host.compare(known, Qt::CaseInsensitive) == 0;
    });
}

QByteArray hostOf(const QHostAddress &address)
{
    const QByteArray text = address.toString().section(QLatin1Char('%'), 0, 0).toLatin1();
    return address.protocol() == QAbstractSocket::IPv6Protocol ? '[' + text + ']' : text;
}

std::optional<QByteArray> tokenOf(const HttpRequestHead &head, const HttpTarget &target)
{
    static constexpr QByteArrayView scheme = "bearer ";
    if (const auto authorization = head.headers.value("Authorization");
        authorization && authorization->toLower().startsWith(scheme)) {
        return authorization->sliced(scheme.size()).trimmed();
    }
    return target.queryValue("token");
}

Refusal refusal(int status, const char *code, const QString &message, const QString &field)
{
    return {status, {code, message, field}};
}

} // namespace

AccessPolicy::AccessPolicy(const ServerConfig &config)
    : m_config{config}, m_ownHosts{"localhost", "127.0.0.1", "[::1]", hostOf(config.address)}
{
    if (config.address == QHostAddress{QHostAddress::Any} || config.address == QHostAddress{QHostAddress::AnyIPv4}
        || config.address == QHostAddress{QHostAddress::AnyIPv6}) {
        const auto addresses = QNetworkInterface::allAddresses();
        std::ranges::transform(addresses, std::back_inserter(m_ownHosts), hostOf);
    }
}

std::optional<Refusal> AccessPolicy::check(const HttpRequestHead &head, const HttpTarget &target, Access needed) const
{
    if (auto refused = checkHost(head, target)) {
        return refused;
    }
    if (auto refused = checkOrigin(head)) {
        return refused;
    }
    return checkToken(head, target, needed);
}

bool AccessPolicy::isKnownHost(QByteArrayView host) const
{
    const QByteArrayView name = withoutPort(host);
    return holdsHost(m_ownHosts, name) || holdsHost(m_config.allowedHosts, name)
        || holdsHost(m_config.allowedHosts, host);
}

std::optional<Refusal> AccessPolicy::checkHost(const HttpRequestHead &head, const HttpTarget &target) const
{
    const auto host = head.headers.find("Host");
    if (head.headers.count("Host") > 1 || (!host && head.minorVersion > 0)) {
        return refusal(400, "bad-host", QStringLiteral("exactly one Host header is needed"), QStringLiteral("Host"));
    }
    const QByteArrayView asked = target.authority.isEmpty() ? host.value_or(QByteArrayView{}) : target.authority;
    if ((host || !target.authority.isEmpty()) && !isKnownHost(asked)) {
        return refusal(403, "host-not-allowed",
                       QStringLiteral("this Host is neither a loopback name nor an address of the server; "
                                      "--allow-host adds it"),
                       QStringLiteral("Host"));
    }
    return {};
}

std::optional<Refusal> AccessPolicy::checkOrigin(const HttpRequestHead &head) const
{
    const auto origin = head.headers.value("Origin");
    if (!origin || m_config.allowedOrigins.contains(*origin)) {
        return {};
    }
    // A page of this very server: its Origin is its Host, and that has been found to be ours.
    const QByteArray host = head.headers.value("Host").value_or(QByteArray{}).toLower();
    if (!host.isEmpty() && (origin->toLower() == "http://" + host || origin->toLower() == "https://" + host)) {
        return {};
    }
    return refusal(403, "origin-not-allowed",
                   QStringLiteral("this Origin may not use the server; --allow-origin adds it"),
                   QStringLiteral("Origin"));
}

std::optional<Refusal> AccessPolicy::checkToken(const HttpRequestHead &head, const HttpTarget &target,
                                                Access needed) const
{
    const bool publishing = needed == Access::Publish;
    const bool guarded = !m_config.token.isEmpty() || (publishing && !m_config.publishToken.isEmpty());
    if (needed == Access::Open || !guarded) {
        return {};
    }
    const auto token = tokenOf(head, target);
    if (!token) {
        return refusal(401, "token-needed", QStringLiteral("a token is needed: Authorization: Bearer, or ?token="),
                       QStringLiteral("Authorization"));
    }
    const bool publisher = !m_config.publishToken.isEmpty() && equalInConstantTime(*token, m_config.publishToken);
    const bool reader = !m_config.token.isEmpty() && equalInConstantTime(*token, m_config.token);
    const bool allowed = publisher || (reader && (!publishing || m_config.publishToken.isEmpty()));
    if (!allowed) {
        return refusal(403, "wrong-token", QStringLiteral("this token does not allow it"),
                       QStringLiteral("Authorization"));
    }
    return {};
}

bool AccessPolicy::mayPublish(const HttpRequestHead &head, const HttpTarget &target) const
{
    return !checkToken(head, target, Access::Publish);
}

QByteArray AccessPolicy::corsLines(const HttpRequestHead &head) const
{
    const auto origin = head.headers.value("Origin");
    if (!origin || checkOrigin(head)) {
        return {};
    }
    return "Access-Control-Allow-Origin: " + *origin + "\r\nVary: Origin\r\n";
}

} // namespace pushscope
