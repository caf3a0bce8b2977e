// SPDX-License-Identifier: GPL-3.0-or-later
#include "share/sharetoken.h"

#include <QRandomGenerator>

namespace pushscope {

QByteArray makeShareToken()
{
    static constexpr QByteArrayView letters = "abcdefghijkmnpqrstuvwxyz23456789";
    static_assert(letters.size() == 32); // so that each is as likely as the others
    constexpr qsizetype length = 20;
    QByteArray token;
    for (qsizetype i = 0; i < length; ++i)
        token += letters[static_cast<qsizetype>(QRandomGenerator::system()->bounded(32))];
    return token;
}

} // namespace pushscope
