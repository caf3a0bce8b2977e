// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include <QCommandLineParser>

#include <cstdio>
#include <cstdlib>

namespace pushscope::chaos {

namespace {

constexpr int wrongCommandLine = 2;

class Parser
{
public:
    Parser()
    {
        m_parser.setApplicationDescription(
            QStringLiteral("Real clients and a real server under random faults and restarts; see README.md."));
        m_parser.addHelpOption();
    }

    void add(const QString &name, const QString &value, const QString &help)
    {
        m_parser.addOption({name, help, value});
    }
    void addSwitch(const QString &name, const QString &help) { m_parser.addOption({name, help}); }

    void read(const QStringList &arguments) { m_parser.process(arguments); }

    void number(const QString &name, double least, auto &into) const
    {
        if (!m_parser.isSet(name)) {
            return;
        }
        bool ok = false;
        const double value = m_parser.value(name).toDouble(&ok);
        if (!ok || value < least) {
            std::fprintf(stderr, "chaos: --%s takes a number from %g\n", qPrintable(name), least);
            std::exit(wrongCommandLine); // NOLINT(concurrency-mt-unsafe): no other thread yet
        }
        into = static_cast<std::remove_reference_t<decltype(into)>>(value);
    }

    void seconds(const QString &name, std::chrono::milliseconds &into) const
    {
        constexpr double inMilliseconds = 1000;
        double value = static_cast<double>(into.count()) / inMilliseconds;
        number(name, 1, value);
        into = std::chrono::milliseconds{static_cast<qint64>(value * inMilliseconds)};
    }

    [[nodiscard]] QString text(const QString &name) const { return m_parser.value(name); }
    [[nodiscard]] bool isSet(const QString &name) const { return m_parser.isSet(name); }

private:
    QCommandLineParser m_parser;
};

} // namespace

Options optionsFrom(const QStringList &arguments)
{
    Parser parser;
    parser.add(QStringLiteral("program"), QStringLiteral("FILE"), QStringLiteral("pushscope-cli"));
    parser.add(QStringLiteral("seed"), QStringLiteral("N"), QStringLiteral("Of all that is random (1)"));
    parser.add(QStringLiteral("clients"), QStringLiteral("N"), QStringLiteral("A quarter for each transport (200)"));
    parser.add(QStringLiteral("rate"), QStringLiteral("HZ"), QStringLiteral("Events a second (200)"));
    parser.add(QStringLiteral("duration"), QStringLiteral("SECONDS"), QStringLiteral("Before the quiet end (600)"));
    parser.add(QStringLiteral("fault-every"), QStringLiteral("SECONDS"), QStringLiteral("For each client (20)"));
    parser.add(QStringLiteral("restart-every"), QStringLiteral("SECONDS"), QStringLiteral("On average (45)"));
    parser.add(QStringLiteral("history"), QStringLiteral("EVENTS"), QStringLiteral("Of the server (3000)"));
    parser.add(QStringLiteral("queue"), QStringLiteral("BYTES"), QStringLiteral("--max-queue of the server (65536)"));
    parser.add(QStringLiteral("threads"), QStringLiteral("N"), QStringLiteral("Of the server (1)"));
    parser.add(QStringLiteral("payload"), QStringLiteral("BYTES"), QStringLiteral("Of an event (600)"));
    parser.add(QStringLiteral("report"), QStringLiteral("FILE"), QStringLiteral("Gets the figures as JSON"));
    parser.addSwitch(QStringLiteral("calm"), QStringLiteral("Without faults and restarts"));
    parser.addSwitch(QStringLiteral("drop-one"), QStringLiteral("Let a client lose an event: the run must fail"));
    parser.read(arguments);

    Options options;
    options.program = parser.text(QStringLiteral("program"));
    if (options.program.isEmpty()) {
        options.program = qEnvironmentVariable("PUSHSCOPE_CLI", QStringLiteral("pushscope-cli"));
    }
    parser.number(QStringLiteral("seed"), 0, options.seed);
    parser.number(QStringLiteral("clients"), 1, options.clients);
    parser.number(QStringLiteral("rate"), 1, options.rate);
    parser.seconds(QStringLiteral("duration"), options.duration);
    parser.seconds(QStringLiteral("fault-every"), options.faultEvery);
    parser.seconds(QStringLiteral("restart-every"), options.restartEvery);
    parser.number(QStringLiteral("history"), 1, options.history);
    parser.number(QStringLiteral("queue"), 1, options.queue);
    parser.number(QStringLiteral("threads"), 1, options.threads);
    parser.number(QStringLiteral("payload"), 0, options.payload);
    options.report = parser.text(QStringLiteral("report"));
    options.calm = parser.isSet(QStringLiteral("calm"));
    options.dropOne = parser.isSet(QStringLiteral("drop-one"));
    return options;
}

} // namespace pushscope::chaos
