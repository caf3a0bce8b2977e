// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/bytestext.h"

#include <QTest>

using namespace pushscope;

class TestBytesText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shown_data();
    void shown();
    void isCut();
};

void TestBytesText::shown_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QByteArray{} << QString{};
    QTest::newRow("a head") << QByteArrayLiteral("HTTP/1.1 200 OK\r\n\r\n")
                            << QStringLiteral(R"(HTTP/1.1 200 OK\r\n\r\n)");
    QTest::newRow("a frame") << QByteArrayLiteral("\x88\x02\x03\xea") << QStringLiteral(R"(\x88\x02\x03\xea)");
    QTest::newRow("NUL, DEL, a backslash and a tab")
        << QByteArrayLiteral("\0\x7f\\\t") << QStringLiteral(R"(\x00\x7f\\\t)");
}

void TestBytesText::shown()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, text);
    QCOMPARE(bytesText(bytes), text);
}

void TestBytesText::isCut()
{
    QCOMPARE(bytesText("abcdef", 6), QStringLiteral("abcdef"));
    QCOMPARE(bytesText("abcdef", 4), QStringLiteral("abcd … (2 bytes more)"));
}

QTEST_GUILESS_MAIN(TestBytesText)
#include "tst_bytestext.moc"
