// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/serverpaths.h"

#include "server/webfiles.h"

#include <QHash>

namespace pushscope {

QByteArrayList endpointMethods(const QByteArray &path)
{
    static const QHash<QByteArray, QByteArrayList> methods{
        {"/health", {"GET", "HEAD", "OPTIONS"}},  {"/stats", {"GET", "HEAD", "OPTIONS"}},
        {"/time", {"GET", "HEAD", "OPTIONS"}},    {"/events", {"GET", "HEAD", "OPTIONS"}},
        {"/poll", {"GET", "HEAD", "OPTIONS"}},    {"/ws", {"GET", "OPTIONS"}},
        {"/metrics", {"GET", "HEAD", "OPTIONS"}}, {"/publish", {"POST", "OPTIONS"}},
        {"/ticket", {"POST", "OPTIONS"}},
    };
    return methods.value(path);
}

bool isOwnPath(const QByteArray &path)
{
    return !endpointMethods(path).isEmpty() || isWebPath(path);
}

} // namespace pushscope
