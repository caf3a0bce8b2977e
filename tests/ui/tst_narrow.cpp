// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/wirefilterbar.h"
#include "lessons/lessonpage.h"
#include "mainwindow/lessondesk.h"
#include "mainwindow/mainwindow.h"
#include "panels/figurerow.h"
#include "panels/statusline.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

Lesson longLesson()
{
    Lesson lesson;
    lesson.name = QStringLiteral("long");
    lesson.title = QStringLiteral("A title that does not stand beside the place of the step");
    lesson.experiment.duration = 4s;
    const QString text = QStringLiteral("A sentence of the lesson. ").repeated(200);
    lesson.steps = {{QStringLiteral("read"), text, LessonView::None, {}, step::Read{}},
                    {QStringLiteral("run"), {}, LessonView::None, {}, step::Run{}}};
    return lesson;
}

} // namespace

/// What is shown where there is little room: whole, or not at all.
class TestNarrow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statusIsWholeWhenItGrows()
    {
        StatusLine line;
        line.resize(900, 30);
        line.show();
        QVERIFY(QTest::qWaitForWindowExposed(&line));
        StatusFigures figures;
        figures.listening = QUrl{QStringLiteral("http://127.0.0.1:8080")};
        line.showFigures(figures);
        QCoreApplication::processEvents();
        figures.eventsPerSecond = 54'321;
        figures.loopLag = 123'456us;
        figures.frameTime = 15'123us;
        line.showFigures(figures); // and looked at before any event was handled
        int seen = 0;
        for (const QLabel *label : line.findChildren<QLabel *>()) {
            if (label->isVisible()) {
                QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
                ++seen;
            }
        }
        QVERIFY(seen > 2);
    }

    void figuresAreLeftOutByImportance()
    {
        FigureRow row;
        PaneFigures figures;
        for (const int importance : {3, 0, 2, 1})
            figures.figures.push_back(
                {QStringLiteral("888 ms"), QStringLiteral("caption"), {}, {}, false, false, importance});
        row.setFigures(figures);
        row.resize(1000, 40);
        QCOMPARE(row.shown(), (std::vector<std::size_t>{0, 1, 2, 3}));
        row.resize(row.fontMetrics().averageCharWidth() * 24, 40);
        QCOMPARE(row.shown(), (std::vector<std::size_t>{0, 2}));
        row.resize(1, 40);
        QCOMPARE(row.shown(), std::vector<std::size_t>{0});
    }

    void captionsAreShortenedFirst()
    {
        FigureRow row;
        PaneFigures figures;
        figures.figures = {{QStringLiteral("1 ms"), QStringLiteral("p50"), {}, {}, false, false, 1},
                           {QStringLiteral("551 B"),
                            QStringLiteral("wire / event (data 40 B)"),
                            {},
                            {},
                            false,
                            false,
                            0,
                            QStringLiteral("wire")}};
        row.resize(1000, 40);
        row.show();
        row.setFigures(figures);
        const int whole = row.boxOf(1, false).width();
        row.resize(row.boxOf(0, true).width() + whole, 40); // without the gap between them
        QCOMPARE(row.shown(), (std::vector<std::size_t>{0, 1}));
        QVERIFY(row.boxOf(1, false).width() < whole);
        row.resize(1000, 40);
        QCOMPARE(row.boxOf(1, false).width(), whole);
    }

    void filterGetsALineOfItsOwn()
    {
        QWidget window; // a window's layout would not let it be narrower
        WireFilterBar bar{&window};
        window.resize(1200, 100);
        window.show();
        const auto *text = bar.findChild<QLineEdit *>(QStringLiteral("filterText"));
        const auto *regex = bar.findChild<QWidget *>(QStringLiteral("filterRegex"));
        bar.resize(1200, 40);
        QTRY_COMPARE(text->y(), regex->y());
        bar.resize(bar.minimumSizeHint().width(), 80);
        QTRY_VERIFY(text->geometry().bottom() < regex->y());
        bar.resize(1200, 40);
        QTRY_COMPARE(text->y(), regex->y());
    }

    void pageIsScrolledThroughFirst()
    {
        LessonModel model;
        LessonPage page{model};
        page.resize(420, 500);
        page.show();
        model.open(longLesson());
        page.setPresenting(true);
        QVERIFY(QTest::qWaitForWindowActive(&page));
        const auto *title = page.findChild<QLabel *>(QStringLiteral("lessonTitle"));
        const auto *place = page.findChild<QLabel *>(QStringLiteral("lessonPlace"));
        QTRY_VERIFY(place->mapTo(&page, QPoint{}).y() >= title->mapTo(&page, QPoint{0, title->height()}).y());
        const auto *bar = page.findChild<QScrollArea *>()->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0);
        const auto *hint = page.findChild<QLabel *>(QStringLiteral("lessonHint"));
        const QString more = hint->text();
        QTest::keyClick(&page, Qt::Key_Space);
        QVERIFY(bar->value() > 0);
        QCOMPARE(model.step(), 0);
        for (int i = 0; i < 100 && bar->value() < bar->maximum(); ++i)
            QTest::keyClick(&page, Qt::Key_PageDown);
        QCOMPARE(model.step(), 0);
        QVERIFY(hint->text() != more);
        QTest::keyClick(&page, Qt::Key_PageDown);
        QCOMPARE(model.step(), 1);
    }

    void stopIsWholeForARoom()
    {
        QTemporaryDir dir;
        QSettings settings{dir.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat};
        MainWindow window{settings}; // with the style sheet
        LessonModel model;
        LessonPage page{model};
        page.resize(540, 800);
        page.show();
        model.open(longLesson());
        page.setPresenting(true);
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        model.goTo(1);
        model.start();
        const auto *button = page.findChild<QPushButton *>(QStringLiteral("startButton"));
        QFont bold = button->font();
        bold.setWeight(QFont::DemiBold);
        const int paddings = 2 * 11; // of the style sheet
        const int needed =
            QFontMetrics{bold}.horizontalAdvance(button->text()) + button->iconSize().width() + 4 + paddings;
        QTRY_VERIFY2(button->width() >= needed, qPrintable(QString::number(needed)));
    }

    void largeLettersFitASmallScreen()
    {
        const QFont ordinary = QApplication::font();
        const auto restored = qScopeGuard([&ordinary] { QApplication::setFont(ordinary); });
        QFont large = ordinary;
        large.setPointSize(20);
        QApplication::setFont(large);
        QTemporaryDir dir;
        QSettings settings{dir.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat};
        MainWindow window{settings};
        window.resize(1024, 700);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QCOMPARE(window.size(), QSize(1024, 700));
    }

    void secondTimeForARoomIsAsTheFirst()
    {
        QTemporaryDir dir;
        QSettings settings{dir.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat};
        MainWindow window{settings};
        window.resize(1280, 800);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QVERIFY(!window.lessons().openLesson(QStringLiteral("websocket-handshake")));
        const auto measure = [&] {
            QList<qreal> sizes;
            for (const char *name : {"lessonTitle", "stepTitle", "lessonPlace", "lessonHint"})
                sizes.append(window.findChild<QLabel *>(QLatin1String{name})->font().pointSizeF());
            return sizes;
        };
        window.setPresenting(true);
        QCoreApplication::processEvents();
        const auto first = measure();
        const QSize size = window.size();
        window.setPresenting(false);
        QCoreApplication::processEvents();
        QVERIFY(measure().at(1) < first.at(1));
        window.setPresenting(true);
        QCoreApplication::processEvents();
        if (window.size() == size)
            QCOMPARE(measure(), first);
        window.setPresenting(false);
    }
};

QTEST_MAIN(TestNarrow)
#include "tst_narrow.moc"
