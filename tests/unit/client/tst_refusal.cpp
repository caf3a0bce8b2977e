// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/refusal.h"

#include <QTest>

using namespace pushscope;

class TestRefusal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isReadAsItIsWritten_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("why");
        QTest::newRow("field") << 400 << QByteArray{"Bad Request"}
                               << QByteArray{R"({"error":{"message":"an id is expected","field":"after"}})"}
                               << QStringLiteral("after: an id is expected");
        QTest::newRow("no field") << 400 << QByteArray{"Bad Request"}
                                  << QByteArray{R"({"error":{"message":"come back after: noon"}})"}
                                  << QStringLiteral("come back after: noon");
        QTest::newRow("by the status") << 401 << QByteArray{"Unauthorized"} << QByteArray{}
                                       << QStringLiteral("a token is needed");
        QTest::newRow("by the path") << 404 << QByteArray{"Not Found"} << QByteArray{}
                                     << QStringLiteral("there is nothing at the path /p");
        QTest::newRow("no words") << 401 << QByteArray{} << QByteArray{} << QStringLiteral("a token is needed");
        QTest::newRow("nothing more") << 503 << QByteArray{"Busy"} << QByteArray{} << QString{};
        QTest::newRow("status alone") << 503 << QByteArray{} << QByteArray{} << QString{};
    }

    void isReadAsItIsWritten()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, words);
        QFETCH(const QByteArray, body);
        QFETCH(const QString, why);
        RefusedAnswer refused;
        refused.head.status = status;
        refused.head.reason = words;
        refused.body = body;
        refused.path = QStringLiteral("/p");
        const ToldRefusal told = ToldRefusal::in(refused.message());
        QCOMPARE(told.status, status);
        QCOMPARE(told.why, why);
    }

    void otherSentencesAreNone()
    {
        QCOMPARE(ToldRefusal::in(QStringLiteral("127.0.0.1:400 refused the connection: after: x")).status, 0);
        QCOMPARE(ToldRefusal::in({}).status, 0);
    }
};

QTEST_GUILESS_MAIN(TestRefusal)
#include "tst_refusal.moc"
