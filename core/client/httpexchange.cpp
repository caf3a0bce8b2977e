// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/httpexchange.h"

#include "client/connectproblem.h"
#include "client/endpoint.h"
#include "message/clientsentence.h"
#include "platform/tcpstate.h"

#include <QNetworkProxy>
#include <QSignalBlocker>
#include <QSslSocket>
#include <QTcpSocket>

namespace pushscope {

namespace {

/// A kept connection that was closed while the request was on its way ends within a round trip; later it was lost.
constexpr std::chrono::seconds keptConnectionRace{1};

QString inSeconds(std::chrono::milliseconds time)
{
    return QString::number(std::chrono::duration<double>(time).count(), 'g', 3) + QStringLiteral(" s");
}

} // namespace

HttpExchange::HttpExchange(const Clock &clock, Handler &handler, QObject *parent)
    : QObject{parent}, m_clock{clock}, m_handler{handler}, m_timer{this}
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &HttpExchange::timedOut);
}

HttpExchange::~HttpExchange()
{
    if (m_socket) {
        m_socket->disconnect(this);
    }
}

bool HttpExchange::isConnected() const
{
    return m_socket && m_phase != Phase::Connecting && m_socket->state() == QAbstractSocket::ConnectedState;
}

void HttpExchange::send(const Request &request)
{
    ++m_turn;
    m_request = request;
    m_wasConnected = false;
    m_head.clear();
    if (m_phase == Phase::Idle && sameOrigin(m_connectedTo, request.url) && isKept()) {
        m_reused = true;
        m_wasConnected = true;
        writeRequest();
        return;
    }
    open();
}

/// For a request that must not be repeated this looks at the socket itself: the other side may have
/// closed it since the event loop ran last.
bool HttpExchange::isKept()
{
    if (!isConnected() || !m_request.once) {
        return isConnected();
    }
    const QSignalBlocker quiet{m_socket};
    m_socket->waitForReadyRead(0);
    return isConnected() && m_socket->bytesAvailable() == 0;
}

void HttpExchange::open()
{
    dropSocket();
    m_reused = false;
    m_wasConnected = false;
    m_certificateProblem.clear();
    m_connectedTo = m_request.url;
    m_phase = Phase::Connecting;
    m_timer.start(m_request.connectTimeout);
    if (!m_request.route) {
        connectTo(m_request.url.host(), effectivePort(m_request.url));
        return;
    }
    m_attempt = std::make_unique<QObject>();
    m_request.route->prepare(m_request.url, m_attempt.get(), [this](const Route::Way &way) { takeWay(way); });
}

void HttpExchange::takeWay(const Route::Way &way)
{
    if (way.error) {
        connectFailed(*way.error);
    } else {
        connectTo(way.address.toString(), way.port);
    }
}

void HttpExchange::connectTo(const QString &host, quint16 port)
{
    const bool secure = m_request.url.scheme() == QLatin1String("https");
    m_tls = secure ? new QSslSocket{this} : nullptr;
    m_socket = secure ? m_tls : new QTcpSocket{this};
    m_socket->setProxy(QNetworkProxy::NoProxy);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpExchange::readSocket);
    connect(m_socket, &QTcpSocket::errorOccurred, this, &HttpExchange::socketFailed);
    if (!secure) {
        connect(m_socket, &QTcpSocket::connected, this, &HttpExchange::connected);
        m_socket->connectToHost(host, port);
        return;
    }
    m_tls->setSslConfiguration(m_request.trust.configuration());
    connect(m_tls, &QSslSocket::connected, this, [this] { m_wasConnected = true; });
    connect(m_tls, &QSslSocket::encrypted, this, &HttpExchange::encrypted);
    connect(m_tls, &QSslSocket::sslErrors, this, &HttpExchange::judge);
    m_tls->connectToHostEncrypted(host, port, m_request.url.host());
}

/// Comes before `encrypted`, and not if there is nothing to object to.
void HttpExchange::judge(const QList<QSslError> &errors)
{
    const QSslCertificate shown = m_tls->peerCertificate();
    if (m_request.trust.isPinned(shown)) {
        m_tls->ignoreSslErrors();
    } else {
        m_certificateProblem = certificateProblem(errors, shown, m_request.url.host());
    }
}

void HttpExchange::encrypted()
{
    const QSslCertificate shown = m_tls->peerCertificate();
    const ServerTrust &trust = m_request.trust;
    if (trust.isPinned() && !trust.isPinned(shown)) {
        m_certificateProblem = english(ClientSentence::OtherFingerprint).arg(fingerprintText(shown));
        connectFailed(QAbstractSocket::SslHandshakeFailedError);
        return;
    }
    connected();
}

