// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/route.h"
#include "client/servertrust.h"
#include "protocol/httpbody.h"
#include "protocol/httphead.h"
#include "time/clock.h"

#include <QAbstractSocket>
#include <QByteArray>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <memory>

class QSslSocket;
class QTcpSocket;

namespace pushscope {

class ResetDetector;

/// Why an exchange came to nothing, in words a person can act on.
struct HttpFailure
{
    enum class Kind {
        Connect,
        Certificate,
        NoTls,
        Timeout,
        Lost,
        Reset, ///< lost by an RST where a FIN would have been an end
        Protocol
    };
    Kind kind = Kind::Lost;
    QString message;
    bool connected = false; ///< there was a connection
};

/// One HTTP/1.1 connection of a client, plain or TLS: sends a request, hands on the head and the
/// body in pieces, and keeps the connection for the next request where both sides may. After a 101
/// the bytes pass as they are, both ways. Used in one thread; the handler may call `send` and
/// `close` from within its functions.
class HttpExchange : public QObject
{
    Q_OBJECT

public:
    class Handler
    {
    public:
        virtual ~Handler() = default;
        virtual void exchangeHead(const HttpResponseHead &head, Instant at) = 0;
        /// A piece of the body, or of what follows a 101; `at` is when it was read from the socket.
        virtual void exchangeBody(QByteArrayView bytes, Instant at) = 0;
        /// The answer is complete, or the connection after a 101 was closed by the other side.
        virtual void exchangeEnded(Instant at) = 0;
        virtual void exchangeFailed(const HttpFailure &failure) = 0;
        virtual void exchangeBytes(Instant at, qint64 read, qint64 written) = 0;
    };

    struct Request
    {
        QUrl url; ///< http or https; only the origin is used here
        QByteArray bytes; ///< the whole request
        std::chrono::milliseconds connectTimeout{10'000};
        std::chrono::milliseconds headTimeout{10'000};
        bool wholeAnswer = false; ///< the timeout is for the end of the body, not of the head
        bool once = false; ///< must not be repeated once a byte of it was written
        Route *route = nullptr; ///< null: straight to the origin; must outlive the exchange
        ServerTrust trust;
    };

    static constexpr int mostInterim = 100;

    HttpExchange(const Clock &clock, Handler &handler, QObject *parent);
    ~HttpExchange() override;

    /// Replaces what is under way.
    void send(const Request &request);
    /// After a 101: bytes of the other protocol.
    void write(const QByteArray &bytes);
    /// Drops the connection after handing what was written to the system. No handler call follows.
    void close();
    [[nodiscard]] bool isConnected() const;
    /// When the request was handed to the socket.
    [[nodiscard]] Instant sentAt() const { return m_sentAt; }

private:
    enum class Phase { Closed, Connecting, Head, Body, Raw, Idle };

    void open();
    void takeWay(const Route::Way &way);
    void connectTo(const QString &host, quint16 port);
    void connected();
    void encrypted();
    void judge(const QList<QSslError> &errors);
    [[nodiscard]] bool isKept();
    void writeRequest();
    void readSocket();
    void process(QByteArrayView bytes, Instant at);
    void processHead(Instant at);
    bool passInterim(HttpHeadResult<HttpResponseHead> &result);
    void processBody(QByteArrayView bytes, Instant at);
    void answerComplete(qsizetype unread, Instant at);
    void socketFailed(QAbstractSocket::SocketError error);
    void streamLost(bool wasReset);
    void connectFailed(QAbstractSocket::SocketError error);
    void timedOut();
    void fail(HttpFailure::Kind kind, const QString &message);
    void dropSocket();

    const Clock &m_clock;
    Handler &m_handler;
    QTcpSocket *m_socket = nullptr;
    QSslSocket *m_tls = nullptr; ///< the same, if it is one
    std::unique_ptr<ResetDetector> m_resetDetector; ///< of the socket
    std::unique_ptr<QObject> m_attempt; ///< as long as it is there, the route's connection is wanted
    QTimer m_timer;
    Request m_request;
    QUrl m_connectedTo;
    Phase m_phase = Phase::Closed;
    quint64 m_turn = 0; ///< tells after a handler call whether it closed or sent anew
    bool m_wasConnected = false;
    bool m_reused = false; ///< the request went out on a connection kept from an earlier one
    bool m_keepAlive = false;
    int m_interim = 0; ///< answers to the request so far that were not the final one
    HttpBodyFraming m_framing;
    HttpBodyDecoder m_decoder;
    QByteArray m_head;
    QString m_certificateProblem;
    Instant m_sentAt;
};

} // namespace pushscope
