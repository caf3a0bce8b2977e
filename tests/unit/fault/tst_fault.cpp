// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault/fault.h"
#include "fault/faultpreset.h"

#include <QTest>

#include <set>

using namespace pushscope;
using namespace std::chrono_literals;

class TestFault : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("canonical");
        const auto same = [](const char *name, const QString &text) { QTest::newRow(name) << text << text; };
        const auto other = [](const char *name, const QString &text, const QString &canonical) {
            QTest::newRow(name) << text << canonical;
        };
        same("delay", QStringLiteral("delay:200ms"));
        same("delay of nothing", QStringLiteral("delay:0ms"));
        other("zero without unit", QStringLiteral("delay:0"), QStringLiteral("delay:0ms"));
        same("jitter", QStringLiteral("delay:200ms±50ms"));
        other("jitter in ASCII", QStringLiteral("delay:200ms+-50ms"), QStringLiteral("delay:200ms±50ms"));
        same("all parts", QStringLiteral("delay:250us±1us,target=sse,direction=down,p=0.25,from=2s,for=3min,seed=7"));
        other("any order", QStringLiteral("delay:1s,seed=2,target=ws"), QStringLiteral("delay:1s,target=ws,seed=2"));
        other("blanks", QStringLiteral(" delay : 1s , target = ws "), QStringLiteral("delay:1s,target=ws"));
        other("fraction", QStringLiteral("delay:1.5s"), QStringLiteral("delay:1500ms"));
        other("whole minute", QStringLiteral("delay:60s"), QStringLiteral("delay:1min"));
        other("micro sign", QStringLiteral("delay:5µs"), QStringLiteral("delay:5us"));
        other("defaults", QStringLiteral("delay:1s,target=all,direction=both,p=1,from=0,seed=1"),
              QStringLiteral("delay:1s"));
        same("up", QStringLiteral("delay:1s,direction=up"));
        same("long poll", QStringLiteral("stall,target=longpoll"));
        same("short poll", QStringLiteral("stall,target=poll,for=10s"));
        same("one client", QStringLiteral("rst,target=client:3"));
        same("bandwidth", QStringLiteral("bandwidth:64k"));
        other("rounded to a larger unit", QStringLiteral("bandwidth:2048k"), QStringLiteral("bandwidth:2M"));
        other("capital", QStringLiteral("bandwidth:64K"), QStringLiteral("bandwidth:64k"));
        same("bytes", QStringLiteral("cut:512"));
        other("half a kibibyte", QStringLiteral("cut:0.5k"), QStringLiteral("cut:512"));
        same("cut by time", QStringLiteral("cut:5s"));
        other("natural direction", QStringLiteral("buffer:64k,direction=down"), QStringLiteral("buffer:64k"));
        same("blackhole", QStringLiteral("blackhole,direction=up"));
        same("fin", QStringLiteral("fin"));
        same("fin for a while", QStringLiteral("fin,for=2s"));
        same("idle", QStringLiteral("idle-timeout:30s"));
        same("slow reader", QStringLiteral("slow-reader:1k"));
        same("slow close", QStringLiteral("slow-close:3s"));
        same("refuse", QStringLiteral("refuse,p=0.5"));
        same("probability 0", QStringLiteral("refuse,p=0"));
        same("tiny probability", QStringLiteral("refuse,p=1e-05"));
        same("answer", QStringLiteral("answer"));
        other("its default", QStringLiteral("answer:503"), QStringLiteral("answer"));
        same("answer 429", QStringLiteral("answer:429"));
        same("mute", QStringLiteral("mute-heartbeats"));
        same("pongs", QStringLiteral("withhold-pongs"));
        same("pause", QStringLiteral("pause-server,for=3s"));
        same("restart", QStringLiteral("restart-server"));
        same("restart later", QStringLiteral("restart-server:4s"));
        same("forget", QStringLiteral("forget-history"));
        same("longest", QStringLiteral("delay:1440min"));
        other("hours", QStringLiteral("delay:1.5h,for=24h"), QStringLiteral("delay:90min,for=1440min"));
        same("largest seed", QStringLiteral("refuse,seed=4294967295"));
    }

    void texts()
    {
        QFETCH(QString, text);
        QFETCH(QString, canonical);
        const auto fault = Fault::parse(text);
        QVERIFY2(fault, qPrintable(fault ? QString{} : fault.error().message));
        QCOMPARE(fault->toString(), canonical);
        const auto again = Fault::parse(canonical);
        QVERIFY(again);
        QVERIFY(*again == *fault);
    }

    void theExampleReadsAsItsFields()
    {
        const auto fault = Fault::parse(
            QStringLiteral("delay:200ms±50ms,target=client:2,direction=down,p=0.5,from=1s,for=10s,seed=9"));
        QVERIFY(fault);
        Fault expected;
        expected.kind = FaultKind::Delay;
        expected.time = 200ms;
        expected.jitter = 50ms;
        expected.target.client = 2;
        expected.direction = FaultDirection::Down;
        expected.probability = 0.5;
        expected.from = 1s;
        expected.duration = 10s;
        expected.seed = 9;
        QVERIFY(*fault == expected);
        QCOMPARE(Fault::parse(QStringLiteral("bandwidth:64k"))->bytes, 65536);
        QCOMPARE(Fault::parse(QStringLiteral("answer:429"))->status, 429);
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("part");
        const auto row = [](const char *name, const char *text, const char *field, const char *part) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(field) << QString::fromUtf8(part);
        };
        row("empty", "", "fault", "delay:200ms");
        row("unknown kind", "dealy:200ms", "fault", "is delay meant");
        row("part of a name", "idle:3s", "fault", "idle-timeout");
        row("nothing near", "xyzzyxyzzy", "fault", "known are delay, bandwidth");
        row("no value", "delay", "fault", "needs a time as 200ms");
        row("empty value", "delay:", "fault", "takes a time as 200ms");
        row("no unit", "delay:200", "fault", "not \"200\"");
        row("m is no unit", "delay:2m", "fault", "2min");
        row("negative", "delay:-1s", "fault", "delay takes");
        row("exponent", "delay:1e3s", "fault", "delay takes");
        row("two points", "delay:1.2.3s", "fault", "delay takes");
        row("too long", "delay:1441min", "fault", "at most 24h");
        row("too many hours", "delay:25h", "fault", "at most 24h");
        row("jitter above the time", "delay:10ms±20ms", "fault", "at most that time");
        row("two jitters", "delay:10ms±2ms±2ms", "fault", "delay takes");
        row("value where none is", "stall:12s", "fault", "stall,for=12s");
        row("word where no value is", "fin:now", "fault", "takes no value");
        row("no rate", "bandwidth:0", "fault", "from 1");
        row("small m", "bandwidth:1m", "fault", "1M");
        row("too many bytes", "cut:2000000000k", "fault", "number of bytes");
        row("cut at 0 s", "cut:0s", "fault", "cut takes");
        row("status", "answer:404", "fault", "502, 503 or 429");
        row("target", "delay:1s,target=websocket", "target", "sse, ws, longpoll");
        row("client", "delay:1s,target=client:x", "target", "client:N");
        row("direction", "delay:1s,direction=left", "direction", "up, down or both");
        row("a pause of one transport", "pause-server,target=ws", "target", "everyone");
        row("pongs of one client", "withhold-pongs,target=client:1", "target", "everyone");
        row("heartbeats of one client", "mute-heartbeats,target=client:1", "target", "whole transports");
        row("no client has the number 0", "delay:1ms,target=client:0", "target", "client:N");
        row("idle for no time", "idle-timeout:0s", "fault", "idle-timeout takes");
        row("no direction", "refuse,direction=up", "direction", "refuse has no direction");
        row("against its nature", "buffer:64k,direction=up", "direction", "buffer has no direction");
        row("p", "delay:1s,p=1.1", "p", "0 to 1");
        row("p is no number", "delay:1s,p=nan", "p", "0 to 1");
        row("from", "delay:1s,from=later", "from", "200ms");
        row("for", "delay:1s,for=0s", "for", "above 0");
        row("seed", "delay:1s,seed=-1", "seed", "4294967295");
        row("unknown part", "delay:1s,color=red", "fault", "target=, direction=");
        row("empty part", "delay:1s,", "fault", "target=");
        row("twice", "delay:1s,p=0.5,p=0.7", "p", "given twice");
    }

    void refusals()
    {
        QFETCH(QString, text);
        QFETCH(QString, field);
        QFETCH(QString, part);
        const auto fault = Fault::parse(text);
        QVERIFY(!fault);
        QCOMPARE(fault.error().field, field);
        QVERIFY2(fault.error().message.contains(part), qPrintable(fault.error().message));
    }

    void tooLongATextIsRefused() { QVERIFY(!Fault::parse(QStringLiteral("delay:1s") + QString{10'000, u' '})); }

    void everyKindHasOneEntry()
    {
        std::set<QString> names;
        for (int i = 0; i <= static_cast<int>(FaultKind::ForgetHistory); ++i) {
            const auto kind = static_cast<FaultKind>(i);
            QCOMPARE(infoOf(kind).kind, kind);
            names.insert(infoOf(kind).name);
            QCOMPARE(isServerFault(kind), kind >= FaultKind::MuteHeartbeats);
        }
        QCOMPARE(names.size(), faultKinds().size());
    }

    void noOps_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("noOp");
        QTest::newRow("p 0") << QStringLiteral("rst,p=0") << true;
        QTest::newRow("delay 0") << QStringLiteral("delay:0ms") << true;
        QTest::newRow("slow close 0") << QStringLiteral("slow-close:0ms") << true;
        QTest::newRow("delay") << QStringLiteral("delay:1us") << false;
        QTest::newRow("rst") << QStringLiteral("rst") << false;
        QTest::newRow("restart at once") << QStringLiteral("restart-server") << false;
    }

    void noOps()
    {
        QFETCH(QString, text);
        QFETCH(bool, noOp);
        QCOMPARE(isNoOp(*Fault::parse(text)), noOp);
    }

    void presetsAreFaultsThatDoSomething()
    {
        QByteArrayList ids;
        for (const FaultPreset &preset : faultPresets()) {
            ids.append(preset.id);
            QVERIFY(!preset.faults.empty());
            for (const Fault &fault : preset.faults) {
                QVERIFY(!isNoOp(fault));
                QVERIFY(*Fault::parse(fault.toString()) == fault);
            }
        }
        QCOMPARE(ids, (QByteArrayList{"cafe-wifi", "lift", "laptop-sleep", "bad-proxy", "idle-balancer"}));
    }
};

QTEST_APPLESS_MAIN(TestFault)
#include "tst_fault.moc"
