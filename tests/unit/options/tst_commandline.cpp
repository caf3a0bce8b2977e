// SPDX-License-Identifier: GPL-3.0-or-later
#include "options/commandline.h"
#include "options/values.h"

#include <QTest>

using namespace pushscope;

namespace {

struct Options
{
    double rate = 20;
    std::chrono::milliseconds interval{1000};
    bool json = false;
    QByteArray token;
    QByteArrayList channels;
    QUrl url;
    QString data;
};

Program program(Options &into)
{
    const Command watch{
        QStringLiteral("watch"),
        QStringLiteral("Follow a stream"),
        {valueOption(QStringLiteral("--rate"), rateValue(), into.rate, QStringLiteral("Pace"), QStringLiteral("20")),
         valueOption(QStringLiteral("--interval"), secondsValue(), into.interval, QStringLiteral("Pause")),
         valueOption(QStringLiteral("--token"), tokenValue(), into.token, QStringLiteral("Secret")),
         listOption(QStringLiteral("--channel"), channelsValue(), into.channels, QStringLiteral("What to follow")),
         switchOption(QStringLiteral("--json"), into.json, QStringLiteral("One object a line"))},
        {requiredArgument(urlValue(), into.url, QStringLiteral("The endpoint")),
         optionalArgument(textValue(QStringLiteral("DATA"), QStringLiteral("text")), into.data,
                          QStringLiteral("The payload"))},
        {}};
    const Command check{QStringLiteral("check"), QStringLiteral("Look"), {}, {}, {}};
    return {QStringLiteral("demo"), QStringLiteral("A demonstration"), {watch, check}};
}

} // namespace

class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesInOneLine_data();
    void refusesInOneLine();
    void storesValues();
    void takesWhatFollowsTwoDashesAsArguments();
    void keepsDefaults();
    void prints_data();
    void prints();
    void helpOfACommandNamesEveryOption();
    void worksWithoutCommands();
};

