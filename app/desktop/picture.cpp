// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/picture.h"

#include "mainwindow/mainwindow.h"
#include "platform/wholefile.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QTextStream>

#include <cstdio>

namespace pushscope {

bool writePicture(MainWindow &window, const QString &file)
{
    window.showAll();
    QBuffer picture;
    picture.open(QIODevice::WriteOnly);
    window.pictured().grab().save(&picture, "PNG");
    if (const auto problem = writeWhole(file, picture.data())) {
        say(QCoreApplication::translate("Desktop", "--screenshot: cannot write %1: %2").arg(file, *problem));
        return false;
    }
    return true;
}

void say(const QString &message)
{
    QTextStream{stderr} << QStringLiteral("pushscope: ") << message << Qt::endl;
}

} // namespace pushscope
