// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartnotice.h"
#include "theme/themedstyle.h"

#include <QMenu>
#include <QPushButton>
#include <QTest>

using namespace pushscope;

class TestLargeLetters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noticeStaysInThePlot_data();
    void noticeStaysInThePlot();
    void noticeLeavesNamesFree();
    void iconsGrow();
};

namespace {

QFont letters(int points)
{
    QFont font;
    font.setPointSize(points);
    return font;
}

} // namespace

void TestLargeLetters::noticeStaysInThePlot_data()
{
    QTest::addColumn<int>("points");
    QTest::addColumn<QSizeF>("size");
    for (const int points : {8, 10, 12, 20, 32}) {
        for (const QSizeF size : {QSizeF{600, 300}, QSizeF{300, 120}, QSizeF{200, 70}}) {
            QTest::addRow("%d pt in %gx%g", points, size.width(), size.height()) << points << size;
        }
    }
}

void TestLargeLetters::noticeStaysInThePlot()
{
    QFETCH(int, points);
    QFETCH(QSizeF, size);
    const QFontMetricsF metrics{letters(points)};
    const QRectF plot{QPointF{50, 20}, size};
    const QString sentence =
        QStringLiteral("no answer from 127.0.0.1:8080 within 10 s: the connection is dead or the server "
                       "is stopped");
    for (const auto place : {ChartNotice::Place::Middle, ChartNotice::Place::Newest}) {
        const auto notice = ChartNotice::laidOut(sentence, metrics, plot, place, metrics.height());
        const bool oneLineFits = metrics.height() * 1.6 <= plot.height();
        QVERIFY(!oneLineFits || plot.contains(notice.box));
        QVERIFY(notice.box.contains(notice.textBox));
        QVERIFY(notice.text == sentence || notice.text.endsWith(QChar{0x2026}));
        // What it was laid out for is what is drawn: no line breaks anew.
        const QRectF drawn = metrics.boundingRect(notice.textBox, ChartNotice::flags, notice.text);
        QVERIFY(drawn.height() <= notice.textBox.height() + 0.5);
    }
}

void TestLargeLetters::noticeLeavesNamesFree()
{
    const QFontMetricsF metrics{letters(10)};
    const QRectF plot{0, 0, 500, 200};
    const auto notice = ChartNotice::laidOut(QStringLiteral("gone"), metrics, plot, ChartNotice::Place::Newest, 30);
    QVERIFY(notice.box.top() >= 30);
    QVERIFY(notice.box.center().x() > plot.center().x());
}

void TestLargeLetters::iconsGrow()
{
    ThemedStyle style{Theme::darkTheme()};
    QPushButton button;
    QMenu menu;
    for (QWidget *widget : {static_cast<QWidget *>(&button), static_cast<QWidget *>(&menu)}) {
        for (const auto metric : {QStyle::PM_ButtonIconSize, QStyle::PM_SmallIconSize}) {
            widget->setFont(letters(8));
            const int small = style.pixelMetric(metric, nullptr, widget);
            widget->setFont(letters(40));
            QVERIFY(style.pixelMetric(metric, nullptr, widget) > small);
        }
    }
    QVERIFY(style.pixelMetric(QStyle::PM_ButtonIconSize, nullptr, nullptr) > 0);
}

QTEST_MAIN(TestLargeLetters)
#include "tst_largeletters.moc"
