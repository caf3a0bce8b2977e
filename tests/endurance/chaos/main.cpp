// SPDX-License-Identifier: GPL-3.0-or-later
// Real clients and a real server under random faults, restarts and slow readers; what every client got is compared with
// what the server acknowledged. README.md in the folder above tells more.
#include "chaosrun.h"
#include "options.h"

#include "platform/processlimits.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

#include <csignal>
#include <cstdio>

namespace {

constexpr int mostTold = 12;

bool write(const QString &file, const QByteArray &json)
{
    if (file.isEmpty()) {
        return std::fwrite(json.constData(), 1, static_cast<std::size_t>(json.size()), stdout)
            == static_cast<std::size_t>(json.size());
    }
    QFile out{file};
    return out.open(QIODevice::WriteOnly) && out.write(json) == json.size() && out.flush();
}

int conclude(const pushscope::chaos::ChaosRun &run, const QString &file)
{
    QJsonObject report = run.report();
    const QStringList problems = run.problems();
    report.insert(QStringLiteral("verdict"), problems.isEmpty() ? QStringLiteral("passed") : QStringLiteral("failed"));
    const bool written = write(file, QJsonDocument{report}.toJson());
    for (const QString &problem : problems.first(std::min<qsizetype>(problems.size(), mostTold))) {
        std::fprintf(stderr, "%s\n", qPrintable(problem));
    }
    const auto figure = [&report](const char *name) { return report.value(QLatin1String{name}).toInteger(); };
    std::fprintf(stderr,
                 "%s: seed %lld, %lld clients received %lld events over %lld connections and %lld lives of the server; "
                 "lost %lld, duplicates %lld, out of order %lld; resets %lld, %lld problems\n",
                 problems.isEmpty() ? "passed" : "FAILED", figure("seed"), figure("clients"), figure("events"),
                 figure("connections"), figure("server_lives"), figure("lost") + figure("lost_unanswered"),
                 figure("duplicates"), figure("out_of_order"), figure("resets_epoch") + figure("resets_expired"),
                 static_cast<long long>(problems.size()));
    return problems.isEmpty() && written ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    (void)std::signal(SIGPIPE, SIG_IGN);
    const QCoreApplication application{argc, argv};
    pushscope::raiseFileLimit();
    const auto options = pushscope::chaos::optionsFrom(QCoreApplication::arguments());
    pushscope::chaos::ChaosRun run{options};
    QObject::connect(&run, &pushscope::chaos::ChaosRun::finished, &application, &QCoreApplication::quit);
    QMetaObject::invokeMethod(&run, &pushscope::chaos::ChaosRun::start, Qt::QueuedConnection);
    QCoreApplication::exec();
    return conclude(run, options.report);
}
