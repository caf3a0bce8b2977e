// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/ledgerpicture.h"
#include "ledger/ledgerview.h"
#include "models/ledgermodel.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace pushscope;

namespace {

/// `rows` clients of one name, each event in the state `of(row, column)`.
template <typename Of>
DeliveryMatrixPtr matrixOf(int rows, int columns, Of of)
{
    auto matrix = std::make_shared<DeliveryMatrix>();
    for (int row = 0; row < rows; ++row) {
        DeliveryMatrix::Row added;
        added.client = row + 1;
        added.name = QStringLiteral("socket");
        added.transport = Transport::WebSocket;
        for (int column = 0; column < columns; ++column)
            of(row, column).state == Delivery::Lost ? ++added.counts.lost : ++added.counts.onTime;
        matrix->addRow(added);
    }
    for (int column = 0; column < columns; ++column) {
        matrix->addColumn({static_cast<quint64>(column) + 1, Instant{}});
        for (int row = 0; row < rows; ++row)
            matrix->set(static_cast<std::size_t>(row), static_cast<std::size_t>(column), of(row, column));
    }
    return matrix;
}

DeliveryMatrixPtr allOnTime(int rows, int columns)
{
    return matrixOf(rows, columns, [](int, int) { return DeliveryMatrix::Cell{Delivery::OnTime, false}; });
}

/// Ink or none.
void reduceToInk(QImage &image)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, image.pixelColor(x, y).lightness() > 245 ? 0xffffff : 0);
    }
}

} // namespace

class TestLedger : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_view.reset(); }

    void modelHasARowForEachClientAndOneForAll();
    void sentencesTellWhatTheEyeSees();
    void cellsDifferInShapeAndColour_data();
    void cellsDifferInShapeAndColour();
    void pictureFollowsTheTailUnlessScrolled();
    void hundredsOfRowsFitOrScroll();
    void eachRowHasRoomForItsName();
    void hoverAndKeysTellOfACell();
    void paintingIsCheap();

private:
    [[nodiscard]] LedgerPicture &picture() const { return m_view->picture(); }

    std::unique_ptr<LedgerView> m_view;
};

