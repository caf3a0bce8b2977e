// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/accesspolicy.h"

#include "server/constanttime.h"
#include "server/serverpaths.h"
#include "server/ticketoffice.h"
#include "server/webfiles.h"

#include <QNetworkInterface>

#include <algorithm>

namespace pushscope {

namespace {

bool isSame(QByteArrayView one, QByteArrayView other)
{
    return one.size() == other.size() && one.compare(other, Qt::CaseInsensitive) == 0;
}

/// A Host without its port: `[::1]:80` gives `[::1]`. Empty if what follows is no port (RFC 3986 3.2.3).
QByteArrayView withoutPort(QByteArrayView authority)
{
    constexpr qsizetype mostDigits = 5;
    const auto bracket = authority.lastIndexOf(']');
    const auto colon = authority.indexOf(':', std::max<qsizetype>(bracket, 0));
    if (colon < 0) {
        return authority;
    }
    const auto port = authority.sliced(colon + 1);
    const bool isPort =
        port.size() <= mostDigits && std::ranges::all_of(port, [](char c) { return c >= '0' && c <= '9'; });
    return isPort ? authority.first(colon) : QByteArrayView{};
}

bool holdsHost(const QByteArrayList &hosts, QByteArrayView host)
{
    return std::ranges::any_of(hosts, [&](const QByteArray &known) { return isSame(known, host); });
}

QByteArray hostOf(const QHostAddress &address)
{
    const QByteArray text = address.toString().section(QLatin1Char('%'), 0, 0).toLatin1();
    return address.protocol() == QAbstractSocket::IPv6Protocol ? '[' + text + ']' : text;
}

/// RFC 6750 2.1: `Bearer`, spaces, the token. Nothing if the scheme is another; empty if the token is missing or what
/// separates it is no space.
std::optional<QByteArrayView> bearerOf(QByteArrayView authorization)
{
    static constexpr QByteArrayView scheme = "bearer";
    if (authorization.size() < scheme.size() || !isSame(authorization.first(scheme.size()), scheme)) {
        return {};
    }
    QByteArrayView rest = authorization.sliced(scheme.size());
    if (!rest.isEmpty() && rest.front() != ' ') {
        return rest.front() == '\t' ? std::optional{QByteArrayView{}} : std::nullopt;
    }
    const auto *const first = std::ranges::find_if(rest, [](char c) { return c != ' '; });
    return rest.sliced(first - rest.begin());
}

/// The visitor goes to the page itself: by a link, a bookmark or the address bar.
bool isVisit(const HttpRequestHead &head, bool isPage)
{
    const auto destination = head.headers.find("Sec-Fetch-Dest");
    return head.method == "GET" && isPage && head.headers.find("Sec-Fetch-Mode") == "navigate"
        && (!destination || *destination == "document");
}

Refusal refusal(int status, const char *code, const QString &message, const QString &field)
{
    return {status, {code, message, field}};
}

} // namespace

AccessPolicy::AccessPolicy(const ServerConfig &config, TicketOffice &tickets)
    : m_config{config}, m_tickets{tickets}, m_ownHosts{"localhost", "127.0.0.1", "[::1]", hostOf(config.address)}
{
    if (config.address == QHostAddress{QHostAddress::Any} || config.address == QHostAddress{QHostAddress::AnyIPv4}
        || config.address == QHostAddress{QHostAddress::AnyIPv6}) {
        const auto addresses = QNetworkInterface::allAddresses();
        std::ranges::transform(addresses, std::back_inserter(m_ownHosts), hostOf);
    }
}

std::variant<Rights, Refusal> AccessPolicy::admit(const HttpRequestHead &head, const HttpTarget &target, Access needed,
                                                  const Forwarding &forwarding) const
{
    if (auto refused = checkHost(head, target, forwarding)) {
        return *std::move(refused);
    }
    if (auto refused = checkOrigin(head, target, forwarding)) {
        return *std::move(refused);
    }
    if (needed == Access::Open) {
        return Rights{};
    }
    if (head.headers.count("Authorization") > 1) {
        return refusal(400, "bad-credentials", QStringLiteral("one Authorization header is enough"),
                       QStringLiteral("Authorization"));
    }
    const Credential credential = credentialOf(head, target, needed);
    if (credential.kind == Credential::Kind::Ticket) {
        return redeem(credential.value, needed);
    }
    const bool given = credential.kind == Credential::Kind::Token;
    const Holder holder = given ? holderOf(credential.value) : Holder::Anyone;
    // What a ticket allows shows only where it is used, so a wrong token is told of where it is got.
    const bool misled = needed == Access::Ticket && given && holder == Holder::Anyone && hasToken();
    if (const Rights rights = rightsOf(holder); rights.allow(needed) && !misled) {
        return rights;
    }
    if (!given) {
        return refusal(401, "token-needed", QStringLiteral("a token is needed: Authorization: Bearer, or ?token="),
                       QStringLiteral("Authorization"));
    }
    const bool reads = holder == Holder::Reader;
    return refusal(403, reads ? "read-only" : "wrong-token",
                   reads ? QStringLiteral("this token is for reading only")
                         : QStringLiteral("this token is not known here"),
                   QStringLiteral("Authorization"));
}

bool AccessPolicy::isKnownHost(QByteArrayView host) const
{
    const QByteArrayView name = withoutPort(host);
    return holdsHost(m_ownHosts, name) || holdsHost(m_config.allowedHosts, name)
        || holdsHost(m_config.allowedHosts, host);
}

std::optional<Refusal> AccessPolicy::checkHost(const HttpRequestHead &head, const HttpTarget &target,
                                               const Forwarding &forwarding) const
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
    if (host && !isSame(asked, *host)) {
        return refusal(400, "bad-host", QStringLiteral("the request target names another host"),
                       QStringLiteral("Host"));
    }
    // In addition to Host: where the proxy does not set it, it is whatever the client has written.
    if (!forwarding.host.isEmpty() && !isKnownHost(forwarding.host)) {
        return refusal(
            403, "host-not-allowed",
            QStringLiteral("the host that the proxy was asked for is not the server's; --allow-host adds it"),
            QStringLiteral("X-Forwarded-Host"));
    }
    return {};
}

