// SPDX-License-Identifier: GPL-3.0-or-later
// The table speaks the user's language, the JSON that of machines.
#include "cli/checkreport.h"
#include "message/language.h"
#include "support/serverfixture.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTranslator>

#include <memory>

using namespace pushscope;

namespace {

constexpr int patience = 60'000;

/// Puts what is in the contexts of `check` into angle brackets.
class Brackets : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *source, const char * /*note*/,
                                    int /*count*/) const override
    {
        const bool ours = QByteArrayView{context} == "Check" || QByteArrayView{context} == "CheckFinding";
        return ours && !EnglishTexts::wanted() ? QLatin1Char('<') + QString::fromUtf8(source) + QLatin1Char('>')
                                               : QString{};
    }
};

/// A run that has ended; nothing if it does not end.
std::unique_ptr<CheckRunner> checked(const CheckConfig &config)
{
    auto runner = std::make_unique<CheckRunner>(*CheckTarget::of(config));
    QSignalSpy finished{runner.get(), &CheckRunner::finished};
    runner->start();
    const bool ended = QTest::qWaitFor([&] { return !finished.isEmpty(); }, patience);
    return ended ? std::move(runner) : nullptr;
}

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
    QTest::newRow("title with a number") << QString{} << QByteArray{"ws/6455-5.5.1/echoes-1000"}
                                         << QByteArray{"  <The code 1000 is echoed>\n"};
    QTest::newRow("title of a later request")
        << QString{} << QByteArray{"http/9112-3.2/two-hosts-later"}
        << QByteArray{"  <<A request with two Host fields is refused> (a later request of the connection)>\n"};
    QTest::newRow("reason") << QString{} << QByteArray{"sse/9.2.5/charset"}
                            << QByteArray{"      <the type names no charset>\n"};
    QTest::newRow("expected") << QStringLiteral("/publish") << QByteArray{"sse/9.2.3/status-200"}
                              << QByteArray{
                                     "      <<WHATWG HTML section 9.2.3>, expected: <200 and an event stream>>\n"};
    QTest::newRow("came") << QStringLiteral("/publish") << QByteArray{"sse/9.2.3/status-200"}
                          << QByteArray{"      <came: <HTTP/1.1 405 Method Not Allowed\\r\\n"};
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
    Brackets brackets;
    QVERIFY(QCoreApplication::installTranslator(&brackets));
    const auto forPeople = checked(config);
    QVERIFY(forPeople);
    const QByteArray table = checkText(*forPeople);
    QVERIFY2(table.contains(text), table.constData());

    const EnglishTexts english;
    const auto forPrograms = checked(config);
    QVERIFY(forPrograms);
    const QByteArray json = QJsonDocument{checkJson(*forPrograms, config.url)}.toJson();
    QVERIFY2(!json.contains('<'), json.constData());
}

QTEST_GUILESS_MAIN(TestCheckReport)
#include "tst_checkreport.moc"
