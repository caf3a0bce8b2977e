// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hub.h"

#include <QTest>

#include <memory>

using namespace pushscope;

namespace {

struct Receiver final : EventReceiver
{
    explicit Receiver(Hub &hub, bool onlyOne = false) : once{onlyOne}, subscription{hub, *this, "c", Sequence{0}} {}
    void deliver(const EncodedEvent &event) override
    {
        got.append(event.event().id.sequence.value);
        if (once) {
            subscription.end();
        }
    }
    void interrupted(const LogBreak &logBreak) override
    {
        interruptions.append(logBreak.broken.first.toByteArray());
        if (once) {
            subscription.end();
        }
    }
    bool once;
    QList<quint64> got;
    QByteArrayList interruptions;
    Subscription subscription;
};

Event numbered(quint64 sequence, const QByteArray &channel = "c")
{
    return {.id = {"e", Sequence{sequence}},
            .previous = {},
            .channel = channel,
            .type = "message",
            .due = {},
            .payload = {Payload::Kind::Text, "x"}};
}

} // namespace

class TestHub : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachChannelGoesToItsListenersAlone()
    {
        Hub hub;
        Receiver receiver{hub};
        hub.deliver(numbered(1));
        hub.deliver(numbered(2, "other"));
        hub.deliver(numbered(3));
        QCOMPARE(receiver.got, (QList<quint64>{1, 3}));
    }

    void whoEndsDuringADeliveryGetsNoMoreAndNobodyIsLeftOut()
    {
        Hub hub;
        std::vector<std::unique_ptr<Receiver>> receivers;
        for (int i = 0; i < 7; ++i) {
            receivers.push_back(std::make_unique<Receiver>(hub, i % 2 == 0));
        }
        hub.deliver(numbered(1));
        hub.deliver(numbered(2));
        for (const auto &receiver : receivers) {
            QCOMPARE(receiver->got, receiver->once ? (QList<quint64>{1}) : (QList<quint64>{1, 2}));
        }
        receivers.erase(receivers.begin(), receivers.begin() + 3); // ended and not, in any order
        hub.deliver(numbered(3));
        for (const auto &receiver : receivers) {
            QCOMPARE(receiver->got.size(), receiver->once ? 1 : 3);
        }
    }

    void whoEndedBeforeIsNotServed()
    {
        Hub hub;
        Receiver receiver{hub};
        receiver.subscription.end();
        receiver.subscription.end();
        hub.deliver(numbered(1));
        QVERIFY(receiver.got.isEmpty());
    }

    void aBreakIsToldOnceHoweverManyChannelsThereAre()
    {
        const LogBreak logBreak{.heard = {"e", Sequence{3}},
                                .broken = {History::Broken::Reason::Epoch, {"f", Sequence{1}}}};
        Hub hub;
        Receiver receiver{hub};
        const Subscription other{hub, receiver, "d", Sequence{0}};
        Receiver ending{hub, true};
        hub.interrupt(logBreak);
        hub.interrupt(logBreak);
        QCOMPARE(receiver.interruptions, (QByteArrayList{"f:1", "f:1"}));
        QCOMPARE(ending.interruptions, QByteArrayList{"f:1"});
        hub.deliver(numbered(1));
        QCOMPARE(receiver.got, QList<quint64>{1});
        QVERIFY(ending.got.isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestHub)
#include "tst_hub.moc"