bool AccessPolicy::isForUs(const HttpRequestHead &head, const Forwarding &forwarding) const
{
    const auto target = HttpTarget::parse(head.target);
    return !checkHost(head, target ? *target : HttpTarget{}, forwarding);
}

/// Its Origin is its Host, and that has been found to be ours.
bool AccessPolicy::isOwnOrigin(QByteArrayView origin, const HttpRequestHead &head, const Forwarding &forwarding) const
{
    const QByteArrayView host =
        forwarding.host.isEmpty() ? head.headers.find("Host").value_or(QByteArrayView{}) : forwarding.host;
    const QByteArrayView scheme = forwarding.secure.value_or(m_config.tls != nullptr) ? "https://" : "http://";
    return !host.isEmpty() && origin.size() == scheme.size() + host.size()
        && isSame(origin.first(scheme.size()), scheme) && isSame(origin.sliced(scheme.size()), host);
}

bool AccessPolicy::isPage(const QByteArray &path) const
{
    return isWebPage(path) || (!m_config.siteFolder.isEmpty() && !isOwnPath(path));
}

AccessPolicy::Source AccessPolicy::sourceOf(const HttpRequestHead &head, const Forwarding &forwarding) const
{
    const auto origin = head.headers.find("Origin");
    if (!origin) {
        return Source::Unnamed;
    }
    const bool once = head.headers.count("Origin") == 1;
    const bool listed = std::ranges::any_of(m_config.allowedOrigins,
                                            [origin](const QByteArray &allowed) { return allowed == *origin; });
    const bool allowed = listed || isOwnOrigin(*origin, head, forwarding);
    return once && allowed ? Source::Allowed : Source::Foreign;
}

std::optional<Refusal> AccessPolicy::checkOrigin(const HttpRequestHead &head, const HttpTarget &target,
                                                 const Forwarding &forwarding) const
{
    const Source source = sourceOf(head, forwarding);
    if (source == Source::Foreign) {
        return refusal(403, "origin-not-allowed",
                       QStringLiteral("this Origin may not use the server; --allow-origin adds it"),
                       QStringLiteral("Origin"));
    }
    // An image or a script of a page elsewhere names no Origin, but browsers tell this much.
    const auto site = head.headers.find("Sec-Fetch-Site");
    if (source == Source::Unnamed && site && *site != "same-origin" && *site != "none"
        && !isVisit(head, isPage(target.path))) {
        return refusal(403, "cross-site", QStringLiteral("pages elsewhere may not use the server"),
                       QStringLiteral("Sec-Fetch-Site"));
    }
    return {};
}

/// The header comes before ?token=, and both before ?ticket=; what comes second is not looked at. An Authorization of
/// another scheme may be meant for a proxy on the way and is none of ours.
AccessPolicy::Credential AccessPolicy::credentialOf(const HttpRequestHead &head, const HttpTarget &target,
                                                    Access needed)
{
    using Kind = Credential::Kind;
    if (const auto authorization = head.headers.find("Authorization")) {
        if (const auto bearer = bearerOf(*authorization)) {
            return {bearer->isEmpty() ? Kind::None : Kind::Token, *bearer};
        }
    }
    if (const auto token = target.queryFind("token")) {
        return {Kind::Token, *token};
    }
    if (const auto ticket = target.queryFind("ticket"); ticket && needed != Access::Ticket) {
        return {Kind::Ticket, *ticket};
    }
    return {};
}

std::variant<Rights, Refusal> AccessPolicy::redeem(QByteArrayView ticket, Access needed) const
{
    const auto [outcome, rights] = m_tickets.redeem(ticket, needed);
    if (outcome == TicketOffice::Outcome::Taken) {
        return rights;
    }
    return refusal(403, "wrong-ticket",
                   outcome == TicketOffice::Outcome::Unknown
                       ? QStringLiteral("this ticket was used, has expired, or was never given out")
                       : QStringLiteral("this ticket does not allow it"),
                   QStringLiteral("ticket"));
}

AccessPolicy::Holder AccessPolicy::holderOf(QByteArrayView token) const
{
    const bool publisher = !m_config.publishToken.isEmpty() && equalInConstantTime(token, m_config.publishToken);
    const bool reader = !m_config.token.isEmpty() && equalInConstantTime(token, m_config.token);
    return publisher ? Holder::Publisher : (reader ? Holder::Reader : Holder::Anyone);
}

Rights AccessPolicy::rightsOf(Holder holder) const
{
    const bool read = m_config.token.isEmpty() || holder != Holder::Anyone;
    return {read, holder == Holder::Publisher || (m_config.publishToken.isEmpty() && read)};
}

QByteArray AccessPolicy::readerLines(const HttpRequestHead &head, const Forwarding &forwarding) const
{
    if (sourceOf(head, forwarding) == Source::Allowed && isForUs(head, forwarding)) {
        return "Access-Control-Allow-Origin: " + *head.headers.value("Origin")
            + "\r\nVary: Origin\r\nX-Content-Type-Options: nosniff\r\n";
    }
    return QByteArrayLiteral("Cross-Origin-Resource-Policy: same-origin\r\nX-Content-Type-Options: nosniff\r\n");
}

} // namespace pushscope
