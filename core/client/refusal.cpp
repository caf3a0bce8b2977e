// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/refusal.h"

namespace pushscope {

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool isPermanentRedirect(int status)
{
    return status == 301 || status == 308;
}

bool isTransient(int status)
{
    return status == 408 || status == 429 || status >= 500;
}

QString hintFor(int status)
{
    switch (status) {
    case 401: return QStringLiteral(": a token is needed");
    case 403: return QStringLiteral(": the token, the Origin or the Host is not allowed");
    case 404: return QStringLiteral(": there is nothing at this path");
    case 426: return QStringLiteral(": it wants another protocol");
    case 429: return QStringLiteral(": it is asked too often");
    default: return {};
    }
}

QString statusText(const HttpResponseHead &head)
{
    return QStringLiteral("%1 %2").arg(head.status).arg(QString::fromLatin1(head.reason)).trimmed();
}

} // namespace pushscope
