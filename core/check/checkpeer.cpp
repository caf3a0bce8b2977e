// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/checkpeer.h"

#include "check/bytestext.h"
#include "check/checktexts.h"
#include "client/connectproblem.h"
#include "client/endpoint.h"
#include "message/clientsentence.h"

#include <QNetworkProxy>
#include <QSslError>
#include <QSslSocket>

#include <utility>

namespace pushscope {

namespace {

/// To name the server in a sentence.
QUrl urlOf(const CheckOrigin &origin)
{
    QUrl url;
    url.setScheme(origin.secure ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(origin.host);
    url.setPort(origin.port);
    return url;
}

} // namespace

CheckPeer::CheckPeer(const CheckOrigin &origin) : m_url{urlOf(origin)}
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { changed(); });
    if (origin.secure) {
        connectTls(origin);
    } else {
        m_socket = std::make_unique<QTcpSocket>();
    }
    m_socket->setProxy(QNetworkProxy::NoProxy);
    QTcpSocket *const socket = m_socket.get();
    QObject::connect(socket, &QTcpSocket::readyRead, socket, [this] { read(); });
    QObject::connect(socket, &QTcpSocket::errorOccurred, socket, [this] { failed(); });
    if (auto *tls = qobject_cast<QSslSocket *>(socket)) {
        QObject::connect(tls, &QSslSocket::connected, tls, [this] { m_reached = true; });
        QObject::connect(tls, &QSslSocket::encrypted, tls, [this, origin] { encrypted(origin); });
        tls->connectToHostEncrypted(origin.host, origin.port);
    } else {
        QObject::connect(socket, &QTcpSocket::connected, socket, [this] { connected(); });
        socket->connectToHost(origin.host, origin.port);
    }
}

CheckPeer::~CheckPeer()
{
    m_socket->disconnect();
    m_socket->abort();
}

void CheckPeer::connectTls(const CheckOrigin &origin)
{
    auto tls = std::make_unique<QSslSocket>();
    tls->setSslConfiguration(origin.trust.configuration());
    if (!origin.verified) {
        tls->setPeerVerifyMode(QSslSocket::VerifyNone);
    }
    QSslSocket *const socket = tls.get();
    QObject::connect(socket, &QSslSocket::sslErrors, socket, [this, socket, origin](const QList<QSslError> &errors) {
        if (!origin.trust.isPinned()) {
            m_certificateProblem = certificateProblem(errors, socket->peerCertificate(), origin.host);
        }
    });
    m_socket = std::move(tls);
}

void CheckPeer::encrypted(const CheckOrigin &origin)
{
    const auto *tls = qobject_cast<QSslSocket *>(m_socket.get());
    if (origin.verified && origin.trust.isPinned() && !origin.trust.isPinned(tls->peerCertificate())) {
        m_certificateProblem = english(ClientSentence::OtherFingerprint).arg(fingerprintText(tls->peerCertificate()));
        failed();
        m_socket->disconnect();
        m_socket->abort();
        return;
    }
    connected();
}

void CheckPeer::send(const QByteArray &bytes)
{
    if (!m_connected) {
        m_unsent += bytes;
    } else if (!m_ended) {
        m_socket->write(bytes);
        m_socket->flush();
    }
}

void CheckPeer::connected()
{
    m_connected = true;
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    send(std::exchange(m_unsent, {}));
}

void CheckPeer::close()
{
    m_ended = true;
    m_socket->disconnect();
    m_socket->abort();
}

void CheckPeer::read()
{
    keep(m_socket->readAll());
    changed();
}

/// Once something was left out, nothing is kept any more: what comes later would stand beside what came before.
void CheckPeer::keep(const QByteArray &bytes)
{
    const qsizetype room = mostInput - m_input.size();
    if (!m_isFull) {
        m_input += bytes.first(qMin(room, bytes.size()));
        m_isFull = bytes.size() > room;
    }
}

/// Also comes when the server closes: an error like any other for Qt.
void CheckPeer::failed()
{
    if (m_socket->bytesAvailable() > 0) {
        keep(m_socket->readAll());
    }
    m_ended = true;
    if (!m_connected) {
        m_connectProblem = m_certificateProblem.isEmpty()
            ? connectProblem(m_url, m_socket->error(), m_socket->errorString(), m_reached)
            : english(ClientSentence::NotAccepted).arg(authorityOf(m_url), m_certificateProblem);
    }
    changed();
}

void CheckPeer::changed()
{
    if (m_changed) {
        const auto call = m_changed; // it may be replaced meanwhile
        call();
    }
}

void CheckPeer::await(std::chrono::milliseconds time, std::function<void()> changed)
{
    m_changed = std::move(changed);
    m_timer.start(time);
}

void CheckPeer::stopWaiting()
{
    m_changed = {};
    m_timer.stop();
}

QString CheckPeer::came() const
{
    if (!m_connectProblem.isEmpty()) {
        return shownClientSentence(m_connectProblem);
    }
    const auto bytes = QByteArrayView{m_input}.sliced(m_mark);
    const QString what = bytes.isEmpty() ? CheckFinding::tr("nothing") : bytesText(bytes);
    if (m_isFull) {
        const QString most = QString::number(mostInput / (1024 * 1024));
        return (m_ended
                    ? CheckFinding::tr("%1; only the first %2 MiB were looked at, then the connection was closed")
                    : CheckFinding::tr("%1; only the first %2 MiB were looked at, and the connection was still open"))
            .arg(what, most);
    }
    return (m_ended ? CheckFinding::tr("%1, then the connection was closed")
                    : CheckFinding::tr("%1, and the connection was still open"))
        .arg(what);
}

} // namespace pushscope
