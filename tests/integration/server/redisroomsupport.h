// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/redisserver.h"

#include "protocol/websocketframe.h"
#include "server/redisroomboard.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

#include <deque>
#include <functional>

namespace pushscope::test {

inline constexpr int patience = 15'000; ///< milliseconds

inline QByteArray quoted(const QByteArray &text)
{
    return '"' + text + '"';
}

/// What a session heard: the JSON of a message, or "CODE FIELD REF: MESSAGE" of a refusal.
struct Heard
{
    QByteArray text;
    bool answers = false;

    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(text).object(); }
    [[nodiscard]] QJsonValue field(const char *name) const { return object().value(QLatin1String{name}); }
    /// Or the code of a refusal.
    [[nodiscard]] QByteArray type() const
    {
        const QByteArray type = field("type").toString().toUtf8();
        return type.isEmpty() ? text.left(text.indexOf(' ')) : type;
    }
};

inline QByteArrayList membersIn(const Heard &joined)
{
    QByteArrayList ids;
    const auto members = joined.field("members").toArray();
    for (const auto &member : members) {
        ids.append(member.toObject().value(QLatin1String{"userId"}).toString().toUtf8());
    }
    return ids;
}

inline QByteArrayList keptIn(const Heard &joined)
{
    QByteArrayList data;
    const auto kept = joined.field("kept").toArray();
    for (const auto &item : kept) {
        data.append(QByteArray::number(item.toObject().value(QLatin1String{"data"}).toInt()));
    }
    return data;
}

/// One thread of one server, as far as rooms are concerned.
class RoomNode
{
public:
    static constexpr RedisRoomLink::Timing quick{std::chrono::milliseconds{200}, std::chrono::milliseconds{2000}};

    explicit RoomNode(const RedisAddress &address, const RoomLimits &limits = {},
                      const RedisRoomLink::Timing &timing = quick)
        : m_board{std::make_unique<RedisRoomBoard>(address, limits, nullptr, timing)}
    {
        (void)waitUntilUp();
    }

    [[nodiscard]] bool isUp() const { return m_board->isAvailable(); }
    [[nodiscard]] bool waitUntilUp() const
    {
        return QTest::qWaitFor([this] { return isUp(); }, patience);
    }
    /// However short it is.
    [[nodiscard]] bool waitUntilDown() const
    {
        const QDeadlineTimer deadline{patience};
        while (isUp() && !deadline.hasExpired()) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
        return !isUp();
    }
    /// Without a goodbye: as if its process had been killed.
    void die() { m_board.reset(); }
    [[nodiscard]] RedisRoomBoard *board() { return m_board.get(); }

private:
    std::unique_ptr<RedisRoomBoard> m_board;
};

/// What a WebSocket session is to a board; it looks at what it hears in order.
class RoomSession final : public RoomBoard::Member
{
public:
    explicit RoomSession(RoomNode &node) : m_node{node}, m_session{node.board()->enter(*this)} {}
    ~RoomSession() override { end(); }
    RoomSession(const RoomSession &) = delete;
    RoomSession &operator=(const RoomSession &) = delete;

    [[nodiscard]] QByteArray id() const { return toText(m_session); }
    void end()
    {
        if (m_node.board() != nullptr && !std::exchange(m_hasEnded, true)) {
            m_node.board()->leave(m_session);
        }
    }

    void startToJoin(const QByteArray &room, const std::optional<QByteArray> &name = {},
                     const QJsonValue &ref = QJsonValue::Undefined)
    {
        m_node.board()->join(m_session, {room, name}, ref);
    }
    Heard join(const QByteArray &room, const std::optional<QByteArray> &name = {},
               const QJsonValue &ref = QJsonValue::Undefined)
    {
        return ask([&] { startToJoin(room, name, ref); });
    }
    void leave(const QByteArray &room, const QJsonValue &ref = QJsonValue::Undefined)
    {
        m_node.board()->leave(m_session, {room}, ref);
    }
    void say(const QByteArray &room, const QByteArray &data, Keep keep = Keep::No,
             const QJsonValue &ref = QJsonValue::Undefined)
    {
        m_node.board()->send(m_session, RoomMessageCommand{room, data, keep}, ref);
    }
    void sayTo(const QByteArray &target, const QByteArray &data, const QJsonValue &ref = QJsonValue::Undefined)
    {
        m_node.board()->send(m_session, PrivateMessageCommand{target, data}, ref);
    }
    Heard ask(const std::function<void()> &question)
    {
        question();
        return next();
    }

    /// The next that was not looked at; empty if none comes.
    Heard next()
    {
        if (!QTest::qWaitFor([this] { return !m_heard.empty(); }, patience)) {
            return {};
        }
        Heard heard = std::move(m_heard.front());
        m_heard.pop_front();
        return heard;
    }
    /// The next, whatever comes before it; empty if none comes.
    Heard next(const QByteArray &type)
    {
        Heard heard = next();
        while (!heard.text.isEmpty() && heard.type() != type) {
            heard = next();
        }
        return heard;
    }
    /// Sender and data of so many room messages.
    QByteArrayList messages(qsizetype count)
    {
        QByteArrayList messages;
        while (messages.size() < count) {
            const Heard heard = next("room-message");
            if (heard.text.isEmpty()) {
                break;
            }
            messages.append(heard.field("senderId").toString().toUtf8() + ' '
                            + QByteArray::number(heard.field("data").toInt()));
        }
        return messages;
    }
    /// How much was not looked at.
    [[nodiscard]] std::size_t heard() const { return m_heard.size(); }
    void forget() { m_heard.clear(); }

    void hear(const QByteArray &frame, bool answers) override
    {
        const auto header = readWebSocketFrameHeader(frame);
        m_heard.push_back({header ? frame.sliced(header->size) : QByteArray{}, answers});
    }
    void refuse(const Error &error, const QJsonValue &ref) override
    {
        const QByteArray repeated = ref.isUndefined() ? QByteArray{} : QByteArray::number(ref.toInt());
        m_heard.push_back({error.code + ' ' + error.field.toUtf8() + ' ' + repeated + ": " + error.message.toUtf8()});
    }

private:
    RoomNode &m_node;
    SessionId m_session;
    bool m_hasEnded = false;
    std::deque<Heard> m_heard;
};

} // namespace pushscope::test
