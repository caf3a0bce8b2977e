// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/roomnotice.h"
#include "server/roomrefusals.h"

#include <QTest>

using namespace pushscope;

namespace {

QByteArray packed(const QByteArrayList &fields)
{
    QByteArray text;
    for (const QByteArray &field : fields) {
        text += QByteArray::number(field.size()) + ':' + field;
    }
    return text;
}

} // namespace

/// What the scripts publish, as it is read.
class TestRoomNotice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachKindIsRead()
    {
        const auto is = [](const QByteArrayList &fields, const RoomNotice &expected) {
            return parseRoomNotice(packed(fields)) == expected;
        };
        QVERIFY(is({"joined", "r", "a", "A:nn\n5:x"}, UserJoinedNotice{"r", {"a", "A:nn\n5:x"}}));
        QVERIFY(is({"left", "r", "a", ""}, UserLeftNotice{"r", {"a", {}}}));
        QVERIFY(is({"message", "r", "a", "append", R"({"x":1})", "n", "7"},
                   RoomMessageNotice{"a", {"r", R"({"x":1})", Keep::Append}, "n", 7}));
        QVERIFY(is({"message", "r", "a", "clear", "null", "n", "8"},
                   RoomMessageNotice{"a", {"r", "null", Keep::Clear}, "n", 8}));
        QVERIFY(is({"message", "r", "a", "", "1", "n", "9"}, RoomMessageNotice{"a", {"r", "1", Keep::No}, "n", 9}));
        QVERIFY(is({"private", "a", "b", "1"}, PrivateMessageNotice{SessionId{10}, "b", "1"}));
        QVERIFY(is({"out", "r", "b"}, PutOutNotice{"r", SessionId{11}}));
        QVERIFY(is({"answer", "3", "left"}, RoomDoneNotice{3}));
        QVERIFY(is({"answer", "3", "sent"}, RoomDoneNotice{3}));
        QVERIFY(is({"answer", "3", "refused", "rooms"}, RoomRefusedNotice{3, "rooms"}));
    }

    void membersStandInTheOrderInWhichTheyCame()
    {
        const auto notice =
            parseRoomNotice(packed({"answer", "1", "joined", "1,2", "a", "10:Ann", "b", "9:", "c", "2:x:y"}));
        QCOMPARE(notice, (RoomNotice{RoomJoinedNotice{1, "1,2", {{"c", "x:y"}, {"b", {}}, {"a", "Ann"}}}}));
    }

    void nonsenseIsNone_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("empty") << QByteArray{};
        QTest::newRow("no length") << QByteArray{":abc"};
        QTest::newRow("no colon") << QByteArray{"4left"};
        QTest::newRow("negative length") << QByteArray{"-1:a"};
        QTest::newRow("longer than it is") << QByteArray{"5:left"};
        QTest::newRow("huge length") << QByteArray{"99999999999999999999:left"};
        QTest::newRow("unknown kind") << packed({"x", "r", "a"});
        QTest::newRow("a field too few") << packed({"left", "r", "a"});
        QTest::newRow("a field too many") << packed({"left", "r", "a", "n", "m"});
        QTest::newRow("unknown keep") << packed({"message", "r", "a", "some", "1", "n", "7"});
        QTest::newRow("number that is none") << packed({"message", "r", "a", "", "1", "n", "x"});
        QTest::newRow("answer without a kind") << packed({"answer", "1"});
        QTest::newRow("answer of an unknown kind") << packed({"answer", "1", "x"});
        QTest::newRow("session that is none") << packed({"private", "<>", "a", "1"});
        QTest::newRow("member without an order") << packed({"answer", "1", "joined", "", "a", "Ann"});
        QTest::newRow("half a member") << packed({"answer", "1", "joined", "", "a"});
    }

    void nonsenseIsNone()
    {
        QFETCH(QByteArray, message);
        QVERIFY(!parseRoomNotice(message));
    }

    void eachWordOfTheScriptsHasItsRefusal()
    {
        const auto refusal = [](const char *word) {
            const Error error = roomrefusals::named(word, {});
            return error.code + ' ' + error.field.toUtf8();
        };
        QCOMPARE(refusal("not-in-room"), "not-in-room room");
        QCOMPARE(refusal("unknown-target"), "unknown-target targetId");
        QCOMPARE(refusal("unreachable"), "unavailable targetId");
        QCOMPARE(refusal("rooms-of-session"), "bad-field room");
        QCOMPARE(refusal("rooms"), "bad-field room");
        QCOMPARE(refusal("members-of-room"), "bad-field room");
        QCOMPARE(refusal("kept-messages"), "too-large data");
        QCOMPARE(refusal("kept-bytes"), "too-large data");
        QCOMPARE(refusal("all-kept-bytes"), "too-large data");
        QCOMPARE(refusal("something new"), "unavailable ");
    }

    void noBeginningIsTakenForTheWhole()
    {
        const QByteArray whole = packed({"message", "r", "a", "append", "12345", "n", "7"});
        QVERIFY(parseRoomNotice(whole));
        for (qsizetype size = 0; size < whole.size(); ++size) {
            QVERIFY(!parseRoomNotice(whole.first(size)));
        }
    }
};

QTEST_GUILESS_MAIN(TestRoomNotice)
#include "tst_roomnotice.moc"
