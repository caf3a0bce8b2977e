// SPDX-License-Identifier: GPL-3.0-or-later
#include "chaosrun.h"

#include "message/channelname.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QUrl>

#include <algorithm>
#include <cstdio>

namespace pushscope::chaos {

namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

milliseconds inMilliseconds(std::chrono::nanoseconds time)
{
    return std::chrono::duration_cast<milliseconds>(time);
}

QString kindOf(const Action &action)
{
    switch (action.kind) {
    case Action::Kind::Fault: return infoOf(action.fault.kind).name;
    case Action::Kind::Kill: return QStringLiteral("SIGKILL");
    case Action::Kind::Terminate: return QStringLiteral("SIGTERM");
    case Action::Kind::Pause: return QStringLiteral("SIGSTOP");
    }
    Q_UNREACHABLE();
}

QString hashOf(const std::vector<Action> &schedule)
{
    QCryptographicHash hash{QCryptographicHash::Sha256};
    for (const Action &action : schedule) {
        hash.addData(textOf(action).toUtf8());
    }
    constexpr int enough = 16;
    return QString::fromLatin1(hash.result().toHex().left(enough));
}

} // namespace

qint64 residentMemory(qint64 process)
{
    QFile status{QStringLiteral("/proc/%1/status").arg(process)};
    if (!status.open(QIODevice::ReadOnly)) {
        return 0;
    }
    constexpr qint64 kibi = 1024;
    const QByteArrayList lines = status.readAll().split('\n');
    const auto found = std::ranges::find_if(lines, [](const QByteArray &line) { return line.startsWith("VmRSS:"); });
    return found == lines.end() ? 0 : found->simplified().split(' ').value(1).toLongLong() * kibi;
}

ChaosRun::ChaosRun(const Options &options)
    : m_options{options}, m_server{options},
      m_publisher{m_clock, m_log, m_server.port(), options.rate, options.payload}, m_schedule{makeSchedule(options)}
{
    m_ticker.setTimerType(Qt::PreciseTimer);
    m_ticker.callOnTimeout(this, &ChaosRun::tick);
}

ChaosRun::~ChaosRun() = default;

void ChaosRun::say(const QString &line) const
{
    const auto at = inMilliseconds(m_clock.now() - m_phaseBegan).count();
    std::fprintf(stderr, "chaos %lld ms: %s\n", static_cast<long long>(at), qPrintable(line));
}

void ChaosRun::start()
{
    m_phaseBegan = m_clock.now();
    if (!m_server.start()) {
        end();
        return;
    }
    for (int i = 0; i < m_options.clients; ++i) {
        addPeer(i);
    }
    m_ticker.start(tickLength);
}

