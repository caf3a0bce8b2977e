// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher.h"

#include "protocol/httphead.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace pushscope::chaos {

namespace {

constexpr int mostProblems = 10;
constexpr int ok = 200;

} // namespace

Publisher::Publisher(const Clock &clock, PublishedLog &log, quint16 port, double rate, int payload)
    : m_clock{clock}, m_log{log}, m_port{port}, m_rate{rate}, m_padding(payload, 'x')
{
    m_ticker.setTimerType(Qt::PreciseTimer);
    m_retry.setSingleShot(true);
    m_ticker.callOnTimeout(this, &Publisher::tick);
    m_retry.callOnTimeout(this, [this] { m_socket.connectToHost(QHostAddress::LocalHost, m_port); });
    connect(&m_socket, &QTcpSocket::readyRead, this, &Publisher::read);
    connect(&m_socket, &QTcpSocket::stateChanged, this, [this](QAbstractSocket::SocketState state) {
        if (state == QAbstractSocket::UnconnectedState) {
            lost();
        }
    });
}

void Publisher::start()
{
    m_lastTick = m_clock.now();
    m_socket.connectToHost(QHostAddress::LocalHost, m_port);
    m_ticker.start(tickLength);
}

void Publisher::tick()
{
    const Instant now = m_clock.now();
    if (m_socket.state() == QAbstractSocket::ConnectedState && !m_stopped) {
        m_due += m_rate * std::chrono::duration<double>(now - m_lastTick).count();
    }
    m_lastTick = now;
    while (m_due >= 1 && !m_stopped && m_sent.size() < mostAhead
           && m_socket.state() == QAbstractSocket::ConnectedState) {
        m_due -= 1;
        sendOne();
    }
}

void Publisher::sendOne()
{
    const QByteArray body = R"({"n":)" + QByteArray::number(++m_number) + R"(,"pad":")" + m_padding + "\"}";
    m_sent.push_back(m_number);
    m_socket.write("POST /publish HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                   + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

void Publisher::read()
{
    m_input += m_socket.readAll();
    while (takeAnswer()) {}
    tick();
}

bool Publisher::takeAnswer()
{
    const auto parsed = parseResponseHead(m_input);
    const auto *const complete = std::get_if<HttpHeadComplete<HttpResponseHead>>(&parsed);
    if (complete == nullptr) {
        return false;
    }
    const qsizetype length = complete->head.headers.value("Content-Length").value_or(QByteArray{}).toLongLong();
    if (m_input.size() < complete->length + length || m_sent.empty()) {
        return false;
    }
    const QByteArray body = m_input.mid(complete->length, length);
    m_input.remove(0, complete->length + length);
    const quint32 number = m_sent.front();
    m_sent.pop_front();
    const auto id =
        EventId::parse(QJsonDocument::fromJson(body).object().value(QLatin1String("id")).toString().toLatin1());
    if (complete->head.status != ok || !id) {
        ++m_refused;
        return true;
    }
    if (const QString wrong = m_log.acknowledge(*id, number); !wrong.isEmpty() && m_problems.size() < mostProblems) {
        m_problems += wrong;
    }
    return true;
}

void Publisher::lost()
{
    m_unknown += m_sent.size();
    m_sent.clear();
    m_input.clear();
    m_due = 0;
    m_retry.start(retryDelay);
}

} // namespace pushscope::chaos
