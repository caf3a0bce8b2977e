// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/systemreason.h"

#include <QCoreApplication>
#include <QJsonParseError>

#include <algorithm>
#include <array>

namespace pushscope {

namespace {

/// Not in the contexts of Qt: there they would be translated where they are made, and end in answers and recordings.
constexpr std::array reasons{
    QT_TRANSLATE_NOOP("SystemReason", "No such file or directory"),
    QT_TRANSLATE_NOOP("SystemReason", "Permission denied"),
    QT_TRANSLATE_NOOP("SystemReason", "Too many open files"),
    QT_TRANSLATE_NOOP("SystemReason", "No space left on device"),
    QT_TRANSLATE_NOOP("SystemReason", "file to open is a directory"),
    QT_TRANSLATE_NOOP("SystemReason", "Is a directory"),
    QT_TRANSLATE_NOOP("SystemReason", "Not a directory"),
    QT_TRANSLATE_NOOP("SystemReason", "File exists"),
    QT_TRANSLATE_NOOP("SystemReason", "Read-only file system"),
    QT_TRANSLATE_NOOP("SystemReason", "Input/output error"),
    QT_TRANSLATE_NOOP("SystemReason", "File name too long"),
    QT_TRANSLATE_NOOP("SystemReason", "File too large"),
    QT_TRANSLATE_NOOP("SystemReason", "Disk quota exceeded"),
    QT_TRANSLATE_NOOP("SystemReason", "Operation not permitted"),
    QT_TRANSLATE_NOOP("SystemReason", "Connection refused"),
    QT_TRANSLATE_NOOP("SystemReason", "Connection timed out"),
    QT_TRANSLATE_NOOP("SystemReason", "Connection reset by peer"),
    QT_TRANSLATE_NOOP("SystemReason", "Host not found"),
    QT_TRANSLATE_NOOP("SystemReason", "Host unreachable"),
    QT_TRANSLATE_NOOP("SystemReason", "Network unreachable"),
    QT_TRANSLATE_NOOP("SystemReason", "No route to host"),
    QT_TRANSLATE_NOOP("SystemReason", "Network is unreachable"),
    QT_TRANSLATE_NOOP("SystemReason", "Socket operation timed out"),
    QT_TRANSLATE_NOOP("SystemReason", "Network operation timed out"),
    QT_TRANSLATE_NOOP("SystemReason", "The remote host closed the connection"),
    QT_TRANSLATE_NOOP("SystemReason", "The address is protected"),
    QT_TRANSLATE_NOOP("SystemReason", "unterminated object"),
    QT_TRANSLATE_NOOP("SystemReason", "missing name separator"),
    QT_TRANSLATE_NOOP("SystemReason", "unterminated array"),
    QT_TRANSLATE_NOOP("SystemReason", "missing value separator"),
    QT_TRANSLATE_NOOP("SystemReason", "illegal value"),
    QT_TRANSLATE_NOOP("SystemReason", "invalid termination by number"),
    QT_TRANSLATE_NOOP("SystemReason", "illegal number"),
    QT_TRANSLATE_NOOP("SystemReason", "invalid escape sequence"),
    QT_TRANSLATE_NOOP("SystemReason", "invalid UTF8 string"),
    QT_TRANSLATE_NOOP("SystemReason", "unterminated string"),
    QT_TRANSLATE_NOOP("SystemReason", "object is missing after a comma"),
    QT_TRANSLATE_NOOP("SystemReason", "too deeply nested document"),
    QT_TRANSLATE_NOOP("SystemReason", "too large document"),
    QT_TRANSLATE_NOOP("SystemReason", "garbage at the end of the document"),
};

} // namespace

QString shownSystemReason(const QString &english)
{
    const auto *found =
        std::ranges::find_if(reasons, [&english](const char *reason) { return english == QLatin1String{reason}; });
    return found == reasons.end() ? english : QCoreApplication::translate("SystemReason", *found);
}

QString shownJsonReason(const QJsonParseError &error, QByteArrayView json)
{
    return json.trimmed().isEmpty() ? QCoreApplication::translate("SystemReason", "it is empty")
                                    : shownSystemReason(error.errorString());
}

} // namespace pushscope
