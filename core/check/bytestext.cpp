// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/bytestext.h"

#include "check/checktexts.h"

namespace pushscope {

namespace {

QString byteText(char c)
{
    constexpr uchar firstVisible = 0x20;
    constexpr uchar deleted = 0x7f;
    switch (c) {
    case '\r': return QStringLiteral("\\r");
    case '\n': return QStringLiteral("\\n");
    case '\t': return QStringLiteral("\\t");
    case '\\': return QStringLiteral("\\\\");
    default: break;
    }
    const auto byte = static_cast<uchar>(c);
    if (byte >= firstVisible && byte < deleted) {
        return QString{QLatin1Char(c)};
    }
    return QStringLiteral("\\x%1").arg(byte, 2, 16, QLatin1Char('0'));
}

} // namespace

QString bytesText(QByteArrayView bytes, qsizetype longest)
{
    QString text;
    for (const char c : bytes.first(qMin(bytes.size(), longest))) {
        text += byteText(c);
    }
    if (bytes.size() > longest) {
        text += bytesCut.toString() + CheckFinding::tr("(%1 bytes more)").arg(bytes.size() - longest);
    }
    return text;
}

} // namespace pushscope
