// SPDX-License-Identifier: GPL-3.0-or-later
// The table speaks the user's language, the JSON that of machines.
#include "cli/checkreport.h"
#include "support/serverfixture.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTranslator>

using namespace pushscope;

namespace {

constexpr int patience = 60'000;

/// Puts what is in the context of `check` into angle brackets.
class Brackets : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *source, const char * /*note*/,
                                    int /*count*/) const override
    {
        return QByteArrayView{context} == "Check" ? QStringLiteral("<%1>").arg(QString::fromUtf8(source)) : QString{};
    }
};

} // namespace

class TestCheckReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void translation_data();
    void translation();
};

void TestCheckReport::translation_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("title") << QString{} << QByteArray{"http/9112-3.2/two-hosts"}
                           << QByteArray{"  <A request with two Host fields is refused>\n"};
    QTest::newRow("title of a later request")
        << QString{} << QByteArray{"http/9112-3.2/two-hosts-later"}
        << QByteArray{"  <<A request with two Host fields is refused> (a later request of the connection)>\n"};
    QTest::newRow("reason") << QString{} << QByteArray{"sse/9.2.5/charset"}
                            << QByteArray{"      <the type names no charset>\n"};
    QTest::newRow("expected") << QStringLiteral("/nothing") << QByteArray{"sse/9.2.3/status-200"}
                              << QByteArray{", expected: <200 and an event stream>>\n"};
}

void TestCheckReport::translation()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, text);
    const ServerFixture fixture;
    CheckConfig config;
    config.url = QUrl{QStringLiteral("http://127.0.0.1:%1%2").arg(fixture.port()).arg(path)};
    config.only = {name};
    CheckRunner runner{*CheckTarget::of(config)};
    QSignalSpy finished{&runner, &CheckRunner::finished};
    runner.start();
    QTRY_VERIFY_WITH_TIMEOUT(!finished.isEmpty(), patience);

    Brackets brackets;
    QVERIFY(QCoreApplication::installTranslator(&brackets));
    const QByteArray table = checkText(runner);
    const QByteArray json = QJsonDocument{checkJson(runner, config.url)}.toJson();
    QCoreApplication::removeTranslator(&brackets);
    QVERIFY2(table.contains(text), table.constData());
    QVERIFY2(!json.contains('<'), json.constData());
}

QTEST_GUILESS_MAIN(TestCheckReport)
#include "tst_checkreport.moc"
