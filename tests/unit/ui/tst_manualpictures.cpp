// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/darkpicture.h"
#include "help/helpbook.h"
#include "manual/manualaddress.h"
#include "manual/manualbrowser.h"

#include <QDir>
#include <QImage>
#include <QTest>
#include <QTextDocument>

using namespace pushscope;

namespace {

const QString name = QStringLiteral("window.png");

/// As the page shows it.
QImage shown(const Theme &theme)
{
    ManualBrowser browser;
    browser.resize(700, 500);
    browser.setTheme(theme);
    browser.setSource(manualUrl(QStringLiteral("index")));
    return browser.document()
        ->resource(QTextDocument::ImageResource, QUrl{QStringLiteral("pictures/") + name})
        .value<QImage>();
}

int brightness(const QImage &picture)
{
    return qGray(picture.scaled(1, 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).pixel(0, 0));
}

} // namespace

class TestManualPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The files have palettes; within one, what is made smaller could only be dithered.
    void scaledWithAllColours()
    {
        const QImage file = QImage::fromData(helpPicture(name));
        QVERIFY(file.colorCount() > 0);
        const QImage picture = shown(Theme::lightTheme());
        QVERIFY(!picture.isNull());
        QVERIFY(picture.width() < file.width());
        QCOMPARE(picture.colorCount(), 0);
    }

    void darkInTheDark()
    {
        QVERIFY(brightness(shown(Theme::lightTheme())) > 200);
        QVERIFY(brightness(shown(Theme::darkTheme())) < 80);
    }

    void eachHasItsPair()
    {
        const QStringList all = QDir{QStringLiteral(":/pushscope/help/pictures")}.entryList();
        QVERIFY(all.size() > 2);
        for (const QString &file : all) {
            if (!file.endsWith(QStringLiteral("-dark.png"))) {
                const QSize dark = QImage::fromData(helpPicture(darkPicture(file))).size();
                QVERIFY2(QImage::fromData(helpPicture(file)).size() == dark, qPrintable(file));
            }
        }
        QVERIFY(helpBody(QStringLiteral("index")).contains(QStringLiteral("srcset=\"pictures/window-dark.png\"")));
    }
};

QTEST_MAIN(TestManualPictures)
#include "tst_manualpictures.moc"
