// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/faultnames.h"

#include <QTest>

using namespace pushscope;

namespace {

const QRectF box{100, 20, 400, 200};

FaultStretch fault(const QString &name, bool moment)
{
    FaultStretch stretch;
    stretch.name = name;
    stretch.active = !moment;
    if (moment) {
        stretch.to = stretch.from;
    }
    return stretch;
}

} // namespace

class TestFaultNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void besideTheLine_data()
    {
        QTest::addColumn<bool>("moment");
        QTest::addColumn<double>("from");
        QTest::addColumn<bool>("behind");
        QTest::newRow("a moment with room") << true << 200.0 << true;
        QTest::newRow("a moment at the right end") << true << 490.0 << false;
        QTest::newRow("a stretch with room") << false << 200.0 << true;
        QTest::newRow("a stretch that has just begun") << false << 495.0 << false;
    }

    void besideTheLine()
    {
        QFETCH(const bool, moment);
        QFETCH(const double, from);
        QFETCH(const bool, behind);
        const FaultStretch stretch = fault(QStringLiteral("Reset (RST)"), moment);
        const std::vector<FaultSpan> spans{faultSpan(stretch, from, box.right(), box.left(), box.right())};
        const auto names = placeFaultNames(spans, box, QFontMetricsF{QFont{}});
        QCOMPARE(names.size(), std::size_t{1});
        QVERIFY(box.contains(names.front().box));
        QVERIFY(behind ? names.front().box.left() > from : names.front().box.right() < from);
    }

    void neverOverEachOther()
    {
        const FaultStretch reset = fault(QStringLiteral("Reset (RST)"), true);
        const FaultStretch delay = fault(QStringLiteral("Delay"), false);
        const auto span = [](const FaultStretch &stretch, qreal from) {
            return faultSpan(stretch, from, box.right(), box.left(), box.right());
        };
        for (int at = qRound(box.left()); at < qRound(box.right()); at += 7) {
            const std::vector<FaultSpan> spans{span(reset, at), span(delay, at + 5), span(reset, at + 30)};
            const auto names = placeFaultNames(spans, box, QFontMetricsF{QFont{}});
            QVERIFY(!names.empty());
            for (std::size_t i = 0; i < names.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    QVERIFY(!names.at(i).box.intersects(names.at(j).box));
                }
            }
        }
    }

    /// Where the place behind its line is taken, that before it is nearer than any behind the other name.
    void aMomentKeepsToItsLine()
    {
        const FaultStretch stall = fault(QStringLiteral("Stall"), false);
        const FaultStretch reset = fault(QStringLiteral("Reset (RST)"), true);
        std::vector<FaultSpan> spans{faultSpan(stall, 310, 450, box.left(), box.right()),
                                     faultSpan(reset, 300, 300, box.left(), box.right())};
        spans.back().strong = false;
        const auto names = placeFaultNames(spans, box, QFontMetricsF{QFont{}});
        QCOMPARE(names.size(), std::size_t{2});
        QCOMPARE(names.back().box.right(), 297.0);
    }

    /// Not at the end of the picture, where it would name what is there.
    void aStretchThatIsOverKeepsItsNameNear()
    {
        const FaultStretch stall = fault(QStringLiteral("Stall"), false);
        const FaultStretch delay = fault(QStringLiteral("Delay"), false);
        const std::vector<FaultSpan> spans{faultSpan(stall, 200, 215, box.left(), box.right()),
                                           faultSpan(delay, 205, 220, box.left(), box.right())};
        const auto names = placeFaultNames(spans, box, QFontMetricsF{QFont{}});
        QCOMPARE(names.size(), std::size_t{2});
        QVERIFY(names.back().box.top() >= names.front().box.bottom());
        QVERIFY(names.back().box.left() < 220);
    }

    void belowAnotherWhereThereIsNoRoomBeside()
    {
        const FaultStretch delay = fault(QStringLiteral("Delay"), false);
        const FaultStretch buffer = fault(QStringLiteral("Buffering proxy"), false);
        const std::vector<FaultSpan> spans{faultSpan(delay, 440, 500, box.left(), box.right()),
                                           faultSpan(buffer, 485, 500, box.left(), box.right())};
        const auto names = placeFaultNames(spans, box, QFontMetricsF{QFont{}});
        QCOMPARE(names.size(), std::size_t{2});
        QVERIFY(names.back().box.top() >= names.front().box.bottom());
        const QRectF strip{100, 20, 400, QFontMetricsF{QFont{}}.height() + 4};
        QCOMPARE(placeFaultNames(spans, strip, QFontMetricsF{QFont{}}).size(), std::size_t{1});
    }

    void whatDoesNotMeetThePictureGivesWay()
    {
        const FaultStretch mine = fault(QStringLiteral("Delay"), false);
        const FaultStretch other = fault(QStringLiteral("Stall"), false);
        std::vector<FaultSpan> spans{faultSpan(other, 495, box.right(), box.left(), box.right()),
                                     faultSpan(mine, 495, box.right(), box.left(), box.right())};
        spans.front().strong = false;
        const auto names = placeFaultNames(spans, box, QFontMetricsF{QFont{}});
        QCOMPARE(names.size(), std::size_t{1});
        QCOMPARE(names.front().span->fault->name, QStringLiteral("Delay"));
    }
};

QTEST_MAIN(TestFaultNames)
#include "tst_faultnames.moc"