void TestCommandLine::refusesInOneLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("line");
    const QString url = QStringLiteral("http://h");
    const auto row = [](const char *name, const QStringList &arguments, const char *line) {
        QTest::newRow(name) << arguments << QString::fromUtf8(line);
    };
    const QString watch = QStringLiteral("watch");
    row("nothing", {}, "demo: a command is missing: one of watch, check");
    row("unknown command", {QStringLiteral("wach")},
        "demo: unknown command \"wach\"; the nearest is watch, known are watch, check");
    row("far command", {QStringLiteral("frobnicate")}, "demo: unknown command \"frobnicate\": known are watch, check");
    row("flag before command", {QStringLiteral("--json")},
        "demo: unknown flag \"--json\": a command comes first, one of watch, check");
    row("unknown flag", {watch, QStringLiteral("--rat"), QStringLiteral("3")},
        "demo watch: unknown flag \"--rat\"; the nearest is --rate HZ, events per second, a number from 0.01 to "
        "100000");
    row("unknown switch", {watch, QStringLiteral("--jsn")},
        "demo watch: unknown flag \"--jsn\"; the nearest is --json");
    row("far flag", {watch, QStringLiteral("--frobnicate=1")},
        "demo watch: unknown flag \"--frobnicate\"; known are --channel, --help, --interval, --json, --rate, --token, "
        "--version");
    row("short flag", {watch, QStringLiteral("-x")},
        "demo watch: unknown flag \"-x\"; known are --channel, --help, --interval, --json, --rate, --token, --version");
    row("missing value at the end", {watch, url, QStringLiteral("--rate")},
        "demo watch: --rate has no value: it takes HZ, events per second, a number from 0.01 to 100000");
    row("missing value before a flag", {watch, url, QStringLiteral("--rate"), QStringLiteral("--json")},
        "demo watch: --rate has no value: it takes HZ, events per second, a number from 0.01 to 100000");
    row("bad value", {watch, url, QStringLiteral("--rate"), QStringLiteral("fast")},
        "demo watch: --rate takes events per second, a number from 0.01 to 100000, not \"fast\"");
    row("bad value after equals", {watch, url, QStringLiteral("--interval=-1")},
        "demo watch: --interval takes a number of seconds from 0 to 1000000, decimals allowed, not \"-1\"");
    row("line break in a value", {watch, url, QStringLiteral("--interval"), QStringLiteral("1\n2")},
        "demo watch: --interval takes a number of seconds from 0 to 1000000, decimals allowed, not \"1?2\"");
    row("secret stays secret", {watch, url, QStringLiteral("--token"), QStringLiteral("se cret")},
        "demo watch: --token takes 1 to 1024 printable ASCII characters without spaces, not what was given");
    const char *const badUrl =
        "demo watch: URL takes an address that begins with http://, https://, ws:// or wss://, as "
        "http://127.0.0.1:8080, not \"htp://***@h\"";
    row("password of a bad URL", {watch, QStringLiteral("htp://me:pw@h")}, badUrl);
    row("token of a bad URL", {watch, QStringLiteral("h/?token=secret")},
        "demo watch: URL takes an address that begins with http://, https://, ws:// or wss://, as "
        "http://127.0.0.1:8080, not \"h/?token=***\"");
    row("password of a surplus URL", {watch, url, QStringLiteral("a"), QStringLiteral("http://me:pw@h")},
        "demo watch: surplus argument \"http://***@h\": watch takes only URL, DATA and options");
    row("value for a switch", {watch, url, QStringLiteral("--json=yes")},
        "demo watch: --json takes no value, not \"yes\"");
    row("twice", {watch, url, QStringLiteral("--rate=1"), QStringLiteral("--rate=2")},
        "demo watch: --rate is given twice: it takes one HZ, events per second, a number from 0.01 to 100000");
    row("switch twice", {watch, url, QStringLiteral("--json"), QStringLiteral("--json")},
        "demo watch: --json is given twice: it is a switch, once is enough");
    row("bad argument", {watch, QStringLiteral("ftp://h")},
        "demo watch: URL takes an address that begins with http://, https://, ws:// or wss://, as "
        "http://127.0.0.1:8080, not \"ftp://h\"");
    row("missing argument", {watch, QStringLiteral("--json")},
        "demo watch: URL is missing: it takes an address that begins with http://, https://, ws:// or wss://, as "
        "http://127.0.0.1:8080");
    row("surplus argument", {watch, url, QStringLiteral("a"), QStringLiteral("b")},
        "demo watch: surplus argument \"b\": watch takes only URL, DATA and options");
    row("surplus without arguments", {QStringLiteral("check"), QStringLiteral("b")},
        "demo check: surplus argument \"b\": check takes only options");
}

void TestCommandLine::refusesInOneLine()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, line);
    Options options;
    const auto read = readCommandLine(program(options), arguments);
    QCOMPARE(read.kind, CommandLine::Kind::Refused);
    QCOMPARE(read.text, line);
    QVERIFY(!read.text.contains(QLatin1Char('\n')));
}

void TestCommandLine::storesValues()
{
    Options options;
    const auto read = readCommandLine(program(options),
                                      {QStringLiteral("watch"), QStringLiteral("--rate"), QStringLiteral("2.5"),
                                       QStringLiteral("--channel=a,b"), QStringLiteral("http://h:1/x"),
                                       QStringLiteral("--json"), QStringLiteral("--channel"), QStringLiteral("c"),
                                       QStringLiteral("--interval=.25"), QStringLiteral("-")});
    QCOMPARE(read.kind, CommandLine::Kind::Run);
    QCOMPARE(read.command, QStringLiteral("watch"));
    QCOMPARE(options.rate, 2.5);
    QCOMPARE(options.channels, (QByteArrayList{"a", "b", "c"}));
    QCOMPARE(options.url.toString(), QStringLiteral("http://h:1/x"));
    QCOMPARE(options.data, QStringLiteral("-"));
    QCOMPARE(options.interval, std::chrono::milliseconds{250});
    QVERIFY(options.json);
}

