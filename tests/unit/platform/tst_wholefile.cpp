// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/wholefile.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace pushscope;

namespace {

QByteArray contents(const QString &name)
{
    QFile file{name};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{"unreadable"};
}

} // namespace

class TestWholeFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesThePlaceOfAFile();
    void pipeStaysAPipe();
    void fullDeviceIsToldAndStays();
    void missingFolderIsTold();
    void checkChangesNothing();

private:
    QTemporaryDir m_dir;
};

void TestWholeFile::takesThePlaceOfAFile()
{
    const QString name = m_dir.filePath(QStringLiteral("port"));
    QCOMPARE(writeWhole(name, "a longer text\n"), std::nullopt);
    QCOMPARE(writeWhole(name, "8080\n"), std::nullopt);
    QCOMPARE(contents(name), QByteArray{"8080\n"});
}

void TestWholeFile::pipeStaysAPipe()
{
    const QString name = m_dir.filePath(QStringLiteral("pipe"));
    QCOMPARE(::mkfifo(QFile::encodeName(name).constData(), 0600), 0);
    const int reader = ::open(QFile::encodeName(name).constData(), O_RDONLY | O_NONBLOCK);
    QVERIFY(reader >= 0);
    QCOMPARE(writeWhole(name, "8080\n"), std::nullopt);
    char bytes[16] = {};
    const auto size = ::read(reader, bytes, sizeof bytes);
    ::close(reader);
    QCOMPARE(QByteArray(bytes, size), QByteArray{"8080\n"});
    QVERIFY(!QFileInfo{name}.isFile());
}

void TestWholeFile::fullDeviceIsToldAndStays()
{
    const QString name = QStringLiteral("/dev/full");
    if (!QFileInfo::exists(name)) {
        QFAIL("this system has no /dev/full");
    }
    QCOMPARE(checkWritable(name), std::nullopt);
    const auto problem = writeWhole(name, "8080\n");
    QVERIFY(problem);
    QCOMPARE(*problem, QStringLiteral("No space left on device"));
    QVERIFY(!QFileInfo{name}.isFile());
}

void TestWholeFile::missingFolderIsTold()
{
    QVERIFY(writeWhole(QStringLiteral("/nowhere/port"), "8080\n"));
    QVERIFY(checkWritable(QStringLiteral("/nowhere/port")));
}

void TestWholeFile::checkChangesNothing()
{
    const QString name = m_dir.filePath(QStringLiteral("kept"));
    QCOMPARE(checkWritable(name), std::nullopt);
    QVERIFY(!QFileInfo::exists(name));
    QCOMPARE(writeWhole(name, "kept"), std::nullopt);
    QCOMPARE(checkWritable(name), std::nullopt);
    QCOMPARE(contents(name), QByteArray{"kept"});
}

QTEST_GUILESS_MAIN(TestWholeFile)
#include "tst_wholefile.moc"
