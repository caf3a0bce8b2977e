// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/clientsentence.h"
#include "message/language.h"
#include "message/systemreason.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace pushscope;

namespace {

/// Has a translation for every reason.
class Marking final : public Translation
{
public:
    [[nodiscard]] QString translate(const char *context, const char *text, const char * /*disambiguation*/,
                                    int /*n*/) const override
    {
        const bool isReason = !EnglishTexts::wanted() && qstrcmp(context, "SystemReason") == 0;
        return isReason ? QStringLiteral("translated: ") + QLatin1String{text} : QString{};
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

} // namespace

class TestSystemReason : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatFilesSay_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("reason");
        QTest::newRow("nothing there") << QStringLiteral("/nowhere/x") << QStringLiteral("No such file or directory");
        QTest::newRow("a folder") << QStringLiteral("/") << QStringLiteral("file to open is a directory");
        QTest::newRow("within a file") << QStringLiteral("/dev/null/x") << QStringLiteral("Not a directory");
    }

    void whatFilesSay()
    {
        QFETCH(QString, path);
        QFETCH(QString, reason);
        QFile file{path};
        QVERIFY(!file.open(QIODevice::ReadOnly));
        QCOMPARE(file.errorString(), reason);
        QCOMPARE(shownSystemReason(reason), reason);
        Marking marking; // removes itself when it goes
        QVERIFY(QCoreApplication::installTranslator(&marking));
        QCOMPARE(shownSystemReason(reason), QStringLiteral("translated: ") + reason);
        QVERIFY(!file.open(QIODevice::ReadOnly)); // where it is made it stays English
        QCOMPARE(file.errorString(), reason);
        const EnglishTexts english;
        QCOMPARE(shownSystemReason(reason), reason);
    }

    void whatIsNotKnownStays()
    {
        QCOMPARE(shownSystemReason(QStringLiteral("Owner died")), QStringLiteral("Owner died"));
        QCOMPARE(shownSystemReason({}), QString{});
    }

    void standsInAClientsSentence()
    {
        const QString sentence = QStringLiteral("no connection to h:1: Connection refused");
        QCOMPARE(shownClientSentence(sentence), sentence);
        Marking marking;
        QVERIFY(QCoreApplication::installTranslator(&marking));
        QCOMPARE(shownClientSentence(sentence), QStringLiteral("no connection to h:1: translated: Connection refused"));
    }

    void json_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<bool>("isEmpty");
        QTest::newRow("nothing") << QByteArray{} << true;
        QTest::newRow("blanks") << QByteArray{" \n"} << true;
        QTest::newRow("a word") << QByteArray{"[word]"} << false;
        QTest::newRow("cut after a name") << QByteArray{"{\"a\" "} << false;
        QTest::newRow("cut in an object") << QByteArray{"{\"a\":1 "} << false;
        QTest::newRow("cut in a list") << QByteArray{"[1, "} << false;
        QTest::newRow("cut in a string") << QByteArray{"[\"a"} << false;
        QTest::newRow("more") << QByteArray{"{} {}"} << false;
        QTest::newRow("a comma too many") << QByteArray{"{\"a\":1,}"} << false;
        QTest::newRow("a number that is none") << QByteArray{"[-]"} << false;
        QTest::newRow("an escape that is none") << QByteArray{R"(["\u1"])"} << false;
        QTest::newRow("not UTF-8") << QByteArray{"[\"\xff\"]"} << false;
    }

    /// Qt's words differ with its version; those of each are known.
    void json()
    {
        QFETCH(QByteArray, json);
        QFETCH(bool, isEmpty);
        QJsonParseError problem;
        QJsonDocument::fromJson(json, &problem);
        const QString reason = isEmpty ? QStringLiteral("it is empty") : problem.errorString();
        QCOMPARE(shownJsonReason(problem, json), reason);
        Marking marking;
        QVERIFY(QCoreApplication::installTranslator(&marking));
        QCOMPARE(shownJsonReason(problem, json), QStringLiteral("translated: ") + reason);
    }
};

QTEST_GUILESS_MAIN(TestSystemReason)
#include "tst_systemreason.moc"
