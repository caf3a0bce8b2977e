// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/redisaddress.h"

#include "message/errortexts.h"

#include <QUrl>

namespace pushscope {

namespace {

Error badAddress()
{
    return {"bad-address", ServerText::tr("redis://HOST:PORT/DB is expected"), {}};
}

} // namespace

Result<RedisAddress> RedisAddress::parse(const QString &text)
{
    const QUrl url{text, QUrl::StrictMode};
    if (!url.isValid() || url.scheme() != QStringLiteral("redis") || url.host().isEmpty() || url.hasQuery()
        || url.hasFragment() || url.port() == 0) {
        return badAddress();
    }
    bool isNumber = true;
    const QString path = url.path().mid(1);
    const int database = path.isEmpty() ? 0 : path.toInt(&isNumber);
    if (!isNumber || database < 0) {
        return badAddress();
    }
    return RedisAddress{.host = url.host(),
                        .port = static_cast<quint16>(url.port(defaultPort)),
                        .database = database,
                        .user = url.userName(QUrl::FullyDecoded).toUtf8(),
                        .password = url.password(QUrl::FullyDecoded).toUtf8()};
}

QString RedisAddress::toText() const
{
    QUrl url;
    url.setScheme(QStringLiteral("redis"));
    url.setHost(host);
    url.setPort(port);
    url.setPath(QStringLiteral("/%1").arg(database));
    return url.toString();
}

} // namespace pushscope
