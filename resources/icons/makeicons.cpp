// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the program's mark in the sizes that desktops ask for: makeicons FOLDER
#include "theme/icons.h"

#include <QDir>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>

int main(int argc, char **argv)
{
    const QGuiApplication application(argc, argv);
    const QDir folder{QString::fromLocal8Bit(argc > 1 ? argv[1] : ".")};
    for (const int side : {16, 24, 32, 48, 64, 128, 256, 512}) {
        QImage picture{side, side, QImage::Format_ARGB32_Premultiplied};
        picture.fill(Qt::transparent);
        QPainter painter{&picture};
        pushscope::drawAppMark(painter, QRectF{0, 0, qreal(side), qreal(side)});
        painter.end();
        if (!picture.save(folder.filePath(QStringLiteral("pushscope-%1.png").arg(side))))
            return 1;
    }
    return 0;
}
