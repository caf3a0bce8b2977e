// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/clientconfig.h"

#include "message/credentials.h"

#include <QUrlQuery>

namespace pushscope {

namespace {

/// What follows `Bearer` or the like, the only space; nothing if the value has another form.
QByteArray withoutScheme(const QByteArray &value)
{
    const auto space = value.indexOf(' ');
    return space > 0 && value.lastIndexOf(' ') == space && !value.first(space).contains('=') ? value.sliced(space + 1)
                                                                                             : QByteArray{};
}

} // namespace

QByteArray basicCredentials(const QUrl &url)
{
    const QString user = url.userName(QUrl::FullyDecoded) + QLatin1Char(':') + url.password(QUrl::FullyDecoded);
    return user.toUtf8().toBase64();
}

QByteArrayList secretsOf(const ClientConfig &config)
{
    QByteArrayList secrets{config.token};
    for (const auto &[name, value] : QUrlQuery{config.url}.queryItems(QUrl::FullyEncoded)) {
        if (isCredentialParameter(name.toUtf8())) {
            secrets.append(value.toUtf8());
            secrets.append(QByteArray::fromPercentEncoding(value.toUtf8()));
        }
    }
    for (const auto &[name, value] : config.headers.fields()) {
        if (isCredentialHeader(name)) {
            secrets.append(value);
            secrets.append(withoutScheme(value));
        }
    }
    if (!config.url.userInfo().isEmpty()) {
        secrets.append(basicCredentials(config.url));
        secrets.append(config.url.password(QUrl::FullyDecoded).toUtf8());
    }
    secrets.removeAll(QByteArray{});
    return secrets;
}

QUrl withoutSecrets(QUrl url)
{
    auto items = QUrlQuery{url}.queryItems(QUrl::FullyEncoded);
    items.removeIf([](const auto &item) { return isCredentialParameter(item.first.toUtf8()); });
    QUrlQuery query;
    query.setQueryItems(items);
    url.setQuery(query.isEmpty() ? QString{} : query.query(QUrl::FullyEncoded));
    return url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
}

QString withoutSecrets(const QString &text, const ClientConfig &config)
{
    constexpr qsizetype shortest = 6; // a shorter one would be found where it is not meant
    QString shown = withoutCredentials(text);
    for (const QByteArray &secret : secretsOf(config)) {
        if (secret.size() >= shortest) {
            shown.replace(QString::fromUtf8(secret), QStringLiteral("***"));
        }
    }
    return shown;
}

} // namespace pushscope
