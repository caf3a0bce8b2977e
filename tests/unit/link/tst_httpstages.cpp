// SPDX-License-Identifier: GPL-3.0-or-later
#include "stagedriver.h"

#include "link/answerstage.h"
#include "link/bufferstage.h"

#include <QTest>

using namespace pushscope;
using namespace pushscope::test;
using namespace std::chrono_literals;

namespace {

using Side = HttpFollower::Side;

constexpr char lengthTwo[] = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
constexpr char chunked[] = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n";
constexpr char noBody[] = "HTTP/1.1 204 No Content\r\n\r\n";
constexpr char interim[] = "HTTP/1.1 100 Continue\r\n\r\n";
constexpr char stream[] = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
constexpr char upgraded[] = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";

std::unique_ptr<BufferStage> buffer(qint64 bytes, HttpFollower follower = HttpFollower{Side::Responses})
{
    return std::make_unique<BufferStage>(bytes, std::move(follower));
}

std::unique_ptr<AnswerStage> answer(const char *text, HttpFollower follower = HttpFollower{Side::Requests})
{
    return std::make_unique<AnswerStage>(fault(text), DrawContext{1, 1}, std::move(follower));
}

QByteArray get(const char *path)
{
    return QByteArrayLiteral("GET ") + path + " HTTP/1.1\r\nHost: h\r\n\r\n";
}

} // namespace

