// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/expectation.h"
#include "experiment/showntext.h"
#include "language/language.h"
#include "message/language.h"
#include "support/cli.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace pushscope;
using namespace pushscope::test;

namespace {

/// What the program says with this environment.
Finished runIn(const QByteArray &language, const QByteArray &locale, const QStringList &arguments)
{
    const QByteArray formerLanguage = qgetenv("LANGUAGE");
    const QByteArray formerLocale = qgetenv("LC_ALL");
    qputenv("LANGUAGE", language);
    qputenv("LC_ALL", locale);
    Finished finished = run(arguments);
    qputenv("LANGUAGE", formerLanguage);
    qputenv("LC_ALL", formerLocale);
    return finished;
}

} // namespace

class TestLanguage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLanguagesAreThere();
    void argumentsAreRead_data();
    void argumentsAreRead();
    void textsForMachinesAreEnglish();
    void onlyWhatIsShownOfALessonIsTranslated();
    void localeChooses_data();
    void localeChooses();
    void optionGoesBeforeLocale();
    void unknownLanguagesAreRefused_data();
    void unknownLanguagesAreRefused();
    void refusalsAreGerman_data();
    void refusalsAreGerman();
    void jsonIsTheSame();
    void jsonOfARefusedLoadIsEnglish();
    void jsonHasNoWordsOfQt();
};

void TestLanguage::theLanguagesAreThere()
{
    QCOMPARE(languageCodes(), (QStringList{QStringLiteral("de"), QStringLiteral("en")}));
    QCOMPARE(languageName(QStringLiteral("de")), QStringLiteral("Deutsch"));
    QCOMPARE(languageName(QStringLiteral("en")), QStringLiteral("English"));
}

void TestLanguage::argumentsAreRead_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QStringList>("rest");
    const auto add = [](const char *name, const QString &words, const QString &language, const QString &rest) {
        QTest::newRow(name) << words.split(u' ', Qt::SkipEmptyParts) << language
                            << rest.split(u' ', Qt::SkipEmptyParts);
    };
    add("none", QStringLiteral("serve"), {}, QStringLiteral("serve"));
    add("of the command", QStringLiteral("run --language de x"), QStringLiteral("de"),
        QStringLiteral("run --language de x"));
    add("before it", QStringLiteral("--language de run x"), QStringLiteral("de"),
        QStringLiteral("run --language de x"));
    add("before it, with =", QStringLiteral("--language=de --help"), QStringLiteral("de"), QStringLiteral("--help"));
    add("unknown stays", QStringLiteral("--language fr run"), {}, QStringLiteral("run --language fr"));
    add("behind --", QStringLiteral("publish -- --language de"), {}, QStringLiteral("publish -- --language de"));
    add("without a value", QStringLiteral("--language"), {}, QStringLiteral("--language"));
}

void TestLanguage::argumentsAreRead()
{
    QFETCH(QStringList, arguments);
    QTEST(languageAmong(arguments).value_or(QString{}), "language");
    QTEST(languageBehindCommand(arguments), "rest");
}

void TestLanguage::textsForMachinesAreEnglish()
{
    Expectation expectation;
    expectation.figure.figure = Figure::Lost;
    expectation.low = expectation.high = 0;
    const auto result = judge(expectation, [](const FigureQuery &) { return std::optional{1234.5}; });
    QCOMPARE(result.sentence, QStringLiteral("events lost of all clients: 1,234.5, expected exactly 0"));
    QVERIFY(shownSentence(result) != result.sentence);
    QVERIFY2(shownSentence(result).contains(QStringLiteral("1.234,5")), qPrintable(shownSentence(result)));
    QCOMPARE(decimalText(0.5, 1), QStringLiteral("0,5"));
    const EnglishTexts english;
    QCOMPARE(shownSentence(result), result.sentence);
    QCOMPARE(decimalText(0.5, 1), QStringLiteral("0.5"));
}

void TestLanguage::onlyWhatIsShownOfALessonIsTranslated()
{
    const auto lessons = shippedLessons();
    QVERIFY(lessons);
    for (const Lesson &lesson : *lessons) {
        const Lesson shown = shownLesson(lesson);
        QVERIFY2(shown.title != lesson.title, qPrintable(lesson.title));
        QVERIFY2(shown.summary != lesson.summary, qPrintable(lesson.name));
        QCOMPARE(shown.steps.size(), lesson.steps.size());
        for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
            QVERIFY2(shown.steps[i].text.isEmpty() || shown.steps[i].text != lesson.steps[i].text,
                     qPrintable(lesson.steps[i].text));
        }
        QCOMPARE(shown.name, lesson.name);
        QVERIFY(shown.experiment == lesson.experiment && shown.counter == lesson.counter);
    }
    QCOMPARE(shownText(QStringLiteral("A text of somebody else")), QStringLiteral("A text of somebody else"));
}