void TestCommandLine::takesWhatFollowsTwoDashesAsArguments()
{
    Options options;
    const auto read = readCommandLine(
        program(options),
        {QStringLiteral("watch"), QStringLiteral("http://h"), QStringLiteral("--"), QStringLiteral("--json")});
    QCOMPARE(read.kind, CommandLine::Kind::Run);
    QCOMPARE(options.data, QStringLiteral("--json"));
    QVERIFY(!options.json);
}

void TestCommandLine::keepsDefaults()
{
    Options options;
    QCOMPARE(readCommandLine(program(options), {QStringLiteral("watch"), QStringLiteral("http://h")}).kind,
             CommandLine::Kind::Run);
    QCOMPARE(options.rate, 20.0);
    QVERIFY(options.channels.isEmpty());
}

void TestCommandLine::prints_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("begins");
    const QString version = QStringLiteral("demo " PUSHSCOPE_VERSION "\n");
    QTest::newRow("version") << QStringList{QStringLiteral("--version")} << version;
    QTest::newRow("version of a command")
        << QStringList{QStringLiteral("watch"), QStringLiteral("--version")} << version;
    QTest::newRow("help") << QStringList{QStringLiteral("--help")} << QStringLiteral("Usage: demo COMMAND [OPTIONS]\n");
    QTest::newRow("short help") << QStringList{QStringLiteral("-h")} << QStringLiteral("Usage: demo COMMAND");
    QTest::newRow("help of a command") << QStringList{QStringLiteral("watch"), QStringLiteral("--help")}
                                       << QStringLiteral("Usage: demo watch URL [DATA] [--rate HZ]");
}

void TestCommandLine::prints()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, begins);
    Options options;
    const auto read = readCommandLine(program(options), arguments);
    QCOMPARE(read.kind, CommandLine::Kind::Text);
    QCOMPARE(read.text.left(begins.size()), begins);
    QVERIFY(read.text.endsWith(QLatin1Char('\n')));
}

void TestCommandLine::helpOfACommandNamesEveryOption()
{
    Options options;
    const Program demo = program(options);
    const QString text = readCommandLine(demo, {QStringLiteral("watch"), QStringLiteral("--help")}).text;
    for (const Option &option : demo.commands.first().options) {
        QVERIFY2(text.contains(QStringLiteral("\n  ") + option.name), qPrintable(option.name));
        QVERIFY2(text.contains(option.help), qPrintable(option.name));
    }
    QVERIFY(text.contains(QStringLiteral("default: 20")));
    const auto lines = text.split(QLatin1Char('\n'));
    for (const QString &line : lines) {
        QVERIFY2(line.size() <= 80, qPrintable(line));
    }
}

void TestCommandLine::worksWithoutCommands()
{
    bool full = false;
    const Program alone{QStringLiteral("alone"),
                        {},
                        {{{}, QStringLiteral("Alone"), {switchOption(QStringLiteral("--full"), full, {})}, {}, {}}}};
    QCOMPARE(readCommandLine(alone, {}).kind, CommandLine::Kind::Run);
    QCOMPARE(readCommandLine(alone, {QStringLiteral("--full")}).kind, CommandLine::Kind::Run);
    QVERIFY(full);
    QCOMPARE(readCommandLine(alone, {QStringLiteral("--version")}).text,
             QStringLiteral("alone " PUSHSCOPE_VERSION "\n"));
    QVERIFY(
        readCommandLine(alone, {QStringLiteral("--help")}).text.startsWith(QStringLiteral("Usage: alone [--full]")));
    QCOMPARE(readCommandLine(alone, {QStringLiteral("x")}).text,
             QStringLiteral("alone: surplus argument \"x\": alone takes only options"));
}

QTEST_APPLESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
