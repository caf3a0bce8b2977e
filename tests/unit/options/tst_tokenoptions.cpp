// SPDX-License-Identifier: GPL-3.0-or-later
#include "options/commandline.h"
#include "options/tokenoptions.h"

#include <QTemporaryFile>
#include <QTest>

using namespace pushscope;

namespace {

Program program(QByteArray &token)
{
    return {QStringLiteral("demo"),
            {},
            {{{},
              {},
              tokenOptions(QStringLiteral("--token"), token, QStringLiteral("Sent"), QStringLiteral("none")),
              {},
              {}}}};
}

} // namespace

class TestTokenOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileGivesIt_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("token");
        QTest::newRow("bare") << QByteArray{"sesame"} << QByteArray{"sesame"};
        QTest::newRow("line") << QByteArray{"sesame\n"} << QByteArray{"sesame"};
        QTest::newRow("other line end") << QByteArray{"sesame\r\n"} << QByteArray{"sesame"};
        QTest::newRow("more lines") << QByteArray{"sesame\nstreet\n"} << QByteArray{"sesame"};
        QTest::newRow("empty") << QByteArray{} << QByteArray{};
        QTest::newRow("empty line") << QByteArray{"\nsesame"} << QByteArray{};
        QTest::newRow("two words") << QByteArray{"open sesame"} << QByteArray{};
        QTest::newRow("too long") << QByteArray(2000, 'x') << QByteArray{};
    }

    void aFileGivesIt()
    {
        QFETCH(QByteArray, content);
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(content);
        file.close();
        QByteArray token;
        const auto line = readCommandLine(program(token), {QStringLiteral("--token-file"), file.fileName()});
        QTEST(token, "token");
        QCOMPARE(line.kind, token.isEmpty() ? CommandLine::Kind::Refused : CommandLine::Kind::Run);
        QVERIFY2(!line.text.contains(QStringLiteral("sesame")), qPrintable(line.text));
        if (token.isEmpty()) {
            QVERIFY2(line.text.startsWith(QStringLiteral("demo: --token-file ")), qPrintable(line.text));
        }
    }

    void aFileThatIsNotThereIsNamed()
    {
        QByteArray token;
        const auto line = readCommandLine(program(token), {QStringLiteral("--token-file=/nowhere/at/all")});
        QCOMPARE(line.kind, CommandLine::Kind::Refused);
        QVERIFY2(line.text.contains(QStringLiteral("/nowhere/at/all")), qPrintable(line.text));
    }

    void onlyOneIsTaken()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("sesame");
        file.close();
        const QString flag = QStringLiteral("--token=other");
        const QString fileFlag = QStringLiteral("--token-file=") + file.fileName();
        for (const QStringList &arguments : {QStringList{flag, fileFlag}, QStringList{fileFlag, flag}}) {
            QByteArray token;
            const auto line = readCommandLine(program(token), arguments);
            QCOMPARE(line.kind, CommandLine::Kind::Refused);
            QVERIFY2(line.text.endsWith(QStringLiteral(": a token is given already")), qPrintable(line.text));
        }
    }

    void theEnvironmentGivesItWhereNothingElseDoes()
    {
        qputenv(tokenVariable, "sesame");
        QByteArray token;
        QVERIFY(!takeTokenOfEnvironment(tokenVariable, token));
        QCOMPARE(token, "sesame");
        token = "given";
        QVERIFY(!takeTokenOfEnvironment(tokenVariable, token));
        QCOMPARE(token, "given");
        token.clear();
        qputenv(tokenVariable, "open sesame");
        const auto problem = takeTokenOfEnvironment(tokenVariable, token);
        QVERIFY(problem && problem->startsWith(QLatin1String{tokenVariable})
                && !problem->contains(QStringLiteral("sesame")));
        QVERIFY(token.isEmpty());
        qunsetenv(tokenVariable);
        QVERIFY(!takeTokenOfEnvironment(tokenVariable, token));
        QVERIFY(token.isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestTokenOptions)
#include "tst_tokenoptions.moc"
