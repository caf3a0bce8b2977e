// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/clientconfig.h"

#include <QUrlQuery>

namespace pushscope {

QByteArray basicCredentials(const QUrl &url)
{
    const QString user = url.userName(QUrl::FullyDecoded) + QLatin1Char(':') + url.password(QUrl::FullyDecoded);
    return user.toUtf8().toBase64();
}

QByteArrayList secretsOf(const ClientConfig &config)
{
    QByteArrayList secrets{config.token};
    const QString inUrl = QStringLiteral("token");
    const QUrlQuery query{config.url};
    secrets.append(query.queryItemValue(inUrl, QUrl::FullyEncoded).toUtf8());
    secrets.append(query.queryItemValue(inUrl, QUrl::FullyDecoded).toUtf8());
    for (const char *name : {"Authorization", "Cookie"}) {
        secrets.append(config.headers.values(name));
    }
    if (!config.url.userInfo().isEmpty()) {
        secrets.append(basicCredentials(config.url));
    }
    secrets.removeAll(QByteArray{});
    return secrets;
}

} // namespace pushscope
