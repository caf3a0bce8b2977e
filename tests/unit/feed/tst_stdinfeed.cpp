// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/stdinfeed.h"

#include <QSignalSpy>
#include <QTemporaryFile>
#include <QTest>

#include <array>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace pushscope;
using namespace std::chrono_literals;

#ifdef Q_OS_UNIX

namespace {

/// The two ends of a pipe, closed at the latest here.
class Pipe
{
public:
    Pipe()
    {
        if (::pipe(m_ends.data()) != 0) {
            qFatal("no pipe");
        }
    }
    ~Pipe()
    {
        ::close(m_ends[0]);
        closeWriter();
    }
    Q_DISABLE_COPY_MOVE(Pipe)

    [[nodiscard]] int reader() const { return m_ends[0]; }
    void write(const QByteArray &bytes) const
    {
        QCOMPARE(::write(m_ends[1], bytes.constData(), static_cast<std::size_t>(bytes.size())), bytes.size());
    }
    void closeWriter()
    {
        if (m_ends[1] >= 0) {
            ::close(m_ends[1]);
            m_ends[1] = -1;
        }
    }

private:
    std::array<int, 2> m_ends{-1, -1};
};

} // namespace

class TestStdinFeed : public QObject
{
    Q_OBJECT

private:
    ManualClock m_clock;
    std::vector<Publication> m_sent;

    [[nodiscard]] std::unique_ptr<StdinFeed> makeReader(int descriptor)
    {
        FeedSpec spec;
        spec.channel = "lines";
        return std::make_unique<StdinFeed>(
            spec, m_clock, [this](Publication made) { m_sent.push_back(std::move(made)); }, descriptor);
    }

    [[nodiscard]] QByteArrayList sent() const
    {
        QByteArrayList lines;
        for (const Publication &each : m_sent) {
            lines += each.payload.bytes;
        }
        return lines;
    }

    /// Until the feed has nothing to do and waits for its descriptor.
    static void runIdle()
    {
        constexpr int rounds = 10;
        for (int round = 0; round < rounds; ++round) {
            QCoreApplication::processEvents();
        }
    }

private Q_SLOTS:
    void init()
    {
        m_clock = ManualClock{};
        m_sent.clear();
    }

    void linesComeAsTheyAreWritten()
    {
        Pipe pipe;
        const auto feed = makeReader(pipe.reader());
        QSignalSpy finished{feed.get(), &Feed::finished};
        feed->start();
        runIdle();
        pipe.write("one\ntw");
        QTRY_COMPARE(sent(), (QByteArrayList{"one"}));
        runIdle();
        m_clock.advance(5s);
        pipe.write("o\r\n\n{\"n\": 3}\n\xff\n");
        QTRY_COMPARE(m_sent.size(), std::size_t{4});
        QCOMPARE(sent(), (QByteArrayList{"one", "two", "{\"n\": 3}", "\xff"}));
        QCOMPARE(m_sent[0].channel, QByteArray{"lines"});
        QCOMPARE(m_sent[0].type, QByteArray{"message"});
        QCOMPARE(m_sent[1].due - m_sent[0].due, 5s);
        QCOMPARE(m_sent[0].payload.kind, Payload::Kind::Text);
        QCOMPARE(m_sent[2].payload.kind, Payload::Kind::Json);
        QCOMPARE(m_sent[3].payload.kind, Payload::Kind::Binary);
        QCOMPARE(finished.size(), 0);
    }

    void aLastLineWithoutItsEndCounts()
    {
        Pipe pipe;
        const auto feed = makeReader(pipe.reader());
        QSignalSpy finished{feed.get(), &Feed::finished};
        feed->start();
        pipe.write("one\nlast");
        pipe.closeWriter();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(sent(), (QByteArrayList{"one", "last"}));
    }

    void nothingIsSentBeforeTheEventLoopRuns()
    {
        Pipe pipe;
        pipe.write("one\n");
        const auto feed = makeReader(pipe.reader());
        feed->start();
        QVERIFY(m_sent.empty());
        QTRY_COMPARE(m_sent.size(), std::size_t{1});
    }

