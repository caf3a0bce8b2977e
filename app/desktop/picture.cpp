// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/picture.h"

#include "mainwindow/mainwindow.h"
#include "platform/savewhole.h"

#include <QCoreApplication>
#include <QSaveFile>
#include <QTextStream>

#include <cstdio>

namespace pushscope {

bool writePicture(MainWindow &window, const QString &name)
{
    window.showAll();
    QSaveFile file{name};
    const bool written = file.open(QIODevice::WriteOnly) && window.grab().save(&file, "PNG") && saveWhole(file);
    if (!written) {
        say(QCoreApplication::translate("Desktop", "--screenshot: cannot write %1: %2").arg(name, file.errorString()));
    }
    return written;
}

void say(const QString &message)
{
    QTextStream{stderr} << QStringLiteral("pushscope: ") << message << Qt::endl;
}

} // namespace pushscope
