// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/clientsentence.h"

#include "language/language.h"

#include <QTest>

using namespace pushscope;

class TestClientSentence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyOneIsFoundAgain_data();
    void everyOneIsFoundAgain();
    void partsAreTranslatedToo();
    void wordsOfOthersStay_data();
    void wordsOfOthersStay();
};

void TestClientSentence::everyOneIsFoundAgain_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("german");
    installLanguage(*qApp, QStringLiteral("de"));
    for (const char *english : clientSentences()) {
        QTest::newRow(english) << QString::fromUtf8(english) << QCoreApplication::translate("ClientSentence", english);
    }
}

void TestClientSentence::everyOneIsFoundAgain()
{
    QFETCH(QString, sentence);
    QFETCH(QString, german);
    QVERIFY(german != sentence);
    for (QString *text : {&sentence, &german}) {
        text->replace(QStringLiteral("%1"), QStringLiteral("[2001:db8::1]:8080"));
        text->replace(QStringLiteral("%2"), QStringLiteral("2.5 s: two\nlines"));
    }
    QCOMPARE(shownSentence(sentence), german);
}

void TestClientSentence::partsAreTranslatedToo()
{
    const QString reason = english(ClientSentence::SelfSigned);
    const QString shown = shownSentence(english(ClientSentence::NotAccepted).arg(QStringLiteral("h:1"), reason));
    QVERIFY2(shown.contains(shownSentence(reason)), qPrintable(shown));
    QVERIFY2(!shown.contains(reason), qPrintable(shown));
}

void TestClientSentence::wordsOfOthersStay_data()
{
    QTest::addColumn<QString>("words");
    QTest::newRow("none") << QString{};
    QTest::newRow("a server's") << QStringLiteral("maintenance until ten");
    QTest::newRow("more than a sentence") << QStringLiteral("the server ended the stream twice");
    QTest::newRow("places") << QStringLiteral("%1 and %2");
}

void TestClientSentence::wordsOfOthersStay()
{
    QFETCH(QString, words);
    QCOMPARE(shownSentence(words), words);
}

QTEST_GUILESS_MAIN(TestClientSentence)
#include "tst_clientsentence.moc"
