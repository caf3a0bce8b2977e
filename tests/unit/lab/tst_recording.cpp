// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/playback.h"
#include "lab/recordingjson.h"
#include "lab/recordingwriter.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

constexpr Instant start{1h};

TimelineMark state(Instant at, ClientState what)
{
    return {.kind = TimelineMark::Kind::State, .at = at, .state = what, .delay = {}, .cause = {}};
}

WireChunk chunk(Instant at, WireChunk::Kind kind, const QByteArray &bytes = {})
{
    auto connection = std::make_shared<WireConnection>();
    connection->number = 1;
    connection->client = 1;
    connection->target = QStringLiteral("127.0.0.1:8080");
    connection->clientAddress = QStringLiteral("127.0.0.1");
    connection->serverAddress = QStringLiteral("127.0.0.1");
    WireChunk made;
    made.at = at;
    made.connection = connection;
    made.kind = kind;
    made.bytes = bytes;
    return made;
}

const QByteArray firstLine{
    "{\"kind\":\"recording\",\"version\":1,\"program\":\"PushScope 1\",\"started\":\"2026-01-01T00:00:00.000Z\"}\n"};
const QByteArray clientLine{
    "{\"kind\":\"client\",\"client\":1,\"transport\":\"sse\",\"url\":\"http://127.0.0.1:8080/\"}\n"};

} // namespace

