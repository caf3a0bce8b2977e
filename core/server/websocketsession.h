// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/websocketcommand.h"
#include "protocol/websocketmessage.h"
#include "server/connection.h"
#include "server/roomboard.h"
#include "server/session.h"
#include "server/streamparameters.h"
#include "server/subscriber.h"
#include "server/websocketguard.h"

#include <QByteArrayList>
#include <QJsonObject>

#include <memory>
#include <optional>

namespace pushscope {

/// One WebSocket (RFC 6455): a stream of events, and a client's commands.
class WebSocketSession final : public Session, private Subscriber, private RoomBoard::Member
{
public:
    struct Handshake
    {
        QByteArray key; ///< Sec-WebSocket-Key
        bool mayPublish = true;
    };

    WebSocketSession(ServerContext &context, Connection &connection, const StreamParameters &parameters,
                     const Handshake &handshake);
    ~WebSocketSession() override;

    void received(QByteArray &input) override;
    void writable() override { catchUp(); }
    void timedOut(Instant now) override;
    [[nodiscard]] SlowConnection backlog() const override
    {
        return {.transport = "ws", .queueBytes = backlogBytes(), .eventsBehind = backlogEvents()};
    }
    void stalled() override;
    [[nodiscard]] qint64 delivered() const override { return sentEvents(); }
    [[nodiscard]] SessionId id() const { return *m_session; } ///< before anything else happens
    [[nodiscard]] std::optional<std::chrono::microseconds> roundTrip() const override { return m_roundTrip; }
    void probe(Instant now) override;
    void kicked() override;
    void goodbye() override;

    static constexpr std::size_t mostSubscriptions = 1000;

private:
    [[nodiscard]] const QByteArray &encode(const EncodedEvent &event) const override;
    void sendReset(const History::Broken &broken, const QByteArray &requested) override;
    void closeAsTooSlow() override;
    void hear(const QByteArray &frame, bool answers) override;
    void refuse(const Error &error, const QJsonValue &ref) override;

    void begin(const StreamParameters &parameters);
    [[nodiscard]] std::optional<Sequence> locate(const std::optional<QByteArray> &after,
                                                 const QByteArrayList &channels);
    void take(const WebSocketMessage &message);
    void run(const WebSocketCommand &command);
    void execute(const SubscribeCommand &command, const QJsonValue &ref);
    void execute(const UnsubscribeCommand &command, const QJsonValue &ref);
    void execute(const PublishCommand &command, const QJsonValue &ref);
    void execute(const JoinRoomCommand &command, const QJsonValue &ref);
    void execute(const LeaveRoomCommand &command, const QJsonValue &ref);
    void execute(const RoomMessageCommand &command, const QJsonValue &ref);
    void execute(const PrivateMessageCommand &command, const QJsonValue &ref);
    void notePublished(const PublishCommand &command);
    [[nodiscard]] bool mayPublish(const QJsonValue &ref);
    void leaveRooms();
    void execute(const EchoCommand &command, const QJsonValue &ref);
    void execute(const PingCommand &command, const QJsonValue &ref);
    void answer(const QString &type, const QJsonValue &ref, QJsonObject fields = {});
    void sendText(QByteArrayView text);
    void close(WebSocketCloseCode code, QByteArrayView reason);
    void fail(WebSocketCloseCode code, QByteArrayView reason);
    [[nodiscard]] qsizetype feedFrom(QByteArrayView input);
    void watchUnfinished();
    void takeCommand(const QByteArray &text);
    /// For how long nothing was read before what is read now; none if the server has not stood still.
    [[nodiscard]] std::chrono::nanoseconds standstill() const;
    [[nodiscard]] bool policesControlFrame();
    void waitForDeadline();
    void beat(Instant now);
    void ping(Instant now);
    void takePong(const QByteArray &payload);

    std::chrono::milliseconds m_heartbeat; ///< as the hello told it
    bool m_mayPublish;
    WebSocketMessageReader m_reader;
    WebSocketGuard m_guard;
    std::optional<Instant> m_pinged; ///< since when an answer is due
    std::optional<Instant> m_pingSent; ///< the latest
    std::optional<std::chrono::microseconds> m_roundTrip;
    bool m_closeSent = false;
    std::optional<SessionId> m_session; ///< while it is heard of in rooms
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace pushscope
