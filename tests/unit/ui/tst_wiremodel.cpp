// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wirefiltermodel.h"
#include "models/wiretreemodel.h"
#include "ui/wirescene.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

class TestWireModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void modelsKeepTheirPromises();
    void rowsTellWhatPassed();
    void ringDropsTheOldestChunks();
    void ringDropsByBytes();
    void rowsAreBoundedToo();
    void bytesAreGatheredOverChunks();
    void missingBytesAreTold();
    void unitsThatEndWithTheConnection();
    void anotherCaptureBeginsAnew();
    void clearKeepsTheIndex();
    void lastBeforeFindsTheMoment();
    void filterRows_data();
    void filterRows();
    void deltaIsToTheRowShownBefore();
    void searchGoesOnWithNewRows();
    void invalidExpressionIsNotTaken();
    void treeFindsTheInnermostNode();
};

namespace {

struct Models
{
    explicit Models(WireCapture::Limits limits = {}) : model{limits} {}

    void take(WireScene &scene, std::size_t most = 1'000'000) { model.apply(*scene.take(most)); }

    WireModel model;
    WireFilterModel rows{model};
};

WireConnection aConnection()
{
    WireConnection connection;
    connection.client = 1;
    return connection;
}

QStringList column(const QAbstractItemModel &model, int column)
{
    QStringList cells;
    for (int row = 0; row < model.rowCount(); ++row)
        cells << model.index(row, column).data().toString();
    return cells;
}

int rowOfKind(const WireModel &model, const QString &kind)
{
    return static_cast<int>(column(model, WireModel::Kind).indexOf(kind));
}

} // namespace

