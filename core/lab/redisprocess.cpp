// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/redisprocess.h"

#include "message/errortexts.h"

#include <QDir>
#include <QFile>
#include <QNetworkProxy>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#endif

namespace pushscope {

using namespace std::chrono_literals;

namespace {

constexpr auto probeInterval = 20ms;
constexpr int mostPorts = 5;
constexpr qsizetype mostOutput = 4'096;
constexpr int killPatience = 2'000; ///< milliseconds
constexpr QLatin1String configName{"redis.conf"};

quint16 freePort()
{
    QTcpServer server;
    server.setProxy(QNetworkProxy::NoProxy);
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16{0};
}

QByteArray newPassword()
{
    constexpr int words = 6;
    QByteArray password;
    for (int i = 0; i < words; ++i) {
        password += QByteArray::number(QRandomGenerator::system()->generate(), 16);
    }
    return password;
}

QString lastLine(const QByteArray &output)
{
    const QList<QByteArray> lines = output.trimmed().split('\n');
    return QString::fromUtf8(lines.constLast().trimmed());
}

} // namespace

RedisProcess::RedisProcess(QObject *parent) : QObject{parent}, m_again{this}, m_deadline{this}
{
    m_again.setSingleShot(true);
    m_again.setInterval(probeInterval);
    connect(&m_again, &QTimer::timeout, this, &RedisProcess::probe);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        fail("redis-failed", ServerText::tr("redis-server does not answer: %1").arg(lastLine(m_output)));
    });
}

RedisProcess::~RedisProcess()
{
    blockSignals(true);
    kill();
}

RedisAddress RedisProcess::address() const
{
    RedisAddress address;
    address.host = QStringLiteral("127.0.0.1");
    address.port = m_port;
    address.password = m_password;
    return address;
}

void RedisProcess::start(bool keepData)
{
    if (m_state != State::Down) {
        return;
    }
    if (m_folder && !keepData) {
        QDir{m_folder->filePath(QStringLiteral("appendonlydir"))}.removeRecursively();
    }
    m_state = State::Starting;
    if (!m_folder) {
        m_folder = std::make_unique<QTemporaryDir>();
        m_password = newPassword();
        m_port = freePort();
    }
    m_deadline.start(patience);
    launch();
}

/// The password stands in a file that only its owner can read, and not among the arguments, which everybody can.
bool RedisProcess::prepare()
{
    QFile file{m_folder->filePath(configName)};
    if (!m_folder->isValid() || m_port == 0 || !file.open(QIODevice::WriteOnly)) {
        return false;
    }
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const QByteArray text = "bind 127.0.0.1\nport " + QByteArray::number(m_port) + "\ndir \""
        + QFile::encodeName(m_folder->path()) + "\"\nrequirepass " + m_password
        + "\nappendonly yes\nappendfsync everysec\nsave \"\"\ndaemonize no\n";
    return file.write(text) == text.size();
}

void RedisProcess::launch()
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("redis-server"));
    if (program.isEmpty()) {
        fail("redis-missing",
             ServerText::tr("redis-server is not installed; on Debian and Ubuntu it is in the package redis-server"));
        return;
    }
    if (!prepare()) {
        fail("redis-failed", ServerText::tr("redis-server cannot be given a folder and a port"));
        return;
    }
    m_output.clear();
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    m_process->setStandardInputFile(QProcess::nullDevice());
#ifdef Q_OS_LINUX
    m_process->setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); }); // not left behind by a crash
#endif
    connect(m_process.get(), &QProcess::readyRead, this,
            [this] { m_output = (m_output + m_process->readAll()).right(mostOutput); });
    // Queued: the process is not destroyed inside its own signal.
    connect(m_process.get(), &QProcess::finished, this, &RedisProcess::ended, Qt::QueuedConnection);
    connect(
        m_process.get(), &QProcess::errorOccurred, this,
        [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart) {
                fail("redis-failed", ServerText::tr("redis-server cannot be started"));
            }
        },
        Qt::QueuedConnection);
    m_process->start(program, {m_folder->filePath(configName)});
    m_again.start();
}

void RedisProcess::probe()
{
    if (m_state != State::Starting) {
        return;
    }
    if (m_probe != nullptr) {
        m_probe->disconnect(this);
        m_probe->deleteLater();
    }
    m_probe = new QTcpSocket{this};
    m_probe->setProxy(QNetworkProxy::NoProxy);
    connect(m_probe, &QTcpSocket::connected, this, [this] { m_probe->write("AUTH " + m_password + "\r\nPING\r\n"); });
    connect(m_probe, &QTcpSocket::readyRead, this, &RedisProcess::heard);
    connect(m_probe, &QTcpSocket::errorOccurred, this, [this] { m_again.start(); });
    m_probe->connectToHost(QHostAddress{QHostAddress::LocalHost}, m_port);
}

/// While it reads its file it answers, but not with PONG.
void RedisProcess::heard()
{
    const QByteArray answer = m_probe->peek(mostOutput);
    if (answer.count("\r\n") < 2) {
        return;
    }
    if (!answer.contains("+PONG")) {
        m_again.start();
        return;
    }
    m_probe->disconnect(this);
    m_probe->abort();
    m_deadline.stop();
    m_wasUp = true;
    m_state = State::Up;
    Q_EMIT started();
}

/// By itself: the port may have been taken in between.
void RedisProcess::ended()
{
    if (!m_process || m_process->state() != QProcess::NotRunning || m_state == State::Down) {
        return;
    }
    m_output = (m_output + m_process->readAll()).right(mostOutput);
    if (!m_wasUp && m_output.contains("already in use") && ++m_ports < mostPorts) {
        m_port = freePort();
        launch();
        return;
    }
    fail("redis-failed", ServerText::tr("redis-server has ended: %1").arg(lastLine(m_output)));
}

void RedisProcess::kill()
{
    m_deadline.stop();
    m_again.stop();
    if (m_probe != nullptr) {
        m_probe->disconnect(this);
        m_probe->abort();
    }
    if (m_process) {
        m_process->disconnect(this);
        m_process->kill();
        m_process->waitForFinished(killPatience);
        m_process.reset();
    }
    m_state = State::Down;
}

void RedisProcess::fail(const QByteArray &code, const QString &message)
{
    kill();
    Q_EMIT failed({code, message, QStringLiteral("broker")});
}

} // namespace pushscope
