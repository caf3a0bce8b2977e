// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/filefeed.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <functional>

using namespace pushscope;

class TestFileFeed : public QObject
{
    Q_OBJECT

private:
    SteadyClock m_clock;
    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
    QByteArrayList m_sent;
    std::function<void()> m_onLine;
    std::unique_ptr<FileFeed> m_feed;

    void append(const QByteArray &bytes) { write(bytes, QIODevice::Append); }

    void write(const QByteArray &bytes, QIODevice::OpenMode mode = QIODevice::Truncate)
    {
        QFile file{m_path};
        QVERIFY(file.open(QIODevice::WriteOnly | mode));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    void makeReader(const QString &path)
    {
        FeedSpec spec;
        spec.kind = FeedSpec::Kind::File;
        spec.path = path;
        m_feed = std::make_unique<FileFeed>(spec, m_clock, [this](const Publication &made) {
            m_sent += made.payload.bytes;
            if (m_onLine) {
                m_onLine();
            }
        });
    }

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        QVERIFY(m_directory->isValid());
        m_path = m_directory->filePath(QStringLiteral("feed.log"));
        m_sent.clear();
        m_onLine = {};
        makeReader(m_path);
    }

    void cleanup() { m_feed.reset(); }

    void whatIsThereComesFirstAndThenTheGrowth()
    {
        write("one\n\ntwo\r\n");
        QSignalSpy failures{m_feed.get(), &Feed::failed};
        m_feed->start();
        QTRY_COMPARE(m_sent, (QByteArrayList{"one", "two"}));
        append("three\nfour\n");
        QTRY_COMPARE(m_sent, (QByteArrayList{"one", "two", "three", "four"}));
        append("five\n");
        QTRY_COMPARE(m_sent.size(), 5);
        QCOMPARE(failures.size(), 0);
    }

    void aPartialLineWaitsForItsEnd()
    {
        write("one\ntw");
        m_feed->start();
        QTRY_COMPARE(m_sent, (QByteArrayList{"one"}));
        append("o");
        append("\nthree\n");
        QTRY_COMPARE(m_sent, (QByteArrayList{"one", "two", "three"}));
    }

    void aFileCutShorterIsReadFromItsBeginning()
    {
        write("one\ntwo\nthree\n");
        m_feed->start();
        QTRY_COMPARE(m_sent.size(), 3);
        write("four\n");
        QTRY_COMPARE(m_sent, (QByteArrayList{"one", "two", "three", "four"}));
        append("five\n");
        QTRY_COMPARE(m_sent.size(), 5);
    }

    void aPartialLineBeforeTheCutIsNotLost()
    {
        write("one\nhalf a line");
        m_feed->start();
        QTRY_COMPARE(m_sent, (QByteArrayList{"one"}));
        write("two\n");
        QTRY_COMPARE(m_sent, (QByteArrayList{"one", "half a line", "two"}));
    }

    void aReplacedFileIsReadToItsEnd()
    {
        write("one\n");
        m_feed->start();
        QTRY_COMPARE(m_sent, (QByteArrayList{"one"}));

        // A writer that has the old file open goes on for a moment.
        QFile old{m_path};
        QVERIFY(old.open(QIODevice::Append | QIODevice::Unbuffered));
        QVERIFY(QFile::rename(m_path, m_path + QStringLiteral(".1")));
        old.write("two\n");
        write("four\n");
        old.write("three\nno end");
        old.close();
        QTRY_COMPARE(m_sent, (QByteArrayList{"one", "two", "three", "no end", "four"}));
        append("five\n");
        QTRY_COMPARE(m_sent.size(), 6);
    }

    void theWriterOfAReplacedFileHasAMomentToNotice()
    {
        write("one\n");
        m_feed->start();
        QTRY_COMPARE(m_sent, (QByteArrayList{"one"}));
        QFile old{m_path};
        QVERIFY(old.open(QIODevice::Append | QIODevice::Unbuffered));
        QVERIFY(QFile::rename(m_path, m_path + QStringLiteral(".1")));
        write("new\n");
        old.write("two\n");
        QTimer afterTheEnd;
        afterTheEnd.setSingleShot(true);
        // The feed's own turn stands before this one: it has seen the end of the old file by then.
        connect(&afterTheEnd, &QTimer::timeout, this, [&] { old.write("three\n"); });
        m_onLine = [&] {
            if (m_sent.last() == "two") {
                QTimer::singleShot(0, &afterTheEnd, [&] { afterTheEnd.start(0); });
            }
        };
        QTRY_COMPARE(m_sent, (QByteArrayList{"one", "two", "three", "new"}));
    }

