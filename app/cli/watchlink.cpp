// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/watchlink.h"

#include "cli/clitexts.h"

namespace pushscope {

namespace {

/// The one client of a watch, as faults and recordings name it.
constexpr int theClient = 1;
/// What a program that is killed has not written yet.
constexpr std::chrono::milliseconds flushInterval{200};

/// An answer is only made where the requests can be read.
bool canBeMade(const Fault &fault, const ClientConfig &config)
{
    const QString scheme = config.url.scheme();
    return fault.kind != FaultKind::Answer || (scheme != QLatin1String("https") && scheme != QLatin1String("wss"));
}

bool isMadeHere(const Fault &fault, const ClientConfig &config)
{
    return fault.target.meets(theClient, config.transport) && canBeMade(fault, config);
}

} // namespace

WatchLink::WatchLink(const Clock &clock, ClientListener &listener, QObject *parent)
    : QObject{parent}, m_clock{clock}, m_listener{theClient, listener}, m_faults{clock}
{
}

std::optional<Error> WatchLink::open(const ClientConfig &config, const QList<Fault> &faults, const QString &recording)
{
    if (faults.isEmpty() && recording.isEmpty()) {
        return {};
    }
    if (!recording.isEmpty()) {
        if (auto error = record(config, recording)) {
            return error;
        }
    }
    tellFaults(config);
    m_link = std::make_unique<Link>(theClient, config.transport, m_clock, m_faults,
                                    recording.isEmpty() ? nullptr : &m_capture);
    for (const Fault &fault : faults) {
        if (m_faults.arm(fault) == 0) {
            return Error{"too-many", WatchText::tr("at most %1 faults at a time").arg(FaultSet::mostArmed),
                         QStringLiteral("fault")};
        }
        if (!fault.target.meets(theClient, config.transport)) {
            Q_EMIT meetsNobody(fault);
        } else if (!canBeMade(fault, config)) {
            Q_EMIT cannotAnswer(fault);
        }
    }
    return {};
}

void WatchLink::tellFaults(const ClientConfig &config)
{
    connect(&m_faults, &FaultSet::began, this, [this, config](int, const Fault &fault) {
        if (isMadeHere(fault, config)) {
            Q_EMIT faultBegan(fault);
        }
    });
    connect(&m_faults, &FaultSet::ended, this, [this, config](int, const Fault &fault) {
        if (isMadeHere(fault, config)) {
            Q_EMIT faultEnded(fault);
        }
    });
}

void WatchLink::close()
{
    if (m_recording) {
        m_flushTimer.stop();
        m_recording->close();
    }
}

std::optional<Error> WatchLink::record(const ClientConfig &config, const QString &file)
{
    auto recording = RecordingWriter::open(file);
    if (!recording) {
        return recording.error();
    }
    m_recording = *recording;
    m_recording->setFailed([this](const Error &error) { Q_EMIT recordingFailed(error); });
    m_recording->client(theClient, config.transport, config.url);
    for (const QByteArray &secret : secretsOf(config)) {
        m_capture.hide(secret);
    }
    m_capture.setListener([this](const WireChunk &chunk) { m_recording->chunk(chunk); });
    m_listener.record(m_recording);
    connect(&m_flushTimer, &QTimer::timeout, this, [this] { m_recording->flush(); });
    m_flushTimer.start(flushInterval);
    connect(&m_faults, &FaultSet::began, this,
            [this](int id, const Fault &fault) { m_recording->fault(m_clock.now(), id, fault, true); });
    connect(&m_faults, &FaultSet::ended, this,
            [this](int id, const Fault &fault) { m_recording->fault(m_clock.now(), id, fault, false); });
    return {};
}

} // namespace pushscope
