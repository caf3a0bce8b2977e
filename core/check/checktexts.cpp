// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/checktexts.h"

namespace pushscope {

QString anyOf(const QList<int> &numbers)
{
    QString text;
    for (const int number : numbers) {
        const QString one = QString::number(number);
        text = text.isEmpty() ? one : CheckFinding::tr("%1 or %2").arg(text, one);
    }
    return text;
}

} // namespace pushscope
