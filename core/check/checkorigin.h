// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/servertrust.h"

#include <QByteArray>
#include <QString>

namespace pushscope {

/// Where a connection goes.
struct CheckOrigin
{
    QString host;
    quint16 port = 0;
    bool secure = false;
    bool verified = true; ///< the certificate is verified
    QByteArray hostField; ///< as the Host field names it
    ServerTrust trust;
};

} // namespace pushscope
