// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wirecopy.h"
#include "models/wireexport.h"
#include "models/wiremodel.h"
#include "ui/wirescene.h"
#include "wire/wirejson.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace pushscope;

class TestWireExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestsAreWrittenAnew();
    void hexDumpHasOffsetsAndText();
    void exportsNameTheirConnections();
    void exportTellsWhatFailed();
};

namespace {

/// What the system says, in another language.
class Marking : public QTranslator
{
public:
    [[nodiscard]] QString translate(const char *context, const char *text, const char *, int) const override
    {
        return QByteArrayView{context} == "SystemReason" ? QStringLiteral("<%1>").arg(QLatin1String{text}) : QString{};
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

int rowOfKind(const WireModel &model, const QString &kind)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.row(row).kindName() == kind)
            return row;
    }
    return -1;
}

} // namespace

void TestWireExport::requestsAreWrittenAnew()
{
    WireModel model;
    WireScene scene;
    scene.open();
    scene.event(5);
    model.apply(*scene.take());
    const auto request = [&model](const QString &kind) {
        const auto found = WireRequest::of(model, rowOfKind(model, kind));
        return found ? *found : WireRequest{};
    };
    const WireRequest sse = request(QStringLiteral("Event"));
    QCOMPARE(sse.toCurl(),
             QStringLiteral("curl --include --no-buffer \\\n"
                            "  --header 'Accept: text/event-stream' \\\n"
                            "  --header 'Cache-Control: no-store' \\\n"
                            "  --header 'X-Note: it'\\''s fine' \\\n"
                            "  'http://127.0.0.1:8080/events?channel=default'\n"));
    QVERIFY(sse.toJavaScript().contains(
        QStringLiteral("new EventSource(\"http://127.0.0.1:8080/events?channel=default\")")));
    QVERIFY(sse.toJavaScript().contains(QStringLiteral("cannot be told to send: X-Note\n")));
    const WireRequest socket = request(QStringLiteral("Text frame"));
    QVERIFY(socket.toCurl().startsWith(QStringLiteral("curl --include --no-buffer")));
    QVERIFY(socket.toCurl().contains(QStringLiteral("--header 'Upgrade: websocket'")));
    QVERIFY(socket.toCurl().contains(QStringLiteral("'http://127.0.0.1:8080/ws?channel=default'")));
    QVERIFY(
        socket.toJavaScript().contains(QStringLiteral("new WebSocket(\"ws://127.0.0.1:8080/ws?channel=default\")")));
    const WireRequest poll = request(QStringLiteral("Body"));
    QVERIFY(poll.toJavaScript().contains(
        QStringLiteral("fetch(\"http://127.0.0.1:8080/poll?channel=default&after=k3f9:4\"")));
    QVERIFY(poll.toJavaScript().contains(QStringLiteral("\"Accept\": \"application/json\"")));
}

void TestWireExport::hexDumpHasOffsetsAndText()
{
    QCOMPARE(hexDump("GET / HTTP/1.1\r\n\x01z", 16),
             QStringLiteral("00000010  47 45 54 20 2f 20 48 54 54 50 2f 31 2e 31 0d 0a  GET / HTTP/1.1..\n"
                            "00000020  01 7a                                            .z\n"));
}

void TestWireExport::exportsNameTheirConnections()
{
    // So small a ring that the beginnings of the connections are gone.
    WireModel model{{.chunks = 30, .bytes = 1'000'000}};
    WireScene scene;
    scene.open();
    for (int i = 0; i < 30; ++i)
        scene.event(i);
    model.apply(*scene.take());
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("wire.jsonl"));
    const auto &chunks = model.store().chunks();
    const auto written = WireExport{chunks, {2, 3}, {}}.writeTo(path, WireFormat::JsonLines);
    QVERIFY(written);
    QFile file{path};
    QVERIFY(file.open(QIODevice::ReadOnly));
    WireJsonReader reader;
    quint64 data = 0;
    while (!file.atEnd()) {
        const auto chunk = reader.read(QJsonDocument::fromJson(file.readLine()).object());
        QVERIFY2(chunk, chunk ? "" : qPrintable(chunk.error().message));
        QVERIFY(chunk->connection->number == 2 || chunk->connection->number == 3);
        data += chunk->kind == WireChunk::Kind::Data ? 1 : 0;
    }
    QCOMPARE(data, *written);
    QVERIFY(data > 0 && data < 30);

    const QString pcapng = dir.filePath(QStringLiteral("wire.pcapng"));
    const auto packets = WireExport{chunks, {}, {}}.writeTo(pcapng, WireFormat::Pcapng);
    QVERIFY(packets);
    QCOMPARE(*packets, quint64{30});
    QVERIFY(QFile{pcapng}.size() > 1'000);
}

void TestWireExport::exportTellsWhatFailed()
{
    WireModel model;
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("nowhere/wire.jsonl"));
    const auto written = WireExport{model.store().chunks(), {}, {}}.writeTo(path, WireFormat::JsonLines);
    QVERIFY(!written);
    QVERIFY(written.error().message.contains(QStringLiteral("wire.jsonl")));
    QCOMPARE(written.error().field, path);
    Marking marking;
    QVERIFY(QCoreApplication::installTranslator(&marking));
    const auto marked = WireExport{model.store().chunks(), {}, {}}.writeTo(path, WireFormat::JsonLines);
    QVERIFY(!marked);
    QVERIFY2(marked.error().message.endsWith(QStringLiteral(": <No such file or directory>")),
             qPrintable(marked.error().message));
}

QTEST_MAIN(TestWireExport)
#include "tst_wireexport.moc"
