// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/tourplace.h"

#include <QTest>

using namespace pushscope;

class TestTourPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cardCoversNothing_data();
    void cardCoversNothing();
    void noRoomBeside();
    void nothingToPointAt();
};

void TestTourPlace::cardCoversNothing_data()
{
    QTest::addColumn<QSize>("area");
    QTest::addColumn<QList<QRect>>("marks");
    const QSize small{1024, 700};
    const QSize large{1600, 1000};
    QTest::newRow("a button at the top") << small << QList<QRect>{{700, 30, 90, 28}};
    QTest::newRow("a button in the corner") << small << QList<QRect>{{960, 30, 60, 28}};
    QTest::newRow("all but the lower part") << small << QList<QRect>{{0, 64, 1024, 420}};
    QTest::newRow("the lower part") << small << QList<QRect>{{0, 490, 1024, 186}};
    QTest::newRow("the left half") << large << QList<QRect>{{0, 60, 800, 920}};
    QTest::newRow("the right half") << large << QList<QRect>{{800, 60, 800, 920}};
    QTest::newRow("two of them") << small << QList<QRect>{{300, 0, 70, 26}, {930, 30, 90, 28}};
    QTest::newRow("one in the middle") << small << QList<QRect>{{300, 230, 420, 150}};
}

void TestTourPlace::cardCoversNothing()
{
    QFETCH(QSize, area);
    QFETCH(QList<QRect>, marks);
    const QRect room{QPoint{}, area};
    const QSize card{400, 170};
    const QRect place = placeBeside(room, marks, card);
    QCOMPARE(place.size(), card);
    QVERIFY(room.contains(place));
    for (const QRect &mark : marks)
        QVERIFY(!place.intersects(mark));
    QCOMPARE(placeAnywhere(room, marks, card).size(), card);
}

void TestTourPlace::noRoomBeside()
{
    const QRect room{0, 0, 600, 400};
    const QList<QRect> marks{{10, 10, 580, 330}};
    QVERIFY(placeBeside(room, marks, {400, 170}).isEmpty());
    const QRect place = placeAnywhere(room, marks, {400, 170});
    QVERIFY(room.contains(place));
    QVERIFY(place.bottom() > marks.first().bottom()); // where it hides the least
}

void TestTourPlace::nothingToPointAt()
{
    const QRect room{0, 0, 1000, 700};
    const QRect place = placeBeside(room, {}, {400, 170});
    QVERIFY((place.center() - room.center()).manhattanLength() <= 2);
}

QTEST_GUILESS_MAIN(TestTourPlace)
#include "tst_tourplace.moc"
