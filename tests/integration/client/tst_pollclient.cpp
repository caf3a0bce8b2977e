// SPDX-License-Identifier: GPL-3.0-or-later
#include "notetaker.h"
#include "scriptedserver.h"

#include "protocol/pollbatch.h"

#include <QTest>

using namespace pushscope;
using namespace pushscope::test;
using namespace std::chrono_literals;

namespace {

QByteArray batch(const QByteArrayList &envelopes, QByteArrayView next, const std::optional<Reset> &reset = {})
{
    return answerWith("200 OK", encodePollBatch(envelopes, next, reset), "Content-Type: application/json\r\n");
}

} // namespace

class PollClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void longPollFollowsTheCursorOverOneConnection()
    {
        ScriptedServer server{[](auto &peer, const auto &, int number) {
            switch (number) {
            case 1: peer.send(batch({}, "e:4")); return;
            case 2: peer.send(batch({envelope(5), envelope(6)}, "e:6")); return;
            case 3: peer.send(batch({envelope(6), envelope(9)}, "e:9")); return;
            default: return;
            }
        }};
        Followed f{server.url(), Transport::LongPoll};
        f.config.channels = {"default"};
        f.start();
        QTRY_COMPARE(server.requests().size(), std::size_t{4});
        QCOMPARE(server.targets(),
                 (QByteArrayList{"/poll?channel=default&timeout=0", "/poll?channel=default&after=e:4&timeout=25",
                                 "/poll?channel=default&after=e:6&timeout=25",
                                 "/poll?channel=default&after=e:9&timeout=25"}));
        QTRY_COMPARE(
            f.seen.all(),
            QStringLiteral("state connecting, state open, poll, poll, event e:5, event e:6, poll, duplicate e:6, "
                           "gap 2, event e:9"));
        QCOMPARE(server.peers().size(), std::size_t{1});
    }

    void anEmptyAnswerIsAHeartbeatAndNoReasonToStorm()
    {
        ScriptedServer server{[](auto &peer, const auto &, int) { peer.send(batch({}, "e:4")); }};
        Followed f{server.url(), Transport::LongPoll};
        f.config.pollInterval = 100ms;
        f.start();
        QTRY_VERIFY(f.seen.count("heartbeat empty") >= 3);
        // The first poll is not held, so its empty answer means nothing; the others came at once.
        QCOMPARE(f.seen.all().left(70),
                 QStringLiteral("state connecting, state open, poll, poll, heartbeat empty, "
                                "poll, heartbeat empty")
                     .left(70));
        std::vector<Instant> beats;
        for (qsizetype i = 0; i < f.seen.notes.size(); ++i) {
            if (f.seen.notes[i] == QStringLiteral("heartbeat empty")) {
                beats.push_back(f.seen.times[static_cast<std::size_t>(i)]);
            }
        }
        QVERIFY(beats[1] - beats[0] >= 90ms);
    }

    void resumesAfterALossWithThePosition()
    {
        ScriptedServer server{[](auto &peer, const auto &, int number) {
            if (number == 1) {
                peer.send(batch({}, "e:4"));
            } else if (number == 2) {
                peer.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n{");
                peer.close();
            } else if (number == 3) {
                peer.send(batch({envelope(5)}, "e:5"));
            }
        }};
        Followed f{server.url(), Transport::LongPoll};
        f.start();
        QTRY_COMPARE(server.requests().size(), std::size_t{4});
        QCOMPARE(server.targets(),
                 (QByteArrayList{"/poll?timeout=0", "/poll?after=e:4&timeout=25", "/poll?after=e:4&timeout=0",
                                 "/poll?after=e:5&timeout=25"}));
        QTRY_COMPARE(f.seen.all(),
                     QStringLiteral("state connecting, state open, poll, error, close 0, state backoff, retry 1, "
                                    "state connecting, state open, poll, event e:5"));
    }

    /// The server may close a kept connection just when the next request is under way.
    void aKeptConnectionThatIsClosedIsNoLoss()
    {
        ScriptedServer server{[](auto &peer, const auto &, int number) {
            if (number == 1) {
                peer.send(batch({}, "e:4"));
            } else if (number == 2) {
                peer.close();
            } else if (number == 3) {
                peer.send(batch({envelope(5)}, "e:5"));
            }
        }};
        Followed f{server.url(), Transport::LongPoll};
        f.start();
        QTRY_COMPARE(server.requests().size(), std::size_t{4});
        QTRY_COMPARE(f.seen.all(), QStringLiteral("state connecting, state open, poll, poll, event e:5"));
        QCOMPARE(server.targets().value(2), QByteArray{"/poll?after=e:4&timeout=25"});
    }

    void resets()
    {
        ScriptedServer server{[](auto &peer, const auto &, int number) {
            if (number == 1) {
                peer.send(batch({envelope(5)}, "e:5", Reset{"d:1", "e:5", "epoch"}));
            }
        }};
        Followed f{server.url(), Transport::LongPoll};
        f.config.after = "d:1";
        f.start();
        QTRY_COMPARE(server.requests().size(), std::size_t{2});
        QTRY_COMPARE(f.seen.all(), QStringLiteral("state connecting, state open, poll, reset epoch, event e:5"));
        QCOMPARE(server.targets(), (QByteArrayList{"/poll?after=d:1&timeout=0", "/poll?after=e:5&timeout=25"}));
    }

    void anOverdueAnswerIsStaleThenDead()
    {
        ScriptedServer server{[](auto &peer, const auto &, int number) {
            if (number != 2) {
                peer.send(batch({}, "e:4"));
            }
        }};
        Followed f{server.url(), Transport::LongPoll};
        f.config.pollTimeout = 0s;
        f.config.backoff = {1h, 1h};
        f.start();
        QTRY_VERIFY_WITH_TIMEOUT(f.seen.has("retry 1"), 10'000);
        QTRY_COMPARE(f.seen.all(),
                     QStringLiteral("state connecting, state open, poll, state stale, error, close 0, state backoff, "
                                    "retry 1"));
        QVERIFY2(f.seen.lastError.contains(QStringLiteral("within 5 s")), qPrintable(f.seen.lastError));
        f.client->stop();
    }

    void shortPollKeepsItsDistance()
    {
        ScriptedServer server{[](auto &peer, const auto &, int number) {
            const QByteArray next = "e:" + QByteArray::number(number + 3);
            peer.send(number == 1 ? batch({}, next) : batch({envelope(static_cast<quint64>(number) + 3)}, next));
        }};
        Followed f{server.url(), Transport::ShortPoll};
        f.config.pollInterval = 400ms;
        f.start();
        QTRY_COMPARE(f.seen.count("poll"), 3);
        f.client->stop();
        QCOMPARE(server.targets(),
                 (QByteArrayList{"/poll?timeout=0", "/poll?after=e:4&timeout=0", "/poll?after=e:5&timeout=0"}));
        QTRY_COMPARE(f.seen.all(),
                     QStringLiteral("state connecting, state open, poll, poll, event e:5, poll, event e:6, close 0, "
                                    "state closed"));
        const auto first = f.seen.times[3] - f.seen.times[2];
        const auto second = f.seen.times[5] - f.seen.times[3];
        QVERIFY2(first >= 230ms && first < 380ms, qPrintable(QString::number(first / 1ms)));
        QVERIFY2(second >= 370ms, qPrintable(QString::number(second / 1ms)));
    }

    void refusals()
    {
        ScriptedServer server{[](auto &peer, const auto &, int number) {
            peer.send(number == 1 ? answerWith("503 Busy", {}, "Retry-After: 0\r\n") : answerWith("403 No", {}));
        }};
        Followed f{server.url(), Transport::LongPoll};
        f.start();
        QTRY_VERIFY(f.seen.has("state failed"));
        QTRY_COMPARE(
            f.seen.all(),
            QStringLiteral("state connecting, error, close 503, state backoff, retry 1, state connecting, error, "
                           "close 403, state failed"));
    }

    void foreignLongPollTakesItsCursorFromTheAnswers()
    {
        ScriptedServer server{[](auto &peer, const auto &, int number) {
            const QByteArray first = "Last-Modified: Sat, 01 Jan 2022 00:00:00 GMT\r\nEtag: 0\r\n";
            const QByteArray second = "Last-Modified: Sat, 01 Jan 2022 00:00:01 GMT\r\nEtag: 1\r\n";
            switch (number) {
            case 1: peer.send(answerWith("200 OK", "one", first)); return;
            case 2: peer.send(answerWith("304 Not Modified", {}, first)); return;
            case 3: peer.send(answerWith("200 OK", "\xff\x00two", second)); return;
            case 4: peer.send(answerWith("408 Request Timeout", {})); return;
            default: return;
            }
        }};
        Followed f{server.url(QStringLiteral("/sub?id=a")), Transport::LongPoll};
        f.config.pollInterval = 1ms;
        f.start();
        QTRY_COMPARE(server.requests().size(), std::size_t{5});
        QCOMPARE(server.targets(), QByteArrayList(5, "/sub?id=a"));
        QCOMPARE(server.header(0, "If-None-Match"), QByteArray{});
        for (std::size_t request = 1; request <= 2; ++request) {
            QCOMPARE(server.header(request, "If-None-Match"), QByteArray{"0"});
            QCOMPARE(server.header(request, "If-Modified-Since"), QByteArray{"Sat, 01 Jan 2022 00:00:00 GMT"});
        }
        QCOMPARE(server.header(3, "If-None-Match"), QByteArray{"1"});
        QCOMPARE(server.header(4, "If-None-Match"), QByteArray{"1"});
        QTRY_COMPARE(f.seen.all(),
                     QStringLiteral("state connecting, state open, poll, event , poll, heartbeat empty, poll, event , "
                                    "poll, heartbeat empty"));
        QCOMPARE(f.seen.events[0].data, QJsonValue{QStringLiteral("one")});
        QCOMPARE(f.seen.events[1].encoding, QByteArray{"base64"});
    }

    /// `/poll` may be any server's: its first answer tells.
    void aForeignServerAtOurPathIsFollowedAsItIs()
    {
        ScriptedServer server{[](auto &peer, const auto &, int number) {
            if (number <= 2) {
                peer.send(answerWith("200 OK", "text", "ETag: x\r\n"));
            }
        }};
        Followed f{server.url(QStringLiteral("/poll")), Transport::LongPoll};
        f.start();
        QTRY_COMPARE(server.requests().size(), std::size_t{3});
        QCOMPARE(server.targets(), (QByteArrayList{"/poll?timeout=0", "/poll", "/poll"}));
        QCOMPARE(server.header(1, "If-None-Match"), QByteArray{"x"});
    }

    void ourJsonAtAForeignPathIsRecognised()
    {
        ScriptedServer server{[](auto &peer, const auto &, int number) {
            if (number == 1) {
                peer.send(batch({envelope(5)}, "e:5"));
            }
        }};
        Followed f{server.url(QStringLiteral("/proxied")), Transport::LongPoll};
        f.start();
        QTRY_COMPARE(server.requests().size(), std::size_t{2});
        QCOMPARE(server.targets(), (QByteArrayList{"/proxied", "/proxied?after=e:5&timeout=25"}));
        QTRY_VERIFY(f.seen.has("event e:5"));
    }

    void aServerThatClosesAfterEachAnswerIsNoLoss()
    {
        ScriptedServer server{[](auto &peer, const auto &, int number) {
            if (number < 4) {
                const auto sequence = static_cast<quint64>(number) + 4;
                peer.send(answerWith("200 OK",
                                     encodePollBatch({envelope(sequence)}, "e:" + QByteArray::number(sequence)),
                                     "Connection: close\r\n"));
                peer.close();
            }
        }};
        Followed f{server.url(), Transport::LongPoll};
        f.start();
        QTRY_COMPARE(server.requests().size(), std::size_t{4});
        QCOMPARE(server.peers().size(), std::size_t{4});
        QCOMPARE(f.seen.count("state backoff"), 0);
        QTRY_COMPARE(f.seen.ids(), (QByteArrayList{"e:5", "e:6", "e:7"}));
    }
};

QTEST_GUILESS_MAIN(PollClientTest)
#include "tst_pollclient.moc"