void TestLedger::init()
{
    m_view = std::make_unique<LedgerView>();
    m_view->setTheme(Theme::darkTheme());
    m_view->resize(1200, 260);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestLedger::modelHasARowForEachClientAndOneForAll()
{
    LedgerModel model;
    const QAbstractItemModelTester tester{&model};
    QCOMPARE(model.rowCount(), 0);
    const auto lostInSecond = [](int row, int) {
        return DeliveryMatrix::Cell{row == 1 ? Delivery::Lost : Delivery::OnTime, false};
    };
    model.setMatrix(matrixOf(2, 5, lostInSecond));
    QCOMPARE(model.rowCount(), 3);
    const auto text = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(1, 0), QStringLiteral("socket 1"));
    QCOMPARE(text(0, 1), QStringLiteral("5"));
    QCOMPARE(text(0, 5), QStringLiteral("5"));
    QCOMPARE(text(1, 5), QStringLiteral("0"));
    QCOMPARE(text(2, 5), QStringLiteral("5"));
    QCOMPARE(model.headerData(5, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("lost"));
    QSignalSpy changed{&model, &QAbstractItemModel::dataChanged};
    model.setMatrix(allOnTime(2, 6)); // as many rows: no selection is lost
    QCOMPARE(changed.count(), 1);
    QCOMPARE(text(0, 5), QStringLiteral("0"));
    model.setMatrix({});
    QCOMPARE(model.rowCount(), 0);
}

void TestLedger::sentencesTellWhatTheEyeSees()
{
    const auto matrix = matrixOf(2, 3, [](int row, int) { return DeliveryMatrix::Cell{Delivery::Late, row == 1}; });
    QCOMPARE(cellSentence(*matrix, 0, 1), QStringLiteral("Event 2, socket 1: late"));
    QCOMPARE(cellSentence(*matrix, 1, 2), QStringLiteral("Event 3, socket 2: late, and once more as a duplicate"));
    m_view->setMatrix(allOnTime(2, 3));
    QCOMPARE(m_view->sentence(), QStringLiteral("3 events, 2 clients: 6 on time"));
    QCOMPARE(picture().accessibleDescription(), m_view->sentence());
    m_view->setMatrix({});
    QVERIFY(m_view->sentence().contains(QStringLiteral("No event")));
}

void TestLedger::cellsDifferInShapeAndColour_data()
{
    QTest::addColumn<int>("side");
    QTest::addColumn<bool>("grey");
    QTest::newRow("large") << 12 << false;
    QTest::newRow("large, without colours") << 12 << true;
    QTest::newRow("small") << 4 << false;
}

/// No two kinds look alike, even where colours cannot be told apart.
void TestLedger::cellsDifferInShapeAndColour()
{
    QFETCH(int, side);
    QFETCH(bool, grey);
    LedgerCells cells;
    cells.prepare({side, side}, Theme::lightTheme());
    QList<QImage> seen;
    for (const Delivery state :
         {Delivery::NotDue, Delivery::Pending, Delivery::OnTime, Delivery::Late, Delivery::Replayed, Delivery::Lost}) {
        for (const bool duplicate : {false, true}) {
            const bool came = state == Delivery::OnTime || state == Delivery::Late || state == Delivery::Replayed;
            if (duplicate && (!came || (side < 6 && state != Delivery::OnTime)))
                continue; // what has not come cannot come twice; a small cell tells only that it is one
            QImage image{side, side, QImage::Format_RGB32};
            image.fill(Qt::white);
            cells.copy({state, duplicate}, image, {0, 0});
            if (grey)
                reduceToInk(image);
            const bool full = duplicate && grey; // the mark is cut out of what is below it
            QVERIFY2(full || !seen.contains(image), qPrintable(deliveryWord(state)));
            seen << image;
        }
    }
}

void TestLedger::pictureFollowsTheTailUnlessScrolled()
{
    QScrollBar *bar = picture().horizontalScrollBar();
    m_view->setMatrix(allOnTime(3, 1'000));
    QVERIFY(bar->maximum() > 0);
    QVERIFY(picture().followsTail());
    m_view->setMatrix(allOnTime(3, 1'100));
    QVERIFY(picture().followsTail());
    bar->setValue(100);
    m_view->setMatrix(allOnTime(3, 1'200));
    QCOMPARE(bar->value(), 100);
    QTest::keyClick(&picture(), Qt::Key_End);
    m_view->setMatrix(allOnTime(3, 1'300));
    QVERIFY(picture().followsTail());
}

void TestLedger::hundredsOfRowsFitOrScroll()
{
    m_view->setMatrix(allOnTime(4, 50));
    QCOMPARE(picture().verticalScrollBar()->maximum(), 0);
    const int high = picture().cellRect({0, 0}).height();
    m_view->setMatrix(allOnTime(600, 50));
    QVERIFY(picture().cellRect({0, 0}).height() < high);
    QVERIFY(picture().verticalScrollBar()->maximum() > 0);
    picture().verticalScrollBar()->setValue(picture().verticalScrollBar()->maximum());
    const QRect last = picture().cellRect({599, 0});
    QVERIFY(picture().viewport()->rect().contains(last));
    QCOMPARE(picture().placeAt(last.center()), (LedgerPicture::Place{599, 0}));
}

void TestLedger::eachRowHasRoomForItsName()
{
    QFont large = m_view->font();
    large.setPointSize(24);
    m_view->setFont(large);
    m_view->resize(1200, m_view->minimumSizeHint().height());
    const auto matrix = std::make_shared<DeliveryMatrix>();
    for (const char *name : {"SSE", "WebSocket", "Long polling", "Short polling"}) {
        DeliveryMatrix::Row row;
        row.name = QString::fromLatin1(name);
        matrix->addRow(row);
    }
    matrix->addColumn({1, Instant{}});
    m_view->setMatrix(matrix);
    QVERIFY(picture().cellRect({0, 0}).height() >= picture().fontMetrics().height());
}

void TestLedger::hoverAndKeysTellOfACell()
{
    m_view->setMatrix(allOnTime(2, 10));
    auto *told = m_view->findChild<QLabel *>(QStringLiteral("ledgerLooked"));
    const QRect cell = picture().cellRect({1, 4});
    QTest::mouseMove(picture().viewport(), cell.center());
    QTRY_COMPARE(told->text(), QStringLiteral("Event 5, socket 2: on time"));
    picture().setFocus();
    QTest::keyClick(&picture(), Qt::Key_Left); // appears at the newest event of the first client
    QCOMPARE(told->text(), QStringLiteral("Event 10, socket 1: on time"));
    QTest::keyClick(&picture(), Qt::Key_Left);
    QTest::keyClick(&picture(), Qt::Key_Down);
    QTest::keyClick(&picture(), Qt::Key_Down);
    QCOMPARE(told->text(), QStringLiteral("Event 9, socket 2: on time"));
    QCOMPARE(picture().placeAt({1, 1}), std::optional<LedgerPicture::Place>{});
}

void TestLedger::paintingIsCheap()
{
    m_view->resize(1800, 900);
    const DeliveryMatrixPtr matrix = allOnTime(300, 2'000);
    QElapsedTimer timer;
    timer.start();
    constexpr int times = 4; // a second's
    for (int i = 0; i < times; ++i) {
        m_view->setMatrix(matrix);
        picture().viewport()->grab();
    }
    // A generous bound for a debug build on a busy machine; usual are 10 to 30 ms each.
    QVERIFY2(timer.elapsed() < 4'000, qPrintable(QString::number(timer.elapsed())));
    qInfo("%lld ms for each picture of 300 rows", timer.elapsed() / times);
}

QTEST_MAIN(TestLedger)
#include "tst_ledger.moc"