void TestLanguage::localeChooses_data()
{
    QTest::addColumn<QByteArray>("language");
    QTest::addColumn<QByteArray>("locale");
    QTest::addColumn<bool>("german");
    QTest::newRow("LANGUAGE") << QByteArray{"de"} << QByteArray{"C.UTF-8"} << true;
    QTest::newRow("LANGUAGE with a country") << QByteArray{"de_AT"} << QByteArray{"C.UTF-8"} << true;
    QTest::newRow("first that is there") << QByteArray{"xx:de:en"} << QByteArray{"C.UTF-8"} << true;
    QTest::newRow("English first") << QByteArray{"en:de"} << QByteArray{"C.UTF-8"} << false;
    QTest::newRow("locale") << QByteArray{} << QByteArray{"de_DE.UTF-8"} << true;
    QTest::newRow("C") << QByteArray{"de"} << QByteArray{"C"} << false;
    QTest::newRow("POSIX") << QByteArray{"de"} << QByteArray{"POSIX"} << false;
    QTest::newRow("another") << QByteArray{"xx"} << QByteArray{"C.UTF-8"} << false;
}

void TestLanguage::localeChooses()
{
    QFETCH(QByteArray, language);
    QFETCH(QByteArray, locale);
    QFETCH(bool, german);
    const Finished finished = runIn(language, locale, {QStringLiteral("--help")});
    QCOMPARE(finished.exitCode, 0);
    QCOMPARE(finished.output.contains("Befehle:"), german);
    QCOMPARE(finished.output.contains("Commands:"), !german);
}

void TestLanguage::optionGoesBeforeLocale()
{
    const QStringList english{QStringLiteral("run"), QStringLiteral("--help"), QStringLiteral("--language=en")};
    QVERIFY(runIn("de", "C.UTF-8", english).output.contains("Options:"));
    const QStringList german{QStringLiteral("--language"), QStringLiteral("de"), QStringLiteral("run"),
                             QStringLiteral("--help")};
    QVERIFY(runIn("en", "C", german).output.contains("Optionen:"));
}

void TestLanguage::unknownLanguagesAreRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("of a command") << QStringList{QStringLiteral("run"), QStringLiteral("--list"),
                                                 QStringLiteral("--language"), QStringLiteral("fr")};
    QTest::newRow("before it") << QStringList{QStringLiteral("--language"), QStringLiteral("fr"), QStringLiteral("run"),
                                              QStringLiteral("--list")};
    QTest::newRow("before an option") << QStringList{QStringLiteral("--language=fr"), QStringLiteral("--help")};
    QTest::newRow("alone") << QStringList{QStringLiteral("--language"), QStringLiteral("fr")};
    QTest::newRow("with =") << QStringList{QStringLiteral("watch"), QStringLiteral("--language=fr"),
                                           QStringLiteral("http://127.0.0.1:1")};
}

void TestLanguage::unknownLanguagesAreRefused()
{
    QFETCH(QStringList, arguments);
    const Finished finished = run(arguments);
    QCOMPARE(finished.exitCode, 2);
    QVERIFY2(finished.errors.contains("--language takes de, en, not \"fr\""), finished.errors.constData());
}

void TestLanguage::refusalsAreGerman_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    QTest::newRow("a port in use") << QStringList{QStringLiteral("serve"), QStringLiteral("--feed"),
                                                  QStringLiteral("none"), QStringLiteral("--listen"),
                                                  QStringLiteral("127.0.0.1:%1")}
                                   << QStringLiteral("127.0.0.1:%1 wird von einem anderen Programm benutzt");
    QTest::newRow("no fault") << QStringList{QStringLiteral("watch"), QStringLiteral("http://127.0.0.1:%1"),
                                             QStringLiteral("--fault"), QStringLiteral("delay")}
                              << QStringLiteral("delay braucht nach einem Doppelpunkt eine Zeit wie 200ms");
    QTest::newRow("no certificate") << QStringList{QStringLiteral("serve"), QStringLiteral("--tls-cert"),
                                                   QStringLiteral("/nowhere/cert.pem"), QStringLiteral("--tls-key"),
                                                   QStringLiteral("/nowhere/key.pem")}
                                    << QStringLiteral("/nowhere/cert.pem ist nicht lesbar");
    QTest::newRow("no token") << QStringList{QStringLiteral("watch"), QStringLiteral("http://127.0.0.1:%1"),
                                             QStringLiteral("--token-file"), QStringLiteral("/nowhere/token")}
                              << QStringLiteral("Datei oder Ordner nicht vorhanden");
    QTest::newRow("an empty experiment") << QStringList{QStringLiteral("run"), QStringLiteral("/dev/null")}
                                         << QStringLiteral("kein JSON: nichts darin");
    QTest::newRow("no authority") << QStringList{QStringLiteral("watch"), QStringLiteral("https://127.0.0.1:%1"),
                                                 QStringLiteral("--tls-ca"), QStringLiteral("/nowhere/ca.pem")}
                                  << QStringLiteral("nicht lesbar: ");
    QTest::newRow("no address") << QStringList{QStringLiteral("serve"), QStringLiteral("--trust-proxy"),
                                               QStringLiteral("proxy.example")}
                                << QStringLiteral("keine IP-Adresse; Namen werden nicht aufgelöst");
    QTest::newRow("a path of nothing") << QStringList{
        QStringLiteral("publish"), QStringLiteral("http://127.0.0.1:%1/nowhere"),
        QStringLiteral("data")} << QStringLiteral("404 unter dem Pfad /nowhere gibt es nichts");
}