class TestRecording : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itemsComeBack_data()
    {
        QTest::addColumn<int>("item");
        int item = 0;
        for (const char *name : {"state", "heartbeat", "event", "event without latency", "bytes", "ledger", "fault"}) {
            QTest::newRow(name) << item++;
        }
    }

    void itemsComeBack()
    {
        const std::vector<RecordedItem> items{
            {start, 1,
             TimelineMark{.kind = TimelineMark::Kind::State,
                          .at = start,
                          .state = ClientState::Backoff,
                          .delay = 1300ms,
                          .cause = QStringLiteral("connection refused")}},
            {start, 2,
             TimelineMark{.kind = TimelineMark::Kind::Heartbeat, .at = start, .state = {}, .delay = {}, .cause = {}}},
            {start, 1, RecordedEvent{"e:1", 250us, 3us, 42, true}},
            {start, 1, RecordedEvent{"", {}, {}, 1, false}},
            {start, 1, RecordedBytes{100, 7}},
            {start, 1, DeliveryLedger::Counts{10, 3, 2, 1, 4, 5}},
            {start, 0, RecordedFault{3, QStringLiteral("delay:200ms"), true}},
        };
        QFETCH(int, item);
        const RecordedItem &given = items.at(static_cast<std::size_t>(item));
        RecordingLineReader reader;
        const auto read = reader.read(toJson(given));
        QVERIFY(read.ok());
        const auto &back = std::get<RecordedItem>(*read);
        QCOMPARE(back.at.time_since_epoch().count(), given.at.time_since_epoch().count());
        QCOMPARE(back.client, given.client);
        QVERIFY(back.what.index() == given.what.index());
        std::visit(
            [&back]<typename What>(const What &what) {
                if constexpr (!std::is_same_v<What, WireChunk>) {
                    QVERIFY(std::get<What>(back.what) == what);
                }
            },
            given.what);
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << QByteArray{} << QStringLiteral("line 1: it is no JSON");
        QTest::newRow("another format") << QByteArray{"{\"kind\":\"har\"}\n"}
                                        << QStringLiteral("line 1: \"kind\" is not");
        QTest::newRow("newer version") << QByteArray{"{\"kind\":\"recording\",\"version\":2}\n"}
                                       << QStringLiteral("line 1: \"version\" is not 1");
        QTest::newRow("no JSON in the middle")
            << firstLine + "x\n" + clientLine << QStringLiteral("line 2: it is no JSON");
        QTest::newRow("unknown kind") << firstLine + "{\"kind\":\"x\",\"at_us\":1,\"client\":1}\n" + clientLine
                                      << QStringLiteral("line 2: \"kind\" is not");
        QTest::newRow("no time") << firstLine + "{\"kind\":\"poll\",\"client\":1}\n" + clientLine
                                 << QStringLiteral("line 2: \"at_us\" is not");
        QTest::newRow("bad state") << firstLine + "{\"kind\":\"state\",\"client\":1,\"at_us\":1,\"state\":\"dead\"}\n"
                + clientLine << QStringLiteral("line 2: \"state\" is not");
        QTest::newRow("time out of range")
            << firstLine + "{\"kind\":\"poll\",\"client\":1,\"at_us\":9223372036854775807}\n" + clientLine
            << QStringLiteral("line 2: \"at_us\" is not");
        QTest::newRow("client out of range") << firstLine + "{\"kind\":\"poll\",\"client\":4294967297,\"at_us\":1}\n"
                + clientLine << QStringLiteral("line 2: \"client\" is not");
        QTest::newRow("latency out of range") << firstLine
                + "{\"kind\":\"event\",\"client\":1,\"at_us\":1,\"id\":\"\",\"payload_bytes\":1,\"latency_us\":"
                  "9223372036854775807,\"latency_error_us\":0}\n"
                + clientLine << QStringLiteral("line 2: \"latency_us\" is not");
        QTest::newRow("a client that was not named")
            << firstLine + clientLine + "{\"kind\":\"poll\",\"client\":2,\"at_us\":1}\n" + clientLine
            << QStringLiteral("line 3: \"client\" 2 has no line");
        QTest::newRow("bad transport") << firstLine
                + "{\"kind\":\"client\",\"client\":1,\"transport\":\"udp\",\"url\":\"x\"}\n"
                + clientLine << QStringLiteral("line 2: \"transport\" is not");
    }

    void refusals()
    {
        QFETCH(QByteArray, text);
        const QString name = write(text);
        const auto recording = readRecording(name);
        QVERIFY(!recording.ok());
        QCOMPARE(recording.error().field, QStringLiteral("open"));
        QVERIFY(recording.error().message.startsWith(name));
        QFETCH(QString, says);
        QVERIFY2(recording.error().message.contains(says), qPrintable(recording.error().message));
    }

    void aPieceOfTheWireNeedsNoClientLine()
    {
        WireChunk opened = chunk(start, WireChunk::Kind::Opened);
        opened.index = 1;
        const QByteArray line = QJsonDocument{toJson(opened)}.toJson(QJsonDocument::Compact) + '\n';
        const auto recording = readRecording(write(firstLine + line));
        QVERIFY2(recording.ok(), recording.ok() ? "" : qPrintable(recording.error().message));
        QCOMPARE(recording->items.size(), std::size_t{1});
        Playback playback{*recording};
        QVERIFY(playback.advance(playback.length()));
        QCOMPARE(playback.wire(0, 10).chunks.size(), std::size_t{1});
    }

    void missingFile()
    {
        const auto recording = readRecording(m_folder.filePath(QStringLiteral("none.jsonl")));
        QVERIFY(!recording.ok());
        QVERIFY(recording.error().message.contains(QStringLiteral("none.jsonl")));
    }

    void fileOfAKilledProgram()
    {
        const auto recording =
            readRecording(write(firstLine + clientLine + "{\"kind\":\"poll\",\"client\":1,\"at_us\":5}\n{\"ki"));
        QVERIFY(recording.ok());
        QVERIFY(recording->cut);
        QCOMPARE(recording->items.size(), std::size_t{1});
    }

    void cannotWrite()
    {
        const auto writer = RecordingWriter::open(m_folder.filePath(QStringLiteral("no/such/folder.jsonl")));
        QVERIFY(!writer.ok());
        QCOMPARE(writer.error().field, QStringLiteral("record"));
    }

    void tokensStayOut()
    {
        const QString name = m_folder.filePath(QStringLiteral("secret.jsonl"));
        {
            const auto writer = RecordingWriter::open(name);
            QVERIFY(writer.ok());
            (*writer)->client(1, Transport::Sse,
                              QUrl{QStringLiteral("http://user:pass@h/events?token=geheim&channel=a%26b&Token=geheim"
                                                  "&access_token=geheim&%74oken=geheim#access_token=geheim")});
        }
        QFile file{name};
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(!text.contains("geheim") && !text.contains("pass"));
        QVERIFY(text.contains("/events?channel=a%26b\""));
    }

    void playsBack()
    {
        Playback playback{sampleRecording()};
        QVERIFY(playback.length() == 10s);
        const SnapshotPtr half = playback.advance(5s);
        QVERIFY(half);
        QVERIFY(half->at == start + 5s);
        const ClientSnapshot &client = half->clients.at(0);
        QVERIFY(client.state == ClientState::Open);
        QCOMPARE(client.counters.events, quint64{5});
        QCOMPARE(client.newSamples.size(), std::size_t{5});
        QCOMPARE(client.latency.p50, 100);
        QCOMPARE(client.counters.wireBytesIn, quint64{500});
        QCOMPARE(half->faults.size(), std::size_t{1});
        QVERIFY(half->faults.at(0).active);
        QVERIFY(!playback.advance(5s));

        const SnapshotPtr end = playback.advance(1h);
        QVERIFY(end);
        QVERIFY(end->at == start + 10s);
        QCOMPARE(end->clients.at(0).counters.events, quint64{9});
        QCOMPARE(end->clients.at(0).ledger.lost, quint64{2});
        QVERIFY(!end->faults.at(0).active);
        QVERIFY(end->faults.at(0).to == start + 7s);
    }

    void aRecordingOfNothingEnds()
    {
        Recording empty;
        empty.clients.push_back({1, Transport::Sse, QUrl{QStringLiteral("http://127.0.0.1:8080")}});
        Playback playback{empty};
        QVERIFY(playback.advance(playback.length()));
        QVERIFY(!playback.advance(playback.length()));
    }

    void rewindBeginsAnew()
    {
        Playback playback{sampleRecording()};
        QVERIFY(playback.advance(10s));
        playback.rewind();
        const SnapshotPtr again = playback.advance(5s);
        QVERIFY(again);
        QCOMPARE(again->clients.at(0).counters.events, quint64{5});
        QCOMPARE(again->clients.at(0).ledger.lost, quint64{0});
    }

    void wireComesWithThePosition()
    {
        Playback playback{sampleRecording()};
        QVERIFY(playback.advance(1s));
        const WireBatch before = playback.wire(0, 100);
        QCOMPARE(before.chunks.size(), std::size_t{2});
        QVERIFY(playback.advance(10s));
        const WireBatch after = playback.wire(before.newest, 100);
        QCOMPARE(after.chunks.size(), std::size_t{1});
        QVERIFY(after.chunks.at(0)->kind == WireChunk::Kind::Closed);
    }

    void manyItemsComeInSeveralSnapshots()
    {
        Recording recording = sampleRecording();
        recording.items.clear();
        for (int i = 0; i < 25'000; ++i) {
            recording.items.push_back(
                {start + std::chrono::microseconds{i}, 1, RecordedEvent{"e:1", 1us, 0us, 1, false}});
        }
        Playback playback{recording};
        std::size_t samples = 0;
        int snapshots = 0;
        while (const SnapshotPtr snapshot = playback.advance(playback.length())) {
            samples += snapshot->clients.at(0).newSamples.size();
            ++snapshots;
        }
        QCOMPARE(samples, std::size_t{25'000});
        QCOMPARE(snapshots, 3);
    }

private:
    [[nodiscard]] static Recording sampleRecording()
    {
        Recording recording;
        recording.clients.push_back({1, Transport::Sse, QUrl{QStringLiteral("http://127.0.0.1:8080")}});
        auto &items = recording.items;
        items.push_back({start, 1, state(start, ClientState::Open)});
        items.push_back({start, 1, chunk(start, WireChunk::Kind::Opened)});
        items.push_back({start, 1, chunk(start, WireChunk::Kind::Data, "HTTP/1.1 200 OK\r\n\r\n")});
        items.push_back({start + 1s, 0, RecordedFault{1, QStringLiteral("delay:200ms"), true}});
        for (int second = 1; second <= 9; ++second) {
            const Instant at = start + std::chrono::seconds{second};
            items.push_back({at, 1, RecordedEvent{"e:" + QByteArray::number(second), 100us, 0us, 10, false}});
            items.push_back({at, 1, RecordedBytes{100, 0}});
            if (second == 7) {
                items.push_back({at, 0, RecordedFault{1, QStringLiteral("delay:200ms"), false}});
            }
        }
        items.push_back({start + 9s, 1, DeliveryLedger::Counts{9, 2, 0, 0, 1, 0}});
        items.push_back({start + 10s, 1, chunk(start + 10s, WireChunk::Kind::Closed)});
        return recording;
    }

    [[nodiscard]] QString write(const QByteArray &text) const
    {
        const QString name =
            m_folder.filePath(QStringLiteral("%1.jsonl")
                                  .arg(QString::fromLatin1(QTest::currentDataTag() ? QTest::currentDataTag()
                                                                                   : QTest::currentTestFunction())
                                           .replace(u' ', u'-')));
        QFile file{name};
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
            qFatal("cannot write a file of the test");
        }
        return name;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestRecording)
#include "tst_recording.moc"