void HttpExchange::connected()
{
    m_wasConnected = true;
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    m_resetDetector = std::make_unique<ResetDetector>(m_socket->socketDescriptor());
    writeRequest();
}

void HttpExchange::writeRequest()
{
    m_phase = Phase::Head;
    m_interim = 0;
    m_timer.start(m_request.headTimeout);
    m_sentAt = m_clock.now();
    const quint64 turn = m_turn;
    m_socket->write(m_request.bytes);
    m_socket->flush();
    if (turn == m_turn) {
        m_handler.exchangeBytes(m_sentAt, 0, m_request.bytes.size());
    }
}

void HttpExchange::write(const QByteArray &bytes)
{
    if (m_phase != Phase::Raw || !isConnected()) {
        return;
    }
    const quint64 turn = m_turn;
    m_socket->write(bytes);
    m_socket->flush();
    if (turn == m_turn) {
        m_handler.exchangeBytes(m_clock.now(), 0, bytes.size());
    }
}

void HttpExchange::readSocket()
{
    const quint64 turn = m_turn;
    while (turn == m_turn && m_socket && m_socket->bytesAvailable() > 0) {
        const QByteArray bytes = m_socket->readAll();
        const Instant at = m_clock.now();
        m_handler.exchangeBytes(at, bytes.size(), 0);
        if (turn == m_turn) {
            process(bytes, at);
        }
    }
}

void HttpExchange::process(QByteArrayView bytes, Instant at)
{
    switch (m_phase) {
    case Phase::Head:
        m_head += bytes.toByteArray();
        processHead(at);
        return;
    case Phase::Body: processBody(bytes, at); return;
    case Phase::Raw: m_handler.exchangeBody(bytes, at); return;
    case Phase::Idle: // bytes that nothing asked for
        dropSocket();
        m_phase = Phase::Closed;
        return;
    case Phase::Connecting:
    case Phase::Closed: return;
    }
}

/// Interim answers (1xx, RFC 9110 15.2) are passed over. False: there were too many of them.
bool HttpExchange::passInterim(HttpHeadResult<HttpResponseHead> &result)
{
    constexpr int firstFinal = 200;
    while (const auto *complete = std::get_if<HttpHeadComplete<HttpResponseHead>>(&result)) {
        const int status = complete->head.status;
        if (status >= firstFinal || status == switchingProtocols) {
            return true;
        }
        if (++m_interim > mostInterim) {
            fail(HttpFailure::Kind::Protocol,
                 english(ClientSentence::InterimAnswers).arg(authorityOf(m_request.url), QString::number(mostInterim)));
            return false;
        }
        m_head.remove(0, complete->length);
        result = parseResponseHead(m_head);
    }
    return true;
}

void HttpExchange::processHead(Instant at)
{
    auto result = parseResponseHead(m_head);
    if (!passInterim(result) || std::holds_alternative<HttpHeadIncomplete>(result)) {
        return;
    }
    if (const auto *error = std::get_if<HttpHeadError>(&result)) {
        fail(HttpFailure::Kind::Protocol,
             english(ClientSentence::NotHttp).arg(authorityOf(m_request.url), error->message));
        return;
    }
    const auto complete = std::get<HttpHeadComplete<HttpResponseHead>>(std::move(result));
    const QByteArray rest = m_head.mid(complete.length);
    const int status = complete.head.status;
    const auto framing = HttpBodyFraming::ofResponse(complete.head);
    if (!framing) {
        fail(HttpFailure::Kind::Protocol, framing.error().message);
        return;
    }
    m_head.clear();
    m_framing = *framing;
    m_decoder = HttpBodyDecoder{m_framing};
    m_keepAlive = complete.head.keepsAlive() && m_framing.kind != HttpBodyFraming::Kind::UntilClose;
    m_phase = status == switchingProtocols ? Phase::Raw : Phase::Body;
    if (!m_request.wholeAnswer || m_phase == Phase::Raw) {
        m_timer.stop();
    }
    const quint64 turn = m_turn;
    m_handler.exchangeHead(complete.head, at);
    if (turn == m_turn && (!rest.isEmpty() || m_phase == Phase::Body)) {
        process(rest, at);
    }
}

