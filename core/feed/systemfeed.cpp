// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/systemfeed.h"

#include "feed/feedtexts.h"

#include <QFile>

#include <algorithm>
#include <cmath>
#include <utility>

namespace pushscope {

namespace {

QByteArray percent(double value)
{
    return QByteArray::number(value, 'f', 1);
}

QByteArray perSecond(quint64 before, quint64 after, double seconds)
{
    if (seconds <= 0 || after < before) {
        return "0"; // also where a device with its counter has gone
    }
    return QByteArray::number(std::llround(static_cast<double>(after - before) / seconds));
}

QByteArray trafficJson(const char *inName, const char *outName, const Traffic &before, const Traffic &after,
                       double seconds)
{
    return QByteArray{"{\""} + inName + "\":" + perSecond(before.in, after.in, seconds) + ",\"" + outName
        + "\":" + perSecond(before.out, after.out, seconds) + '}';
}

} // namespace

SystemFeed::SystemFeed(const FeedSpec &spec, const Clock &clock, Sink sink, ReadFile readFile)
    : ScheduledFeed{spec, clock, std::move(sink)}, m_readFile{std::move(readFile)}
{
}

void SystemFeed::start()
{
    m_sources = {{"cpu", [this](double) { return readCpu(); }, {}, {}},
                 {"memory", [this](double) { return readMemory(); }, {}, {}},
                 {"network", [this](double seconds) { return readNetwork(seconds); }, {}, {}},
                 {"disk", [this](double seconds) { return readDisk(seconds); }, {}, {}}};
    for (Source &source : m_sources) {
        source.readAt = clock().now();
        source.json = source.read(0);
    }
    std::erase_if(m_sources, [](const Source &source) { return source.json.isEmpty(); });
    m_next = 0;
    if (m_sources.empty()) {
        Q_EMIT failed({"unreadable", FeedText::tr("this machine does not tell its load: /proc/stat cannot be read"),
                       QStringLiteral("--feed")});
        return;
    }
    ScheduledFeed::start();
}

ScheduledFeed::Made SystemFeed::make(Instant due)
{
    Q_UNUSED(due)
    Source &source = m_sources[m_next];
    m_next = (m_next + 1) % m_sources.size();
    const Instant now = clock().now();
    if (now - source.readAt >= shortestInterval) {
        QByteArray json = source.read(std::chrono::duration<double>{now - source.readAt}.count());
        source.readAt = now;
        if (!json.isEmpty()) {
            source.json = std::move(json);
        }
    }
    return {source.type, source.json};
}

QByteArray SystemFeed::readCpu()
{
    const auto reading = parseStat(m_readFile(QStringLiteral("/proc/stat")));
    if (!reading) {
        return {};
    }
    const CpuReading before = std::exchange(m_cpu, reading).value_or(*reading);
    QByteArrayList cores;
    for (std::size_t core = 0; core < reading->cores.size(); ++core) {
        // A core that has come online since has no figure yet.
        const CpuTicks &after = reading->cores[core];
        cores += percent(busyPercent(core < before.cores.size() ? before.cores[core] : after, after));
    }
    return R"({"total":)" + percent(busyPercent(before.total, reading->total)) + R"(,"cores":[)" + cores.join(',')
        + "]}";
}

QByteArray SystemFeed::readMemory() const
{
    const auto reading = parseMeminfo(m_readFile(QStringLiteral("/proc/meminfo")));
    if (!reading) {
        return {};
    }
    return R"({"used":)" + QByteArray::number(reading->total - reading->available) + R"(,"total":)"
        + QByteArray::number(reading->total) + R"(,"available":)" + QByteArray::number(reading->available) + '}';
}

QByteArray SystemFeed::readNetwork(double seconds)
{
    const auto reading = parseNetDev(m_readFile(QStringLiteral("/proc/net/dev")));
    if (!reading) {
        return {};
    }
    const Traffic before = std::exchange(m_network, reading).value_or(*reading);
    return trafficJson("rx_per_s", "tx_per_s", before, *reading, seconds);
}

QByteArray SystemFeed::readDisk(double seconds)
{
    const QByteArray text = m_readFile(QStringLiteral("/proc/diskstats"));
    const auto reading = parseDiskstats(text);
    if (!reading || text.isEmpty()) {
        return {};
    }
    const Traffic before = std::exchange(m_disk, reading).value_or(*reading);
    return trafficJson("read_per_s", "written_per_s", before, *reading, seconds);
}

QByteArray readProcFile(const QString &path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

} // namespace pushscope
