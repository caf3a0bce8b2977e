// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace pushscope::test {

inline constexpr const char *zbarMissing = "zbarimg is missing: install the Debian package zbar-tools";

inline bool hasZbar()
{
    return !QStandardPaths::findExecutable(QStringLiteral("zbarimg")).isEmpty();
}

/// What a reader of QR codes finds in a picture; empty if it finds none.
inline QString codeIn(const QString &file)
{
    constexpr int patience = 30'000;
    QProcess reader;
    reader.start(QStringLiteral("zbarimg"),
                 {QStringLiteral("--quiet"), QStringLiteral("--raw"), QStringLiteral("--nodbus"), file});
    if (!QTest::qWaitFor([&] { return reader.state() == QProcess::NotRunning; }, patience))
        return {};
    return QString::fromUtf8(reader.readAllStandardOutput()).trimmed();
}

inline QString codeIn(const QImage &picture)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("picture.png"));
    return picture.save(file) ? codeIn(file) : QString{};
}

} // namespace pushscope::test