void ChaosRun::addPeer(int number)
{
    constexpr milliseconds pollInterval{500};
    constexpr std::chrono::seconds pollTimeout{5};
    constexpr milliseconds longestBackoff{4'000};
    ClientConfig config;
    config.transport = allTransports.at(static_cast<std::size_t>(number) % allTransports.size());
    config.url = QUrl{QStringLiteral("http://127.0.0.1:%1").arg(m_server.port())};
    config.pollInterval = pollInterval;
    config.pollTimeout = pollTimeout;
    config.pingInterval = 2s;
    config.backoff.cap = longestBackoff;
    config.seed = m_options.seed * 1'000'003U + static_cast<quint32>(number) + 1;
    m_peers.push_back(std::make_unique<Peer>(number, config.transport, m_clock, m_log, m_options.history));
    Peer &peer = *m_peers.back();
    peer.client = makeTransportClient(config, m_clock, peer.witness, &peer.link);
    peer.client->start();
}

void ChaosRun::tick()
{
    const Instant now = m_clock.now();
    const bool isLate = now - m_phaseBegan > mostWait;
    switch (m_phase) {
    case Phase::Opening:
        if (std::ranges::all_of(m_peers, [](const auto &peer) { return peer->witness.isOpen(); })) {
            begin();
        } else if (isLate) {
            m_problems += QStringLiteral("not every client could connect in the beginning");
            end();
        }
        break;
    case Phase::Running: act(now); break;
    case Phase::Settling:
        if (!m_serverBusy && m_publisher.isIdle()) {
            reach();
        }
        break;
    case Phase::Reaching:
        if (allReached() || isLate) {
            leave();
        }
        break;
    case Phase::Leaving:
    case Phase::Done: break;
    }
}

void ChaosRun::begin()
{
    m_phase = Phase::Running;
    m_phaseBegan = m_clock.now();
    say(QStringLiteral("seed %1: %2 clients are open, %3 actions (%4)")
            .arg(m_options.seed)
            .arg(m_options.clients)
            .arg(m_schedule.size())
            .arg(hashOf(m_schedule)));
    m_publisher.start();
}

void ChaosRun::act(Instant now)
{
    const milliseconds elapsed = inMilliseconds(now - m_phaseBegan);
    while (m_nextAction < m_schedule.size() && m_schedule[m_nextAction].at <= elapsed) {
        carryOut(m_schedule[m_nextAction++]);
    }
    if (!m_serverBusy && !m_serverActions.empty()) {
        const Action next = m_serverActions.front();
        m_serverActions.pop_front();
        actOnServer(next);
    }
    if (m_options.dropOne && elapsed * 2 > m_options.duration) {
        m_options.dropOne = false;
        m_peers.front()->witness.loseOne();
    }
    if (elapsed >= m_options.duration) {
        settle();
    }
}

void ChaosRun::carryOut(const Action &action)
{
    if (action.kind == Action::Kind::Fault) {
        ++m_done[kindOf(action)];
        m_peers[static_cast<std::size_t>(action.client)]->faults.arm(action.fault);
    } else {
        m_serverActions.push_back(action);
    }
}

void ChaosRun::actOnServer(const Action &action)
{
    ++m_done[kindOf(action)];
    say(textOf(action));
    m_serverBusy = true;
    if (action.kind == Action::Kind::Pause) {
        m_server.pause();
        QTimer::singleShot(action.length, this, [this] {
            m_server.resume();
            m_serverBusy = false;
        });
    } else if (action.kind == Action::Kind::Terminate) {
        m_server.terminate([this, away = action.length] { restart(away); });
    } else {
        m_server.kill();
        restart(action.length);
    }
}

void ChaosRun::restart(milliseconds away)
{
    QTimer::singleShot(away, this, &ChaosRun::startServer);
}

void ChaosRun::startServer()
{
    m_serverBusy = false;
    if (!m_server.start()) {
        end();
    }
}

void ChaosRun::settle()
{
    m_phase = Phase::Settling;
    m_publisher.stop();
    for (const auto &peer : m_peers) {
        peer->faults.clear();
    }
}

void ChaosRun::reach()
{
    m_phase = Phase::Reaching;
    m_phaseBegan = m_clock.now();
    say(QStringLiteral("quiet: %1 events acknowledged").arg(m_log.acknowledged()));
}

bool ChaosRun::allReached() const
{
    if (m_log.epochs().empty()) {
        return true;
    }
    const std::size_t last = m_log.epochs().size() - 1;
    const quint64 newest = m_log.epochs().back().newest();
    return std::ranges::all_of(m_peers, [&](const auto &peer) { return peer->witness.hasReached(last, newest); });
}

void ChaosRun::leave()
{
    m_phase = Phase::Leaving;
    m_settleTime = inMilliseconds(m_clock.now() - m_phaseBegan);
    say(allReached() ? QStringLiteral("all clients have all") : QStringLiteral("some clients have not all"));
    for (const auto &peer : m_peers) {
        peer->client->stop();
    }
    m_server.terminate([this] { end(); });
}

void ChaosRun::end()
{
    if (m_phase != Phase::Done) {
        m_phase = Phase::Done;
        m_ticker.stop();
        QMetaObject::invokeMethod(this, &ChaosRun::finished, Qt::QueuedConnection);
    }
}

QStringList ChaosRun::problems() const
{
    QStringList all = m_problems + m_server.problems() + m_publisher.problems();
    if (m_log.acknowledged() == 0) {
        all += QStringLiteral("nothing was published");
    }
    int client = 0;
    for (const auto &peer : m_peers) {
        all += peer->witness.problems();
        const auto missing = peer->witness.missing();
        if (missing.acknowledged + missing.others > 0) {
            all += QStringLiteral("client %1 misses %2 events, first %3; what it saw last:%4")
                       .arg(client)
                       .arg(missing.acknowledged + missing.others)
                       .arg(missing.first.join(u' '), peer->witness.lastNotes());
        }
        ++client;
    }
    return all;
}

QJsonObject ChaosRun::report() const
{
    Witness::Counts counts;
    quint64 lost = 0;
    quint64 lostUnknown = 0;
    quint64 excused = 0;
    for (const auto &peer : m_peers) {
        counts += peer->witness.counts();
        const auto missing = peer->witness.missing();
        lost += missing.acknowledged;
        lostUnknown += missing.others;
        excused += missing.excused;
    }
    QJsonObject actions;
    for (const auto &[kind, count] : m_done) {
        actions.insert(kind, count);
    }
    const auto number = [](quint64 value) { return static_cast<qint64>(value); };
    return {{QStringLiteral("seed"), static_cast<qint64>(m_options.seed)},
            {QStringLiteral("schedule"), hashOf(m_schedule)},
            {QStringLiteral("clients"), m_options.clients},
            {QStringLiteral("seconds"), static_cast<double>(m_options.duration.count()) / 1000},
            {QStringLiteral("offered"), number(m_publisher.offered())},
            {QStringLiteral("acknowledged"), number(m_log.acknowledged())},
            {QStringLiteral("unanswered"), number(m_publisher.unknown())},
            {QStringLiteral("refused"), number(m_publisher.refused())},
            {QStringLiteral("server_lives"), m_server.lives()},
            {QStringLiteral("logs"), number(m_log.epochs().size())},
            {QStringLiteral("actions"), actions},
            {QStringLiteral("events"), number(counts.events)},
            {QStringLiteral("lost"), number(lost)},
            {QStringLiteral("lost_unanswered"), number(lostUnknown)},
            {QStringLiteral("skipped"), number(counts.skipped)},
            {QStringLiteral("covered_by_reset"), number(excused)},
            {QStringLiteral("duplicates"), number(counts.doubled)},
            {QStringLiteral("duplicates_on_wire"), number(counts.wireDuplicates)},
            {QStringLiteral("out_of_order"), number(counts.disordered)},
            {QStringLiteral("wrong_payloads"), number(counts.wrongPayloads)},
            {QStringLiteral("false_resets"), number(counts.falseResets)},
            {QStringLiteral("resets_epoch"), number(counts.resetsByEpoch)},
            {QStringLiteral("resets_expired"), number(counts.resetsByExpiry)},
            {QStringLiteral("connections"), number(counts.opened)},
            {QStringLiteral("closes"), number(counts.closed)},
            {QStringLiteral("websockets_closed_too_slow"), number(counts.kicked)},
            {QStringLiteral("gaps_told_by_clients"), number(counts.clientsGaps)},
            {QStringLiteral("longest_backoff_ms"), number(counts.longestDelay)},
            {QStringLiteral("longest_end_ms"), static_cast<qint64>(m_server.longestEnd().count())},
            {QStringLiteral("quiet_ms"), static_cast<qint64>(m_settleTime.count())},
            {QStringLiteral("memory_bytes"), residentMemory(QCoreApplication::applicationPid())}};
}

} // namespace pushscope::chaos