void HttpExchange::processBody(QByteArrayView bytes, Instant at)
{
    const HttpBodyDecoder::Step step = m_decoder.feed(bytes);
    const quint64 turn = m_turn;
    if (!step.body.isEmpty()) {
        m_handler.exchangeBody(step.body, at);
        if (turn != m_turn) {
            return;
        }
    }
    if (step.error) {
        fail(HttpFailure::Kind::Protocol, english(ClientSentence::DamagedBody).arg(step.error->message));
    } else if (m_decoder.finished()) {
        answerComplete(bytes.size() - step.consumed, at);
    }
}

void HttpExchange::answerComplete(qsizetype unread, Instant at)
{
    m_timer.stop();
    if (m_keepAlive && unread == 0) {
        m_phase = Phase::Idle;
    } else {
        dropSocket();
        m_phase = Phase::Closed;
    }
    m_handler.exchangeEnded(at);
}

/// Also comes when the other side closes: an error like any other for Qt.
void HttpExchange::socketFailed(QAbstractSocket::SocketError error)
{
    const quint64 turn = m_turn;
    const bool wasReset =
        error == QAbstractSocket::RemoteHostClosedError && m_resetDetector && m_resetDetector->wasReset();
    readSocket();
    if (turn != m_turn) {
        return;
    }
    const QString where = authorityOf(m_request.url);
    switch (m_phase) {
    case Phase::Connecting: connectFailed(error); return;
    case Phase::Head:
        if (m_reused && m_head.isEmpty() && !m_request.once && m_clock.now() - m_sentAt < keptConnectionRace) {
            open(); // the server closed the kept connection just then (RFC 9112 9.3.1): ask once more
            return;
        }
        fail(HttpFailure::Kind::Lost, english(ClientSentence::ClosedWithoutAnswer).arg(where));
        return;
    case Phase::Body:
        if (m_framing.kind == HttpBodyFraming::Kind::UntilClose || (wasReset && !m_request.wholeAnswer)) {
            streamLost(wasReset);
            return;
        }
        fail(HttpFailure::Kind::Lost, english(ClientSentence::ClosedWithinAnswer).arg(where));
        return;
    case Phase::Raw: streamLost(wasReset); return;
    case Phase::Idle:
    case Phase::Closed:
        dropSocket();
        m_phase = Phase::Closed;
        return;
    }
}

/// Of what goes on as long as the connection. A whole answer of that kind is taken as it came.
void HttpExchange::streamLost(bool wasReset)
{
    if (wasReset && !m_request.wholeAnswer) {
        fail(HttpFailure::Kind::Reset, english(ClientSentence::ConnectionReset));
        return;
    }
    m_keepAlive = false;
    answerComplete(0, m_clock.now());
}

void HttpExchange::connectFailed(QAbstractSocket::SocketError error)
{
    if (!m_certificateProblem.isEmpty()) {
        fail(HttpFailure::Kind::Certificate,
             english(ClientSentence::NotAccepted).arg(authorityOf(m_request.url), m_certificateProblem));
        return;
    }
    const QString details = m_socket ? m_socket->errorString() : QString{};
    fail(speaksNoTls(error, details) ? HttpFailure::Kind::NoTls : HttpFailure::Kind::Connect,
         connectProblem(m_request.url, error, details, m_wasConnected));
}

void HttpExchange::timedOut()
{
    const QString where = authorityOf(m_request.url);
    if (m_phase == Phase::Connecting) {
        fail(HttpFailure::Kind::Timeout,
             english(ClientSentence::NoConnectionWithin).arg(where, inSeconds(m_request.connectTimeout)));
    } else {
        fail(HttpFailure::Kind::Timeout,
             english(ClientSentence::NoAnswerWithin).arg(where, inSeconds(m_request.headTimeout)));
    }
}

void HttpExchange::fail(HttpFailure::Kind kind, const QString &message)
{
    const HttpFailure failure{kind, message, m_wasConnected};
    close();
    m_handler.exchangeFailed(failure);
}

void HttpExchange::close()
{
    ++m_turn;
    dropSocket();
    m_phase = Phase::Closed;
}

void HttpExchange::dropSocket()
{
    m_timer.stop();
    m_attempt.reset();
    if (!m_socket) {
        return;
    }
    m_socket->disconnect(this);
    if (m_socket->state() == QAbstractSocket::ConnectedState) {
        m_socket->flush();
    }
    m_socket->abort();
    m_resetDetector.reset();
    m_socket->deleteLater(); // the call may come from one of its signals
    m_socket = nullptr;
    m_tls = nullptr;
}

} // namespace pushscope
