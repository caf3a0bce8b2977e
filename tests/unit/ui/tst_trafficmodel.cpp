// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trafficmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace pushscope;

namespace {

const Instant now{std::chrono::hours{1}};

TrafficEntries entries(quint64 from, quint64 to)
{
    TrafficEntries made;
    for (quint64 number = from; number <= to; ++number) {
        TrafficEntry entry;
        entry.number = number;
        entry.at = now;
        entry.place = "c" + QByteArray::number(number);
        entry.bytes = 3;
        made.push_back(entry);
    }
    return made;
}

QString cell(const TrafficModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

class TestTrafficModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNewestComeFirstAndOnce()
    {
        TrafficModel model;
        const QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
        model.add({}, now);
        QCOMPARE(model.rowCount(), 0);
        model.add(entries(1, 3), now);
        model.add(entries(2, 4), now);
        QCOMPARE(model.newest(), 4U);
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(cell(model, 0, TrafficModel::Where), QStringLiteral("c4"));
        QCOMPARE(cell(model, 3, TrafficModel::Where), QStringLiteral("c1"));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
        model.add(entries(1, 4), now);
        QCOMPARE(model.rowCount(), 0);
    }

    void theOldestMakeRoom()
    {
        TrafficModel model;
        const QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
        model.add(entries(1, 2 * TrafficModel::mostRows), now);
        QCOMPARE(model.rowCount(), TrafficModel::mostRows);
        model.add(entries(2 * TrafficModel::mostRows, 2 * TrafficModel::mostRows + 10), now);
        QCOMPARE(model.rowCount(), TrafficModel::mostRows);
        QCOMPARE(cell(model, 0, TrafficModel::Where), QStringLiteral("c%1").arg(2 * TrafficModel::mostRows + 10));
        QCOMPARE(cell(model, TrafficModel::mostRows - 1, TrafficModel::Where),
                 QStringLiteral("c%1").arg(TrafficModel::mostRows + 11));
    }

    void whatARowTells()
    {
        TrafficModel model;
        TrafficEntry message;
        message.number = 1;
        message.at = now;
        message.kind = TrafficEntry::Kind::PrivateMessage;
        message.sender = "3w5e";
        message.transport = "ws";
        message.bytes = 12;
        message.text = QStringLiteral("must not be shown");
        TrafficEntry join;
        join.number = 2;
        join.kind = TrafficEntry::Kind::Join;
        join.place = "lobby";
        join.text = QStringLiteral("Ann");
        model.add({message, join}, now);
        const QStringList shown{QStringLiteral("private message"), QString{},
                                QStringLiteral("(not shown)"),     QStringLiteral("3w5e"),
                                QStringLiteral("WebSocket"),       QStringLiteral("12 B")};
        for (int column = TrafficModel::Kind; column < TrafficModel::columns; ++column)
            QCOMPARE(cell(model, 1, column), shown.at(column - 1));
        QCOMPARE(cell(model, 0, TrafficModel::Bytes), QString{});
        QCOMPARE(cell(model, 0, TrafficModel::Text), QStringLiteral("Ann"));
        for (int column = 0; column < TrafficModel::columns; ++column)
            QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    }
};

QTEST_MAIN(TestTrafficModel)
#include "tst_trafficmodel.moc"
