// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/checktarget.h"

#include "check/bytestext.h"
#include "check/checkcase.h"
#include "check/checktexts.h"
#include "client/clientconfig.h"
#include "client/endpoint.h"
#include "client/requesthead.h"

#include <algorithm>
#include <functional>

namespace pushscope {

namespace {

constexpr QStringView hidden = u"***";

QByteArray pathOf(const QUrl &url)
{
    QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    if (!path.startsWith('/')) {
        path.prepend('/');
    }
    return url.hasQuery() ? path + '?' + url.query(QUrl::FullyEncoded).toLatin1() : path;
}

CheckOrigin originOf(const QUrl &url, const CheckConfig &config)
{
    const bool secure = url.scheme() == QLatin1String("https");
    const QString authority = authorityOf(url);
    const QString field = url.port() < 0 ? authority.section(QLatin1Char(':'), 0, -2) : authority;
    return {url.host(), effectivePort(url), secure, !config.insecure, field.toLatin1(), config.trust};
}

QByteArray linesFor(const HttpHeaders &headers, const QByteArray &token)
{
    QByteArray lines;
    if (!token.isEmpty()) {
        lines += "Authorization: Bearer " + token + "\r\n";
    }
    for (const auto &[name, value] : headers.fields()) {
        lines += name + ": " + value + "\r\n";
    }
    return lines;
}

/// What the endpoint of a URL with a path speaks.
CheckNeed needFor(const CheckConfig &config)
{
    switch (config.transport) {
    case CheckTransport::Http: return CheckNeed::Http;
    case CheckTransport::Sse: return CheckNeed::Sse;
    case CheckTransport::WebSocket: return CheckNeed::WebSocket;
    case CheckTransport::LongPoll: return CheckNeed::LongPoll;
    case CheckTransport::ByUrl:
    case CheckTransport::All: break;
    }
    const QString path = config.url.path();
    const bool webSocket = config.url.scheme().startsWith(QLatin1String("ws"));
    if (webSocket || path.endsWith(QLatin1String("/ws"))) {
        return CheckNeed::WebSocket;
    }
    return path.endsWith(QLatin1String("/poll")) ? CheckNeed::LongPoll : CheckNeed::Sse;
}

/// Fields that say nothing of who asks. All others of the user may: who knows what a server takes for a key.
bool isOpenField(const QByteArray &name)
{
    static const QByteArrayList names{"accept",        "accept-encoding", "accept-language", "cache-control",
                                      "last-event-id", "origin",          "pragma",          "user-agent"};
    return names.contains(name.toLower());
}

/// The parts of a field's value that give access: the whole, what follows the scheme, the values of cookies.
QByteArrayList partsOf(const QByteArray &value)
{
    QByteArrayList parts{value};
    const auto pieces = QByteArray{value}.replace(';', ' ').split(' ');
    for (const QByteArray &piece : pieces) {
        const bool isScheme = parts.size() == 1 && pieces.size() > 1 && !piece.contains('=');
        if (isScheme) {
            parts.append(value.sliced(piece.size() + 1));
            continue;
        }
        parts.append(piece.sliced(piece.indexOf('=') + 1));
        parts.append(piece);
    }
    return parts;
}

/// The secret as it can stand in what is shown, which escapes some bytes.
void appendSecret(QStringList &secrets, const QByteArray &secret)
{
    for (const QString &form : {QString::fromUtf8(secret), bytesText(secret, secret.size()),
                                QString::fromLatin1(secret.toPercentEncoding())}) {
        if (!form.isEmpty() && !secrets.contains(form)) {
            secrets.append(form);
        }
    }
}

QStringList secretsFor(const CheckConfig &config)
{
    ClientConfig asked;
    asked.url = config.url;
    asked.token = config.token;
    asked.headers = config.headers;
    ClientConfig posted;
    posted.url = config.publishUrl;
    posted.token = config.publishToken;
    QStringList secrets;
    for (const QByteArray &secret : secretsOf(asked) + secretsOf(posted)) {
        appendSecret(secrets, secret);
    }
    for (const auto &[name, value] : config.headers.fields()) {
        if (isOpenField(name)) {
            continue;
        }
        for (const QByteArray &part : partsOf(value)) {
            if (part.size() >= CheckTarget::shortestSecret) {
                appendSecret(secrets, part);
            }
        }
    }
    // A secret may begin with another one.
    std::ranges::stable_sort(secrets, std::greater{}, &QString::size);
    return secrets;
}

/// Where a text was cut, the beginning of a secret may be left.
void hideCutSecret(QString &text, const QString &secret)
{
    const qsizetype cut = text.indexOf(bytesCut);
    if (cut < 0) {
        return;
    }
    const auto before = QStringView{text}.first(cut);
    for (qsizetype size = qMin(secret.size() - 1, cut); size >= CheckTarget::shortestSecret; --size) {
        if (before.endsWith(QStringView{secret}.first(size))) {
            text.replace(cut - size, size, hidden.toString());
            return;
        }
    }
}

} // namespace

Result<CheckTarget> CheckTarget::of(const CheckConfig &config)
{
    ClientConfig client;
    client.url = config.url;
    client.headers = config.headers;
    client.token = config.token;
    if (const auto endpoint = Endpoint::of(client); !endpoint) {
        return endpoint.error();
    }
    if (const auto error = checkHeaders(client)) {
        return *error;
    }
    CheckTarget target;
    target.m_config = config;
    const QUrl url = withHttpScheme(config.url);
    target.m_origin = originOf(url, config);
    target.m_bare = url.path().isEmpty() || url.path() == QLatin1String("/");
    target.m_userLines = linesFor(config.headers, config.token);
    target.m_secrets = secretsFor(config);
    target.choosePaths();
    if (const auto error = target.choosePublish()) {
        return *error;
    }
    return target;
}

void CheckTarget::choosePaths()
{
    m_paths = {{CheckNeed::Http, "/"},
               {CheckNeed::Sse, "/events"},
               {CheckNeed::WebSocket, "/ws"},
               {CheckNeed::LongPoll, "/poll"}};
    if (!m_bare || m_config.transport == CheckTransport::Http) {
        m_paths[needFor(m_config)] = pathOf(m_config.url);
    }
}

std::optional<Error> CheckTarget::choosePublish()
{
    if (!m_config.publishUrl.isEmpty()) {
        const QUrl url = withHttpScheme(m_config.publishUrl);
        if (!url.isValid() || url.host().isEmpty()) {
            return Error{"bad-url", CheckFinding::tr("an http or https URL is needed"), QStringLiteral("publish-url")};
        }
        m_publishOrigin = originOf(url, m_config);
        m_publishPath = pathOf(url);
        return {};
    }
    m_publishOrigin = m_origin;
    m_publishPath = "/publish";
    m_hasNoPlaceToPublish = !m_bare;
    return {};
}

/// Worded when it is asked for, in the language of the findings.
std::optional<QString> CheckTarget::cannotPublish() const
{
    if (m_hasNoPlaceToPublish) {
        return CheckFinding::tr("it needs an event; say with --publish-url where one can be posted");
    }
    return m_cannotPublish;
}

bool CheckTarget::isWanted(CheckNeed need) const
{
    if (need == CheckNeed::Http) {
        return true;
    }
    return isNamed() ? need == needFor(m_config) : true;
}

bool CheckTarget::isNamed() const
{
    return !m_bare || (m_config.transport != CheckTransport::All && m_config.transport != CheckTransport::ByUrl);
}

std::optional<QString> CheckTarget::missing(CheckNeed need) const
{
    const auto found = m_missing.find(need);
    return found == m_missing.end() ? std::nullopt : std::optional{found->second};
}

void CheckTarget::setMissing(CheckNeed need, const QString &why)
{
    m_missing[need] = why;
}

QByteArray CheckTarget::path(CheckNeed need, const QByteArray &channel, const QByteArray &query) const
{
    QByteArray path = m_paths.at(need);
    const auto add = [&path](const QByteArray &items) { path += (path.contains('?') ? '&' : '?') + items; };
    if (m_bare && !channel.isEmpty() && need != CheckNeed::Http) {
        add("channel=" + channel);
    }
    if (!query.isEmpty()) {
        add(query);
    }
    return path;
}

QByteArray CheckTarget::request(const QByteArray &method, const QByteArray &target, const QByteArray &lines) const
{
    return method + ' ' + target + " HTTP/1.1\r\n" + usualLines() + lines + "\r\n";
}

QByteArray CheckTarget::publishRequest(const QByteArray &channel, const QByteArray &text) const
{
    QByteArray path = m_publishPath;
    if (m_bare && m_config.publishUrl.isEmpty()) {
        path += "?channel=" + channel;
    }
    const QByteArray token = m_config.publishToken.isEmpty() ? m_config.token : m_config.publishToken;
    return "POST " + path + " HTTP/1.1\r\nHost: " + m_publishOrigin.hostField + "\r\n"
        + linesFor(m_config.headers, token) + "Content-Type: text/plain; charset=utf-8\r\nContent-Length: "
        + QByteArray::number(text.size()) + "\r\nConnection: close\r\n\r\n" + text;
}

QString CheckTarget::withoutSecrets(QString text) const
{
    for (const QString &secret : m_secrets) {
        text.replace(secret, hidden.toString());
        hideCutSecret(text, secret);
    }
    return text;
}

} // namespace pushscope