    void aTurnSendsALimitedNumber()
    {
        Pipe pipe;
        constexpr int lines = 5'000;
        pipe.write(QByteArray{"x\n"}.repeated(lines));
        const auto feed = makeReader(pipe.reader());
        feed->start();
        std::size_t before = 0;
        int turns = 0;
        while (m_sent.size() < lines) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            QVERIFY(m_sent.size() - before <= LineFeed::mostLinesPerTurn);
            turns += m_sent.size() > before ? 1 : 0;
            before = m_sent.size();
        }
        QCOMPARE(turns, 3);
    }

    void stopPausesAndStartGoesOn()
    {
        Pipe pipe;
        const auto feed = makeReader(pipe.reader());
        feed->start();
        pipe.write("one\n");
        QTRY_COMPARE(sent(), (QByteArrayList{"one"}));
        runIdle();
        feed->stop();
        pipe.write("two\n");
        runIdle();
        QCOMPARE(sent(), (QByteArrayList{"one"}));
        feed->start();
        QTRY_COMPARE(sent(), (QByteArrayList{"one", "two"}));
    }

    void theSinkMayStopTheFeed()
    {
        Pipe pipe;
        pipe.write("one\ntwo\n");
        std::unique_ptr<StdinFeed> feed;
        feed = std::make_unique<StdinFeed>(
            FeedSpec{}, m_clock,
            [&](Publication made) {
                m_sent.push_back(std::move(made));
                feed->stop();
            },
            pipe.reader());
        feed->start();
        QTRY_COMPARE(m_sent.size(), std::size_t{1});
        QCoreApplication::processEvents();
        QCOMPARE(m_sent.size(), std::size_t{1});
        feed->start();
        QTRY_COMPARE(sent(), (QByteArrayList{"one", "two"}));
    }

    void aRegularFileIsReadToItsEnd()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        constexpr int lines = 30'000;
        for (int n = 0; n < lines; ++n) {
            file.write("line " + QByteArray::number(n) + '\n');
        }
        file.write("end");
        QVERIFY(file.flush());
        QFile input{file.fileName()};
        QVERIFY(input.open(QIODevice::ReadOnly | QIODevice::Unbuffered));
        const auto feed = makeReader(input.handle());
        QSignalSpy finished{feed.get(), &Feed::finished};
        feed->start();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(m_sent.size(), std::size_t{lines + 1});
        QCOMPARE(m_sent.front().payload.bytes, QByteArray{"line 0"});
        QCOMPARE(m_sent.back().payload.bytes, QByteArray{"end"});
    }

    void anEmptyDeviceFinishes()
    {
        QFile null{QStringLiteral("/dev/null")};
        QVERIFY(null.open(QIODevice::ReadOnly | QIODevice::Unbuffered));
        const auto feed = makeReader(null.handle());
        QSignalSpy finished{feed.get(), &Feed::finished};
        feed->start();
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(m_sent.empty());
    }

    void aLineThatIsTooLongIsReported()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("one\n" + QByteArray(LineSplitter::longestLine + 1, 'x') + "\ntwo\n");
        QVERIFY(file.flush());
        QFile input{file.fileName()};
        QVERIFY(input.open(QIODevice::ReadOnly | QIODevice::Unbuffered));
        const auto feed = makeReader(input.handle());
        QSignalSpy failures{feed.get(), &Feed::failed};
        QSignalSpy finished{feed.get(), &Feed::finished};
        feed->start();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(sent(), (QByteArrayList{"one", "two"}));
        QCOMPARE(failures.size(), 1);
        QCOMPARE(failures.at(0).at(0).value<Error>().code, QByteArray{"line-too-long"});
    }

    void aDescriptorThatCannotBeReadIsAFailure()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        const int writeOnly = ::open(QFile::encodeName(file.fileName()).constData(), O_WRONLY | O_CLOEXEC);
        const auto feed = makeReader(writeOnly);
        QSignalSpy failures{feed.get(), &Feed::failed};
        feed->start();
        QTRY_COMPARE(failures.size(), 1);
        QVERIFY(failures.at(0).at(0).value<Error>().message.startsWith(u"stdin cannot be read: "));
        ::close(writeOnly);
    }
};

QTEST_GUILESS_MAIN(TestStdinFeed)
#include "tst_stdinfeed.moc"

#else
QTEST_NOOP_MAIN
#endif
