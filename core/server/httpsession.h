// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/eventid.h"
#include "protocol/httpbody.h"
#include "protocol/httphead.h"
#include "protocol/httptarget.h"
#include "server/accesspolicy.h"
#include "server/connection.h"
#include "server/session.h"
#include "server/sitefolder.h"

#include <memory>
#include <optional>

namespace pushscope {

struct StreamParameters;

/// Reads the requests of one connection, one after the other, and guards each alike: syntax, sizes,
/// time, Host, Origin, token. Turns the connection into a stream where one is asked for, publishes,
/// and hands every other complete request to the site.
class HttpSession final : public Session
{
public:
    HttpSession(Connection &connection, ServerContext &context);
    ~HttpSession() override;

    void received(QByteArray &input) override;
    void timedOut(Instant now) override;
    [[nodiscard]] bool owesAnswer() const override
    {
        return m_state == State::Waiting || (m_connection.isCongested() && m_connection.hasInput());
    }

private:
    enum class State { Head, Body, Waiting, Finished };
    /// What the deadline is for.
    enum class Awaited { Nothing, Request, Head, Body };

    void await(Awaited what);
    void awaitRest(const QByteArray &input);
    [[nodiscard]] std::chrono::milliseconds patience(Awaited what) const;
    bool readHead(QByteArray &input);
    bool readBody(QByteArray &input);
    bool beginRequest();
    bool checkSentAway();
    bool beginForClient();
    bool checkExpectation();
    bool beginBody();
    void dispatch();
    void nextRequest();
    void refuseAdmission();
    void refuseAddressFull();

    void startPush();
    [[nodiscard]] std::optional<std::chrono::milliseconds> lagBefore(const std::optional<QByteArray> &after) const;
    [[nodiscard]] bool waitForLog(std::chrono::milliseconds lag);
    void goOnWithLog();
    void startPoll(const StreamParameters &parameters);
    void startWebSocket(const StreamParameters &parameters);
    void publish();
    void published(const Result<EventId> &published);
    void giveTicket();
    void preflight();
    void answerFromSite();
    void answerFromFolder(const SiteFolder &folder);
    void sendFile(SiteFolder::Page page);

    /// Answers, and closes the connection if the request or `close` says so.
    void answer(int status, QByteArrayView contentType, QByteArrayView body, QByteArrayView headerLines = {});
    void refuse(int status, const Error &error, QByteArrayView headerLines = {});
    void refuseAndClose(int status, const Error &error, QByteArrayView headerLines = {});
    void refuseTooLarge(const QString &field);
    [[nodiscard]] QByteArray commonLines() const;
    [[nodiscard]] QByteArray readerLines() const { return m_context.policy.readerLines(m_head, m_forwarding); }

    Connection &m_connection;
    ServerContext &m_context;
    State m_state = State::Head;
    HttpRequestHead m_head;
    HttpTarget m_target;
    Forwarding m_forwarding;
    Rights m_rights;
    HttpBodyDecoder m_decoder;
    QByteArray m_body;
    bool m_keepAlive = true;
    Awaited m_awaited = Awaited::Nothing;
    bool m_answeredLater = false;
    std::optional<Instant> m_logAwaitedUntil; ///< while a stream waits for the log to come to where it begins
    std::shared_ptr<bool> m_alive; ///< a late answer of the broker sees by it whether the session is gone
};

} // namespace pushscope