void TestLanguage::refusalsAreGerman()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const Served server{{}};
    const QString port = QString::number(QUrl{server.url()}.port());
    const Finished finished =
        run(arguments.replaceInStrings(QStringLiteral("%1"), port) + QStringList{QStringLiteral("--language=de")});
    QVERIFY(finished.exitCode != 0);
    const QString errors = QString::fromUtf8(finished.errors);
    QVERIFY2(errors.contains(says.contains(QStringLiteral("%1")) ? says.arg(port) : says), qPrintable(errors));
}

void TestLanguage::jsonIsTheSame()
{
    const QStringList list{QStringLiteral("run"), QStringLiteral("--list"), QStringLiteral("--json")};
    QCOMPARE(runIn("de", "C.UTF-8", list).output, runIn("en", "C.UTF-8", list).output);
    const QByteArray experiment = R"({"pushscope": "experiment", "version": 1, "name": "small", "duration": "500ms",
        "clients": [{"name": "one", "transport": "sse"}], "feed": {"source": "none"},
        "expect": [{"figure": "lost", "equals": 0, "says": "Nobody loses one."},
                   {"figure": "delivered", "at_most": 2, "times": {"figure": "lost", "client": "one"}},
                   {"figure": "delivered", "at_least": 1}]})";
    const QTemporaryDir folder;
    QFile file{folder.filePath(QStringLiteral("small.json"))};
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(experiment) > 0);
    file.close();
    const QStringList small{QStringLiteral("run"), file.fileName()};
    const Finished text = runIn("de", "C.UTF-8", small);
    QCOMPARE(text.exitCode, 1);
    QVERIFY2(text.output.contains("NICHT ERFÜLLT"), text.output.constData());
    const Finished json = runIn("de", "C.UTF-8", small + QStringList{QStringLiteral("--json")});
    QCOMPARE(json.exitCode, 1);
    QVERIFY2(json.output.contains(
                 "2 of 3 expectations met; not met: events delivered of all clients: 0, expected at least 1"),
             json.output.constData());
    QVERIFY(json.output.contains("Nobody loses one."));
    QVERIFY2(json.output.contains(R"("times":"events lost of one")"), json.output.constData());
}

/// Why clients were refused is a part of the verdict: German where people read it, English for programs.
void TestLanguage::jsonOfARefusedLoadIsEnglish()
{
    const Served server{{QStringLiteral("--max-connections"), QStringLiteral("3")}};
    const QStringList bench{
        QStringLiteral("bench"),        server.url(),        QStringLiteral("--transport"), QStringLiteral("sse"),
        QStringLiteral("--clients"),    QStringLiteral("5"), QStringLiteral("--rate"),      QStringLiteral("5"),
        QStringLiteral("--duration"),   QStringLiteral("1"), QStringLiteral("--warmup"),    QStringLiteral("0"),
        QStringLiteral("--language=de")};
    const Finished text = run(bench);
    QVERIFY2(text.output.contains("antwortete"), text.output.constData());
    const QList<QJsonObject> json = objects(run(bench + QStringList{QStringLiteral("--json")}).output);
    QVERIFY(!json.isEmpty());
    QStringList reasons;
    for (const auto &reason : json.last().value(QStringLiteral("verdict_reasons")).toArray()) {
        reasons.append(reason.toString());
    }
    const QString all = reasons.join(u'\n');
    QVERIFY2(all.contains(QStringLiteral("clients failed to connect: answered \"HTTP/1.1 503")), qPrintable(all));
    QVERIFY2(!all.contains(QStringLiteral("antwortete")), qPrintable(all));
}

/// What a TLS library says comes through Qt.
void TestLanguage::jsonHasNoWordsOfQt()
{
    const QByteArray handshakeFailure = QByteArray::fromHex("15030300020228");
    QTcpServer server;
    connect(&server, &QTcpServer::newConnection, this, [&server, handshakeFailure] {
        QTcpSocket *peer = server.nextPendingConnection();
        connect(peer, &QTcpSocket::readyRead, peer, [peer, handshakeFailure] {
            peer->readAll();
            peer->write(handshakeFailure);
            peer->disconnectFromHost();
        });
    });
    QVERIFY(server.listen(QHostAddress::LocalHost));
    Cli watch{{QStringLiteral("watch"), QStringLiteral("https://127.0.0.1:%1/events").arg(server.serverPort()),
               QStringLiteral("--json"), QStringLiteral("--language=de")}};
    QVERIFY(watch.saidOnOutput("no TLS connection to"));
    QVERIFY(watch.saidOnOutput("Error during SSL handshake"));
}

/// German, whatever the environment says.
int main(int argc, char **argv)
{
    QCoreApplication application{argc, argv};
    installLanguage(application, QStringLiteral("de"));
    TestLanguage test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_language.moc"