void TestWireModel::modelsKeepTheirPromises()
{
    Models models{{.chunks = 60, .bytes = 64 * 1024}};
    const QAbstractItemModelTester source{&models.model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    const QAbstractItemModelTester rows{&models.rows, QAbstractItemModelTester::FailureReportingMode::QtTest};
    WireScene scene;
    scene.open();
    models.take(scene);
    for (int i = 0; i < 40; ++i) {
        scene.event(i);
        scene.heartbeat();
        if (i == 20)
            models.rows.setFilter({.direction = WireDirection::Down, .groups = WireGroup::Frames});
        if (i == 30)
            models.rows.setFilter({.text = QStringLiteral("beat")});
        models.take(scene, 11);
    }
    models.take(scene);
    QTRY_VERIFY(!models.rows.isSearching());
    QVERIFY(models.rows.rowCount() > 0);
    models.model.setClientName(WireScene::sse, QStringLiteral("left"));
    models.model.clear();
    QCOMPARE(models.rows.rowCount(), 0);
}

void TestWireModel::rowsTellWhatPassed()
{
    Models models;
    WireScene scene;
    scene.open();
    scene.event(7);
    scene.heartbeat();
    scene.fault(QStringLiteral("held for 2 s"));
    scene.cut();
    models.model.setClientName(WireScene::webSocket, QStringLiteral("The socket"));
    models.take(scene);

    const QStringList kinds = column(models.model, WireModel::Kind);
    QCOMPARE(kinds.count(QStringLiteral("Opened")), 4);
    QCOMPARE(kinds.count(QStringLiteral("Request head")), 4);
    QCOMPARE(kinds.count(QStringLiteral("Response head")), 4);
    QCOMPARE(kinds.count(QStringLiteral("Event")), 1);
    QCOMPARE(kinds.count(QStringLiteral("Text frame")), 1);
    QCOMPARE(kinds.count(QStringLiteral("Body")), 2);
    QCOMPARE(kinds.count(QStringLiteral("Ping")), 1);
    QCOMPARE(kinds.count(QStringLiteral("Pong")), 1);
    QCOMPARE(kinds.count(QStringLiteral("Fault")), 1);
    const auto text = [&models](const QString &kind, int column) {
        return models.model.text(rowOfKind(models.model, kind), column);
    };
    QCOMPARE(text(QStringLiteral("Text frame"), WireModel::Client), QStringLiteral("The socket"));
    QCOMPARE(text(QStringLiteral("Event"), WireModel::Client), QStringLiteral("SSE"));
    QCOMPARE(text(QStringLiteral("Pong"), WireModel::Direction), QStringLiteral("up"));
    QCOMPARE(text(QStringLiteral("Pong"), WireModel::Wire), QStringLiteral("10"));
    QCOMPARE(text(QStringLiteral("Pong"), WireModel::Payload), QStringLiteral("4"));
    QCOMPARE(text(QStringLiteral("Fault"), WireModel::What), QStringLiteral("held for 2 s"));
    QCOMPARE(text(QStringLiteral("Reset"), WireModel::What), QStringLiteral("by the server (RST)"));
    QVERIFY(text(QStringLiteral("Request head"), WireModel::What).contains(QStringLiteral("/events?channel=default")));
    QVERIFY(text(QStringLiteral("Event"), WireModel::What).contains(QStringLiteral("k3f9:7")));
    QCOMPARE(models.model.text(0, WireModel::Time), QStringLiteral("0.000000"));
    QCOMPARE(models.model.text(1, WireModel::Time), QStringLiteral("0.000090"));
}

void TestWireModel::ringDropsTheOldestChunks()
{
    Models models{{.chunks = 50, .bytes = 64 * 1024 * 1024}};
    WireScene scene;
    scene.open();
    for (int i = 0; i < 100; ++i) {
        scene.event(i);
        models.take(scene);
        QVERIFY(models.model.store().chunks().size() <= 50);
    }
    const WireStore &store = models.model.store();
    QCOMPARE(store.chunks().size(), std::size_t{50});
    QCOMPARE(store.newest(), scene.capture().after(0, 1).newest);
    QCOMPARE(store.dropped(), store.newest() - 50);
    QVERIFY(models.model.row(0).chunk->index >= store.oldest());
    QCOMPARE(models.model.rowCount(), 50);
    QCOMPARE(models.model.row(models.model.rowCount() - 1).chunk->index, store.newest());
    QCOMPARE(models.rows.rowCount(), models.model.rowCount());
}

void TestWireModel::ringDropsByBytes()
{
    constexpr qint64 most = 20'000;
    Models models{{.chunks = 50'000, .bytes = most}};
    WireScene scene;
    scene.open();
    for (int i = 0; i < 100; ++i) {
        scene.event(i);
        models.take(scene);
        QVERIFY(models.model.store().bytesHeld() <= most);
    }
    QVERIFY(models.model.store().dropped() > 0);
    QVERIFY(models.model.rowCount() > 5);
}

void TestWireModel::rowsAreBoundedToo()
{
    Models models{{.chunks = 10, .bytes = 64 * 1024 * 1024}};
    WireCapture capture;
    const quint32 connection = capture.open({}, aConnection());
    capture.data({}, connection, WireDirection::Up, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    capture.data({}, connection, WireDirection::Down,
                 "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + QByteArray{":\n\n"}.repeated(100));
    models.model.apply(capture.after(0, 100));
    QCOMPARE(models.model.rowCount(), 10);
    QCOMPARE(models.model.store().chunks().size(), std::size_t{3});
}

void TestWireModel::bytesAreGatheredOverChunks()
{
    Models models;
    WireCapture capture;
    const quint32 connection = capture.open({}, aConnection());
    const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
    const QByteArray block = "id: 1\ndata: {\"a\":1}\n\n";
    capture.data({}, connection, WireDirection::Up, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    const QByteArray stream = head + block + block;
    for (qsizetype at = 0; at < stream.size(); at += 7)
        capture.data({}, connection, WireDirection::Down, stream.mid(at, 7));
    models.model.apply(capture.after(0, 1'000));

    const int first = rowOfKind(models.model, QStringLiteral("Event"));
    QVERIFY(first > 0);
    QCOMPARE(models.model.bytesOf(first).bytes, block);
    QCOMPARE(models.model.bytesOf(first).missing, quint64{0});
    QCOMPARE(models.model.bytesOf(first + 1).bytes, block);
    QCOMPARE(models.model.bytesOf(rowOfKind(models.model, QStringLiteral("Response head"))).bytes, head);
    QVERIFY(models.model.payloadText(models.model.row(first)).contains(QStringLiteral("{\"a\":1}")));
}

void TestWireModel::missingBytesAreTold()
{
    Models models{{.chunks = 2, .bytes = 1'000'000}};
    WireCapture capture;
    const quint32 connection = capture.open({}, aConnection());
    capture.data({}, connection, WireDirection::Up, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    capture.data({}, connection, WireDirection::Down, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");
    for (const char *piece : {"data: one ", "two ", "three\n\n"})
        capture.data({}, connection, WireDirection::Down, piece);
    models.model.apply(capture.after(0, 1'000));
    QCOMPARE(models.model.rowCount(), 1);
    const WireBytes held = models.model.bytesOf(0);
    QCOMPARE(held.bytes, QByteArrayLiteral("two three\n\n"));
    QCOMPARE(held.missing, quint64{10});
    QCOMPARE(held.begin, models.model.row(0).wireUnit()->range.begin + 10);
    QVERIFY(models.model.text(0, WireModel::What).contains(QStringLiteral("no longer held")));
}

void TestWireModel::unitsThatEndWithTheConnection()
{
    Models models;
    WireCapture capture;
    const quint32 connection = capture.open({}, aConnection());
    capture.data({}, connection, WireDirection::Up, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    capture.data({}, connection, WireDirection::Down, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");
    capture.data({}, connection, WireDirection::Down, "data: half");
    capture.closed({}, connection, WireDirection::Down);
    models.model.apply(capture.after(0, 1'000));
    const int last = models.model.rowCount() - 1;
    QCOMPARE(models.model.text(last, WireModel::Kind), QStringLiteral("Closed"));
    QCOMPARE(models.model.text(last, WireModel::What), QStringLiteral("by the server (FIN)"));
    QVERIFY(models.model.row(last - 1).wireUnit() != nullptr);
    QCOMPARE(models.model.bytesOf(last - 1).bytes, QByteArrayLiteral("data: half"));
}

void TestWireModel::anotherCaptureBeginsAnew()
{
    Models models;
    WireScene first;
    first.open();
    first.event(1);
    models.take(first);
    WireScene second;
    second.open();
    models.model.apply(*second.take(2));
    QCOMPARE(models.model.rowCount(), 2);
    QCOMPARE(models.model.store().newest(), quint64{2});
    QCOMPARE(models.model.store().dropped(), quint64{0});
}

void TestWireModel::clearKeepsTheIndex()
{
    Models models;
    WireScene scene;
    scene.open();
    models.take(scene);
    const quint64 newest = models.model.store().newest();
    models.model.clear();
    QCOMPARE(models.model.rowCount(), 0);
    QCOMPARE(models.model.store().newest(), newest);
    QCOMPARE(models.model.store().dropped(), quint64{0});
    scene.event(1);
    models.take(scene);
    QCOMPARE(models.model.row(0).chunk->index, newest + 1);
    QCOMPARE(models.model.text(0, WireModel::Time), QStringLiteral("0.000000"));
}

void TestWireModel::lastBeforeFindsTheMoment()
{
    Models models;
    WireScene scene;
    scene.open();
    for (int i = 0; i < 20; ++i)
        scene.event(i);
    models.take(scene);
    const WireModel &model = models.model;
    for (int row = 0; row < model.rowCount(); ++row) {
        const WireChunk &chunk = *model.row(row).chunk;
        const int client = chunk.connection->client;
        const auto found = model.lastBefore(client, chunk.at + 1ns);
        QVERIFY(found);
        const WireChunk &other = *model.row(model.rowOf(*found)).chunk;
        QCOMPARE(other.at.time_since_epoch().count(), chunk.at.time_since_epoch().count());
        QCOMPARE(other.connection->client, client);
    }
    QVERIFY(!model.lastBefore(WireScene::webSocket, model.row(0).chunk->at - 1ns));
    QVERIFY(!model.lastBefore(99, scene.now()));
}

void TestWireModel::filterRows_data()
{
    QTest::addColumn<WireFilter>("filter");
    QTest::addColumn<int>("count");
    const auto text = [](const char *what) { return WireFilter{.text = QString::fromLatin1(what)}; };
    const auto regex = [](const char *what) {
        return WireFilter{.text = QString::fromLatin1(what), .regularExpression = true};
    };
    QTest::newRow("nothing set") << WireFilter{} << 16 + 8 * 10 + 3 + 1 - 8;
    QTest::newRow("heads") << WireFilter{.groups = WireGroup::Heads} << 4 + 4 * 10;
    QTest::newRow("events") << WireFilter{.groups = WireGroup::Events} << 10;
    QTest::newRow("comments") << WireFilter{.groups = WireGroup::Comments} << 1;
    QTest::newRow("frames") << WireFilter{.groups = WireGroup::Frames} << 10;
    QTest::newRow("control frames") << WireFilter{.groups = WireGroup::ControlFrames} << 2;
    QTest::newRow("bodies") << WireFilter{.groups = WireGroup::Bodies} << 20;
    QTest::newRow("connections") << WireFilter{.groups = WireGroup::Connection} << 4;
    QTest::newRow("faults") << WireFilter{.groups = WireGroup::Faults} << 1;
    QTest::newRow("two kinds") << WireFilter{.groups = WireGroup::Events | WireGroup::Frames} << 20;
    QTest::newRow("up") << WireFilter{.direction = WireDirection::Up} << 4 + 2 + 20 + 1;
    QTest::newRow("a transport") << WireFilter{.groups = WireGroup::Bodies, .transport = Transport::LongPoll} << 10;
    QTest::newRow("a client") << WireFilter{.client = WireScene::webSocket} << 3 + 10 + 2;
    QTest::newRow("a connection") << WireFilter{.connection = 2} << 3 + 10 + 2;
    QTest::newRow("text in payload") << text("k3f9:9\",\"CHANNEL") << 0;
    QTest::newRow("text, case does not matter") << text("ID\":\"K3F9:7") << 4;
    QTest::newRow("text of a fault") << text("held for") << 1;
    QTest::newRow("expression") << regex("id\":\"k3f9:[78]\"") << 8;
    QTest::newRow("expression and kind") << WireFilter{.text = QStringLiteral("k3f9:[0-4]\""),
                                                       .regularExpression = true,
                                                       .groups = WireGroup::Frames}
                                         << 6;
    QTest::newRow("nothing passes") << WireFilter{.direction = WireDirection::Up, .groups = WireGroup::Events} << 0;
}

void TestWireModel::filterRows()
{
    QFETCH(const WireFilter, filter);
    QFETCH(const int, count);
    WireScene scene;
    scene.open();
    for (int i = 0; i < 10; ++i)
        scene.event(i);
    scene.heartbeat();
    scene.fault(QStringLiteral("held for 2 s"));

    Models after;
    after.take(scene);
    after.rows.setFilter(filter);
    QTRY_VERIFY(!after.rows.isSearching());
    QCOMPARE(after.rows.rowCount(), count);

    // The same when the filter was there before the rows.
    Models before;
    before.rows.setFilter(filter);
    for (quint64 index = 0; index < scene.capture().size(); index += 5)
        before.model.apply(scene.capture().after(index, 5));
    QTRY_VERIFY(!before.rows.isSearching());
    QCOMPARE(column(before.rows, WireModel::Index), column(after.rows, WireModel::Index));
}

void TestWireModel::deltaIsToTheRowShownBefore()
{
    Models models;
    WireScene scene;
    scene.open();
    scene.event(1);
    scene.event(2);
    models.take(scene);
    models.rows.setFilter({.groups = WireGroup::Events});
    QCOMPARE(column(models.rows, WireModel::Delta), (QStringList{QString{}, QStringLiteral("+16 ms")}));
}

void TestWireModel::searchGoesOnWithNewRows()
{
    Models models;
    WireScene scene;
    scene.open();
    for (int i = 0; i < 3'000; ++i)
        scene.event(i);
    models.take(scene);
    const QSignalSpy spy{&models.rows, &WireFilterModel::searchingChanged};
    const int all = models.rows.rowCount();
    models.rows.setFilter({.text = QStringLiteral("id\":\"k3f9:2999"), .groups = WireGroup::Frames});
    QVERIFY(models.rows.isSearching());
    QCOMPARE(models.rows.rowCount(), all); // what was shown stays until the search is through
    scene.event(29991);
    models.take(scene);
    QTRY_VERIFY(!models.rows.isSearching());
    QCOMPARE(models.rows.rowCount(), 2);
    QCOMPARE(spy.count(), 2);
}

void TestWireModel::invalidExpressionIsNotTaken()
{
    Models models;
    const WireFilter good{.text = QStringLiteral("a+"), .regularExpression = true};
    WireFilter bad = good;
    bad.text = QStringLiteral("a(");
    QVERIFY(good.problem().isEmpty());
    QVERIFY(bad.problem().contains(QStringLiteral("character")));
    models.rows.setFilter(good);
    models.rows.setFilter(bad);
    QVERIFY(models.rows.filter() == good);
    bad.regularExpression = false;
    QVERIFY(bad.problem().isEmpty());
}

void TestWireModel::treeFindsTheInnermostNode()
{
    WireTreeModel tree;
    const QAbstractItemModelTester tester{&tree, QAbstractItemModelTester::FailureReportingMode::QtTest};
    const auto node = [](const char *name, WireSpan span, std::vector<WireNode> children = {}) {
        return WireNode{QString::fromLatin1(name), {}, span, std::move(children)};
    };
    WireNode root;
    root.children = {node("block", {0, 30}, {node("id", {0, 8}), node("data", {8, 29}, {node("value", {14, 28})})}),
                     WireNode{QStringLiteral("note"), QStringLiteral("x"), {}, {}}};
    tree.setRoot(root);
    const auto nameAt = [&tree](quint64 byte) { return tree.nodeAt(byte).data().toString(); };
    QCOMPARE(nameAt(3), QStringLiteral("id"));
    QCOMPARE(nameAt(9), QStringLiteral("data"));
    QCOMPARE(nameAt(14), QStringLiteral("value"));
    QCOMPARE(nameAt(29), QStringLiteral("block"));
    QVERIFY(!tree.nodeAt(30).isValid());
    QCOMPARE(tree.nodeAt(20).parent().data().toString(), QStringLiteral("data"));
    QCOMPARE(tree.rangeOf(tree.nodeAt(20)), (WireSpan{14, 28}));
    QVERIFY(!tree.rangeOf(tree.index(1, 0)));
}

QTEST_MAIN(TestWireModel)
#include "tst_wiremodel.moc"
