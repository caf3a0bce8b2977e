// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/loadtext.h"

#include "models/format.h"
#include "models/transportstyle.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace pushscope {

namespace {

struct LoadWords
{
    Q_DECLARE_TR_FUNCTIONS(pushscope::Load)
};

} // namespace

QString phaseWord(LoadPhase phase)
{
    switch (phase) {
    case LoadPhase::Connecting: return LoadWords::tr("Connecting");
    case LoadPhase::Warmup: return LoadWords::tr("Warm-up");
    case LoadPhase::Measuring: return LoadWords::tr("Measuring");
    case LoadPhase::Draining: return LoadWords::tr("Waiting for the rest");
    }
    Q_UNREACHABLE();
}

QString verdictWord(LoadVerdict::Kind kind)
{
    switch (kind) {
    case LoadVerdict::Kind::Valid: return LoadWords::tr("VALID");
    case LoadVerdict::Kind::Degraded: return LoadWords::tr("DEGRADED");
    case LoadVerdict::Kind::Invalid: return LoadWords::tr("INVALID");
    }
    Q_UNREACHABLE();
}

QString loadSummary(const LoadConfig &config)
{
    QStringList names;
    for (const Transport transport : config.transports) {
        names << TransportStyle::of(transport).shortName;
    }
    const bool all = config.transports.size() == allTransports.size();
    const QString clients = formatCount(static_cast<quint64>(config.clients));
    QStringList parts{all ? LoadWords::tr("4 × %1 clients").arg(clients)
                          : LoadWords::tr("%1 × %2 clients").arg(names.join(QStringLiteral(" + ")), clients)};
    parts << (config.model == LoadModel::Open ? LoadWords::tr("%1 /s").arg(formatRate(config.rate))
                                              : LoadWords::tr("lockstep"));
    parts << formatBytes(static_cast<double>(config.payloadBytes)) << formatSpan(config.duration);
    return parts.join(QStringLiteral(" · "));
}

QString progressText(const LoadProgress &progress)
{
    if (progress.phaseLength.count() == 0) {
        return phaseWord(progress.phase);
    }
    const auto seconds = [](std::chrono::milliseconds time) { return QString::number(time.count() / 1000); };
    const auto within = std::min(progress.phaseElapsed, progress.phaseLength);
    return LoadWords::tr("%1, %2 of %3")
        .arg(phaseWord(progress.phase), seconds(within), formatSpan(progress.phaseLength));
}

std::optional<double> progressShare(const LoadConfig &config, const LoadProgress &progress)
{
    using Seconds = std::chrono::duration<double>;
    const double whole = Seconds{config.warmup + config.duration}.count();
    const double in = Seconds{progress.phaseElapsed}.count();
    switch (progress.phase) {
    case LoadPhase::Connecting: return {};
    case LoadPhase::Warmup: return std::clamp(in / whole, 0.0, 1.0);
    case LoadPhase::Measuring: return std::clamp((Seconds{config.warmup}.count() + in) / whole, 0.0, 1.0);
    case LoadPhase::Draining: return 1;
    }
    Q_UNREACHABLE();
}

QString loadSentence(const LoadFigures &figures)
{
    QStringList parts{verdictWord(figures.verdict.kind)};
    for (const auto &[transport, each] : figures.transports) {
        if (each.latency.n > 0) {
            parts << LoadWords::tr("%1: median %2, 99th percentile %3")
                         .arg(TransportStyle::of(transport).name,
                              formatLatency(std::chrono::microseconds{each.latency.p50}),
                              formatLatency(std::chrono::microseconds{each.latency.p99}));
        }
    }
    return parts.join(QStringLiteral("; "));
}

} // namespace pushscope