class TestHttpStages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWholeResponsePassesWithItsLastByte_data()
    {
        QTest::addColumn<QByteArray>("response");
        QTest::newRow("content length") << QByteArray{lengthTwo};
        QTest::newRow("chunked") << QByteArray{chunked};
        QTest::newRow("no body") << QByteArray{noBody};
        QTest::newRow("interim") << QByteArray{interim};
    }

    void aWholeResponsePassesWithItsLastByte()
    {
        QFETCH(QByteArray, response);
        StageDriver driver{buffer(1'000'000), FaultKind::Buffer};
        for (int round = 0; round < 3; ++round) { // kept alive
            for (qsizetype i = 0; i + 1 < response.size(); ++i) {
                driver.push(response.sliced(i, 1));
                QCOMPARE(driver.bytes().size(), round * response.size());
            }
            driver.push(response.last(1));
            QCOMPARE(driver.bytes().size(), (round + 1) * response.size());
        }
        QCOMPARE(driver.bytes(), response + response + response);
    }

    void twoInOnePiece()
    {
        StageDriver driver{buffer(1'000'000), FaultKind::Buffer};
        const QByteArray next{stream};
        driver.push(lengthTwo + next);
        QCOMPARE(driver.bytes(), QByteArray{lengthTwo});
        QCOMPARE(driver.pipe.held(), next.size());
    }

    void aStreamIsHeldUntilSoManyBytes()
    {
        const qint64 limit = 1000;
        StageDriver driver{buffer(limit), FaultKind::Buffer};
        QByteArray all{stream};
        driver.push(all);
        while (all.size() < limit) {
            QVERIFY(driver.out.empty());
            driver.push("data: x\n\n");
            all += "data: x\n\n";
        }
        QCOMPARE(driver.bytes(), all);
        driver.push("data: y\n\n"); // the rest of it passes
        QCOMPARE(driver.bytes(), all + "data: y\n\n");
    }

    void orUntilItEnds()
    {
        StageDriver driver{buffer(1000), FaultKind::Buffer};
        driver.push(stream);
        driver.push("data: x\n\n");
        QVERIFY(driver.out.empty());
        driver.pushEnd(Cell::Kind::Fin);
        QCOMPARE(driver.bytes(), QByteArray{stream} + "data: x\n\n|");
    }

    void theNextResponseIsHeldAnew()
    {
        StageDriver driver{buffer(10), FaultKind::Buffer};
        driver.push(lengthTwo);
        driver.push("HTTP/1.1");
        QCOMPARE(driver.bytes(), QByteArray{lengthTwo});
    }

    void upgradesPass()
    {
        StageDriver driver{buffer(1'000'000), FaultKind::Buffer};
        driver.push(upgraded);
        driver.push("frame");
        QCOMPARE(driver.bytes(), QByteArray{upgraded} + "frame");
        QVERIFY(!driver.pipe.stageOf(1)->takeHit());
    }

    void framesInThePieceOfTheHandshakePass()
    {
        StageDriver driver{buffer(1'000'000), FaultKind::Buffer};
        driver.push(QByteArray{upgraded} + "frame");
        QCOMPARE(driver.bytes(), QByteArray{upgraded} + "frame");
    }

    void whatIsNotHttpPasses()
    {
        StageDriver driver{buffer(1'000'000), FaultKind::Buffer};
        driver.push("SSH-2.0\r\n\r\n");
        driver.push("more");
        QCOMPARE(driver.bytes(), QByteArray{"SSH-2.0\r\n\r\nmore"});
    }

    void anOpenStreamIsHeldFromHereOn()
    {
        HttpFollower follower{Side::Responses};
        QVERIFY(follower.next(stream).head);
        StageDriver driver{buffer(20, follower), FaultKind::Buffer};
        driver.push("data: x\n\n");
        driver.push("data: x\n\n");
        QVERIFY(driver.out.empty());
        driver.push("data: x\n\n");
        QCOMPARE(driver.bytes(), QByteArray{"data: x\n\n"}.repeated(3));
    }

    void aResponseToHeadHasNoBody()
    {
        auto stage = buffer(1'000'000);
        stage->noteRequest(true);
        stage->noteRequest(false);
        StageDriver driver{std::move(stage), FaultKind::Buffer};
        const QByteArray head{"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n"};
        driver.push(head);
        QCOMPARE(driver.bytes(), head);
        driver.push(head);
        QCOMPARE(driver.bytes(), head);
        driver.push("hi");
        QCOMPARE(driver.bytes(), head + head + "hi");
    }

    void anEndedBufferLetsAllGo()
    {
        StageDriver driver{buffer(1'000'000), FaultKind::Buffer};
        driver.push(stream);
        driver.end();
        driver.push("x");
        QCOMPARE(driver.bytes(), QByteArray{stream} + "x");
        QVERIFY(driver.pipe.isPlain());
    }

    void aRequestDoesNotReachTheServer()
    {
        auto stage = answer("answer");
        AnswerStage *kept = stage.get();
        StageDriver driver{std::move(stage), FaultKind::Answer};
        const QByteArray request = get("/events");
        for (const char each : request) {
            QVERIFY(!kept->hasAnswered());
            driver.push(QByteArray(1, each));
        }
        QVERIFY(kept->hasAnswered() && kept->takeHit());
        driver.push("and more");
        driver.pushEnd(Cell::Kind::Fin);
        QCOMPARE(driver.bytes(), QByteArray{"|"});
        QCOMPARE(driver.pipe.held(), 0);
    }

    void theAnswerIsAWholeResponse_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("status");
        QTest::newRow("default") << QByteArray{"answer"} << 503;
        QTest::newRow("502") << QByteArray{"answer:502"} << 502;
        QTest::newRow("429") << QByteArray{"answer:429"} << 429;
    }

    void theAnswerIsAWholeResponse()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, status);
        const QByteArray bytes = answer(text.constData())->answer();
        const auto parsed = parseResponseHead(bytes);
        const auto &complete = std::get<HttpHeadComplete<HttpResponseHead>>(parsed);
        QCOMPARE(complete.head.status, status);
        QCOMPARE(complete.head.headers.value("Retry-After"), QByteArray{"1"});
        QVERIFY(!complete.head.keepsAlive());
        QCOMPARE(complete.head.headers.value("Content-Length")->toLongLong(), bytes.size() - complete.length);
    }

    void anUpgradeIsAnsweredLikewise()
    {
        auto stage = answer("answer");
        const AnswerStage *kept = stage.get();
        StageDriver driver{std::move(stage), FaultKind::Answer};
        driver.push("GET /ws HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
        QVERIFY(kept->hasAnswered());
    }

    void eachRequestIsDrawnFor()
    {
        Fault half = fault("answer,p=0.5");
        while (drawsHit(half, {1, 1}, 1)) { // a seed that lets the first request pass
            ++half.seed;
        }
        int passed = 0;
        for (quint64 i = 1; !drawsHit(half, {1, 1}, i); ++i) {
            ++passed;
        }
        auto stage = answer(half.toString().toUtf8().constData());
        const AnswerStage *kept = stage.get();
        StageDriver driver{std::move(stage), FaultKind::Answer};
        for (int i = 0; i < passed; ++i) {
            driver.push(get("/poll"));
            QVERIFY(!kept->hasAnswered());
        }
        driver.push(get("/poll"));
        QVERIFY(kept->hasAnswered());
        QCOMPARE(driver.bytes(), get("/poll").repeated(passed));
    }

    void aHeadThatHasBegunPasses()
    {
        HttpFollower follower{Side::Requests};
        (void)follower.next("GET / HT");
        auto stage = answer("answer", follower);
        const AnswerStage *kept = stage.get();
        StageDriver driver{std::move(stage), FaultKind::Answer};
        driver.push("TP/1.1\r\nHost: h\r\n\r\n");
        QCOMPARE(driver.bytes(), QByteArray{"TP/1.1\r\nHost: h\r\n\r\n"});
        driver.push(get("/"));
        QVERIFY(kept->hasAnswered());
    }

    void framesOfAWebSocketPass()
    {
        HttpFollower follower{Side::Requests};
        (void)follower.next("GET / HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\n\r\n");
        StageDriver driver{answer("answer", follower), FaultKind::Answer};
        driver.push("\x81\x05hello");
        QCOMPARE(driver.bytes(), QByteArray{"\x81\x05hello"});
    }

    void anEndedAnswerLetsAHalfHeadGo()
    {
        StageDriver driver{answer("answer"), FaultKind::Answer};
        driver.push("GET / HT");
        QVERIFY(driver.out.empty());
        driver.end();
        driver.push("TP/1.1");
        QCOMPARE(driver.bytes(), QByteArray{"GET / HTTP/1.1"});
    }
};

QTEST_APPLESS_MAIN(TestHttpStages)
#include "tst_httpstages.moc"
