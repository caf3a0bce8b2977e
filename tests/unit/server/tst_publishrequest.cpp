// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/publishrequest.h"

#include <QTest>

using namespace pushscope;

class TestPublishRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("contentType");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("refusedField");
        QTest::addColumn<QByteArray>("channel");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<int>("kind");
        const QByteArray plain = "/publish";
        const auto text = static_cast<int>(Payload::Kind::Text);
        const auto json = static_cast<int>(Payload::Kind::Json);
        const auto binary = static_cast<int>(Payload::Kind::Binary);
        const QByteArray channel = "default";
        const QByteArray type = "message";
        const auto row = [](const char *name) -> QTestData & { return QTest::newRow(name); };
        row("text") << plain << QByteArray{"text/plain"} << QByteArray{"hi"} << QString{} << channel << type << text;
        row("form, as curl -d sends it") << plain << QByteArray{"application/x-www-form-urlencoded"}
                                         << QByteArray{"a=1"} << QString{} << channel << type << text;
        row("no type") << plain << QByteArray{} << QByteArray{"hi"} << QString{} << channel << type << text;
        row("empty body") << plain << QByteArray{} << QByteArray{} << QString{} << channel << type << text;
        row("JSON") << plain << QByteArray{"application/json; charset=utf-8"} << QByteArray{"{}"} << QString{}
                    << channel << type << json;
        row("JSON, type in capitals") << plain << QByteArray{"Application/JSON"} << QByteArray{"1"} << QString{}
                                      << channel << type << json;
        row("binary") << plain << QByteArray{"application/octet-stream"} << QByteArray{"\xff\x00"} << QString{}
                      << channel << type << binary;
        row("channel and type") << QByteArray{"/publish?channel=room:1&event=price-update"} << QByteArray{}
                                << QByteArray{"hi"} << QString{} << QByteArray{"room:1"} << QByteArray{"price-update"}
                                << text;
        row("bad JSON") << plain << QByteArray{"application/json"} << QByteArray{"{"} << QStringLiteral("body")
                        << channel << type << json;
        row("empty JSON") << plain << QByteArray{"application/json"} << QByteArray{} << QStringLiteral("body")
                          << channel << type << json;
        row("bad UTF-8") << plain << QByteArray{} << QByteArray{"\xff"} << QStringLiteral("body") << channel << type
                         << text;
        row("bad channel") << QByteArray{"/publish?channel=a%20b"} << QByteArray{} << QByteArray{}
                           << QStringLiteral("channel") << channel << type << text;
        row("two channels") << QByteArray{"/publish?channel=a,b"} << QByteArray{} << QByteArray{}
                            << QStringLiteral("channel") << channel << type << text;
        row("line break in the type") << QByteArray{"/publish?event=a%20b"} << QByteArray{} << QByteArray{}
                                      << QStringLiteral("event") << channel << type << text;
        row("empty type") << QByteArray{"/publish?event="} << QByteArray{} << QByteArray{} << QStringLiteral("event")
                          << channel << type << text;
    }

    void reads()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, contentType);
        QFETCH(QByteArray, body);
        QFETCH(QString, refusedField);
        HttpRequestHead head{"POST", target, 1, {}};
        if (!contentType.isEmpty()) {
            head.headers.append("Content-Type", contentType);
        }
        const auto publication = publicationOf(head, *HttpTarget::parse(target), body, fromMicroseconds(5));
        if (!refusedField.isEmpty()) {
            QVERIFY(!publication);
            QCOMPARE(publication.error().field, refusedField);
            QVERIFY(!publication.error().message.isEmpty());
            return;
        }
        QVERIFY(publication);
        QTEST(publication->channel, "channel");
        QTEST(publication->type, "type");
        QTEST(static_cast<int>(publication->payload.kind), "kind");
        QCOMPARE(publication->payload.bytes, body);
        QCOMPARE(toMicroseconds(publication->due), 5);
    }
};

QTEST_APPLESS_MAIN(TestPublishRequest)
#include "tst_publishrequest.moc"