    void rotationsDuringWritingLoseNothing()
    {
        constexpr int lines = 20'000;
        constexpr int linesPerFile = 5'000;
        constexpr int linesPerWrite = 50;
        write("");
        m_feed->start();
        QByteArrayList expected;
        for (int n = 0; n < lines; n += linesPerWrite) {
            if (n > 0 && n % linesPerFile == 0) {
                // Files that come and go between two looks cannot be seen, so each is waited for.
                QTRY_VERIFY(m_sent.size() > n - linesPerFile);
                QVERIFY(QFile::rename(m_path, m_path + QLatin1Char('.') + QString::number(n)));
            }
            QByteArray bytes;
            for (int line = n; line < n + linesPerWrite; ++line) {
                expected += "line " + QByteArray::number(line);
                bytes += expected.last() + '\n';
            }
            append(bytes);
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE(m_sent.size(), lines);
        QCOMPARE(m_sent, expected);
    }

    void aFileThatIsGoneForAWhileIsFollowed()
    {
        write("one\n");
        m_feed->start();
        QTRY_COMPARE(m_sent.size(), 1);
        QVERIFY(QFile::remove(m_path));
        int polls = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&] { ++polls; });
        timer.start(FileFeed::pollInterval);
        QTRY_VERIFY(polls >= 3);
        write("two\n");
        QTRY_COMPARE(m_sent, (QByteArrayList{"one", "two"}));
    }

    void aMissingFileIsToldOnceAndWaitedFor()
    {
        QSignalSpy failures{m_feed.get(), &Feed::failed};
        m_feed->start();
        int polls = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&] { ++polls; });
        timer.start(FileFeed::pollInterval);
        QTRY_VERIFY(polls >= 3);
        QCOMPARE(failures.size(), 1);
        const auto error = failures.at(0).at(0).value<Error>();
        QVERIFY(error.message.contains(m_path));
        QVERIFY(error.message.contains(u"no such file"));
        QCOMPARE(error.field, QStringLiteral("--feed"));
        write("one\n");
        QTRY_COMPARE(m_sent, (QByteArrayList{"one"}));
        QCOMPARE(failures.size(), 1);
    }

    void whatCannotBeReadIsAFailure_data()
    {
        QTest::addColumn<bool>("directory");
        QTest::newRow("a directory") << true;
        QTest::newRow("no permission") << false;
    }

    void whatCannotBeReadIsAFailure()
    {
        QFETCH(bool, directory);
        if (directory) {
            QVERIFY(QDir{}.mkpath(m_path));
        } else {
            write("secret\n");
            QVERIFY(QFile::setPermissions(m_path, QFileDevice::Permissions{}));
            if (QFile{m_path}.open(QIODevice::ReadOnly)) {
                QSKIP("this user may read everything");
            }
        }
        QSignalSpy failures{m_feed.get(), &Feed::failed};
        m_feed->start();
        QTRY_COMPARE(failures.size(), 1);
        QCOMPARE(failures.at(0).at(0).value<Error>().code, QByteArray{"unreadable"});
        QVERIFY(failures.at(0).at(0).value<Error>().message.contains(m_path));
        QVERIFY(m_sent.isEmpty());
    }

    void stopPausesAndStartGoesOn()
    {
        write("one\n");
        m_feed->start();
        QTRY_COMPARE(m_sent.size(), 1);
        m_feed->stop();
        append("two\n");
        QCoreApplication::processEvents();
        QCOMPARE(m_sent.size(), 1);
        m_feed->start();
        QTRY_COMPARE(m_sent, (QByteArrayList{"one", "two"}));
    }
};

QTEST_GUILESS_MAIN(TestFileFeed)
#include "tst_filefeed.moc"
