// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/clientsentence.h"

#include "client/servertrust.h"
#include "language/language.h"
#include "message/credentials.h"
#include "message/toldsentences.h"

#include <QSslCertificate>
#include <QSslError>
#include <QTest>

using namespace pushscope;

class TestClientSentence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installLanguage(*qApp, QStringLiteral("de")); }
    void everyOneIsFoundAgain_data();
    void everyOneIsFoundAgain();
    void numbersAreWrittenAsInGerman();
    void aCertificatesProblemsAreTranslated();
    void whatWasToldIsTranslated();
    void nestingWithoutEndIsLeft();
    void wordsOfOthersStay_data();
    void wordsOfOthersStay();
};

void TestClientSentence::everyOneIsFoundAgain_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("german");
    QByteArrayList texts;
    for (const ClientSentence sentence : clientSentences()) {
        texts.append(english(sentence).toUtf8());
    }
    for (const char *const sentence : toldSentences()) {
        texts.append(sentence);
    }
    for (const QByteArray &text : texts) {
        QTest::newRow(text.constData()) << withoutCredentials(QString::fromUtf8(text)) // as it reaches who shows it
                                        << QCoreApplication::translate("ClientSentence", text.constData());
    }
}

void TestClientSentence::everyOneIsFoundAgain()
{
    QFETCH(QString, sentence);
    QFETCH(QString, german);
    QVERIFY(german != sentence);
    for (QString *text : {&sentence, &german}) {
        text->replace(QStringLiteral("%1"), QStringLiteral("[2001:db8::1]:8080"));
        text->replace(QStringLiteral("%2"), QStringLiteral("two\nlines: here"));
    }
    QCOMPARE(shownClientSentence(sentence), german);
}

void TestClientSentence::numbersAreWrittenAsInGerman()
{
    QCOMPARE(shownClientSentence(english(ClientSentence::NoEvent).arg(QStringLiteral("2.5"))),
             QStringLiteral("seit 2,5 s kein Ereignis: Die Verbindung gilt als tot"));
    const QString within = shownClientSentence(
        english(ClientSentence::NoAnswerWithin).arg(QStringLiteral("127.0.0.1:80"), QStringLiteral("1.5 s")));
    QVERIFY2(within.contains(QStringLiteral("127.0.0.1:80 innerhalb von 1,5 s")), qPrintable(within));
}

void TestClientSentence::aCertificatesProblemsAreTranslated()
{
    const QSslCertificate certificate;
    const QList<QSslError> errors{QSslError{QSslError::CertificateUntrusted, certificate},
                                  QSslError{QSslError::HostNameMismatch, certificate}};
    const QString problem = certificateProblem(errors, certificate, QStringLiteral("here"));
    const QString shown = shownClientSentence(english(ClientSentence::NotAccepted).arg(QStringLiteral("h:1"), problem));
    for (const char *part : {"das Zertifikat von h:1 wird nicht angenommen: es ", "; es ist auf niemanden ausgestellt",
                             ". --tls-fingerprint nimmt genau dieses an"}) {
        QVERIFY2(shown.contains(QString::fromUtf8(part)), qPrintable(shown));
    }
}

void TestClientSentence::whatWasToldIsTranslated()
{
    QCOMPARE(shownClientSentence(
                 QStringLiteral("the server answered 400 Bad Request: Host: exactly one Host header is needed")),
             QStringLiteral("der Server antwortete 400 Bad Request: Host: genau ein Host-Header wird gebraucht"));
    QCOMPARE(shownClientSentence(QStringLiteral("the server broke the WebSocket protocol: a server's frame is masked")),
             QStringLiteral("der Server hat das WebSocket-Protokoll verletzt: ein Frame des Servers ist maskiert"));
    QCOMPARE(shownClientSentence(QStringLiteral("the server shuts down")), QStringLiteral("der Server fährt herunter"));
    QCOMPARE(shownClientSentence(
                 QStringLiteral("the server answered 503 Service Unavailable: not published: Redis cannot be "
                                "reached: it does not answer")),
             QStringLiteral("der Server antwortete 503 Service Unavailable: nicht veröffentlicht: Redis ist nicht "
                            "erreichbar: es antwortet nicht"));
}

void TestClientSentence::nestingWithoutEndIsLeft()
{
    const QString opening = english(ClientSentence::DamagedBody).remove(QStringLiteral("%1"));
    QVERIFY(shownClientSentence(opening.repeated(3) + QLatin1Char('x')) != opening.repeated(3));
    const QString much = opening.repeated(10'000);
    QCOMPARE(shownClientSentence(much), much);
}

void TestClientSentence::wordsOfOthersStay_data()
{
    QTest::addColumn<QString>("words");
    QTest::newRow("none") << QString{};
    QTest::newRow("a server's") << QStringLiteral("maintenance until ten");
    QTest::newRow("more than a sentence") << QStringLiteral("the stream ended twice");
    QTest::newRow("places") << QStringLiteral("%1 and %2");
}

void TestClientSentence::wordsOfOthersStay()
{
    QFETCH(QString, words);
    QCOMPARE(shownClientSentence(words), words);
}

QTEST_GUILESS_MAIN(TestClientSentence)
#include "tst_clientsentence.moc"
