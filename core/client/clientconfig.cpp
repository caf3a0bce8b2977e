// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/clientconfig.h"

#include <QUrlQuery>

namespace pushscope {

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
    secrets.removeAll(QByteArray{});
    return secrets;
}

} // namespace pushscope
