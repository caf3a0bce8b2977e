// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cliprogram.h"
#include "experiment/experiment.h"
#include "experiment/lesson.h"
#include "experiment/shippednames.h"
#include "manual/manpage.h"
#include "manual/manualfiles.h"
#include "options/help.h"
#ifdef PUSHSCOPE_WITH_DESKTOP
#include "desktop/desktopoptions.h"
#endif

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace pushscope;

namespace {

struct Tables
{
    CliOptions cli;
#ifdef PUSHSCOPE_WITH_DESKTOP
    DesktopOptions desktop;
#endif

    QList<Program> programs()
    {
        QList<Program> all{cliProgram(cli)};
#ifdef PUSHSCOPE_WITH_DESKTOP
        all.append(desktopProgram(desktop));
#endif
        return all;
    }
};

/// What a program says on stdout; its stderr fails the test.
QString outputOf(const QString &program, const QStringList &arguments, const QString &folder)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(program, arguments);
    if (!process.waitForFinished(30'000)) {
        return QStringLiteral("%1: %2").arg(program, process.errorString());
    }
    const QByteArray complaints = process.readAllStandardError();
    return QString::fromUtf8(process.readAllStandardOutput() + complaints).trimmed();
}

QString bashQuoted(const QString &word)
{
    return QLatin1Char('\'') + QString{word}.replace(u'\'', QLatin1String{"'\\''"}) + QLatin1Char('\'');
}

} // namespace

class ManualTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyOption_data();
    void everyOption();
    void optionsBeforeTheCommandAreTold();
    void groff_data();
    void groff();
    void sameInEveryLanguage();
    void namesOfWhatIsShipped();
    void bash_data();
    void bash();
    void fish_data();
    void fish();
    void zsh();

private:
    bool needs(const QString &program, const QString &package);

    Tables m_tables;
    QTemporaryDir m_folder;
};

/// Not there is a failure: packaging/test installs it.
bool ManualTest::needs(const QString &program, const QString &package)
{
    const bool found = !QStandardPaths::findExecutable(program).isEmpty();
    [&] { QVERIFY2(found, qPrintable(QStringLiteral("install the Debian package ") + package)); }();
    return found;
}

void ManualTest::initTestCase()
{
    const QDir folder{m_folder.path()};
    for (const Program &program : m_tables.programs()) {
        const auto files = manualFiles(program);
        for (auto each = files.begin(); each != files.end(); ++each) {
            QVERIFY(folder.mkpath(each.key().section(u'/', 0, 0)));
            QFile file{folder.filePath(each.key())};
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(each.value()), each.value().size());
        }
    }
    for (const char *name : {"report.html", "report.json", "notes.txt", "with space.json"}) {
        QFile file{folder.filePath(QString::fromLatin1(name))};
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
}

void ManualTest::everyOption_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("wanted");
    for (const Program &program : m_tables.programs()) {
        const auto files = manualFiles(program);
        for (const Command &command : program.commands) {
            const QString page = QString::fromUtf8(manPage(program, command));
            for (const Option &option : command.options + standardOptions()) {
                const auto row = [&](const char *kind, const QString &text, const QString &wanted) {
                    QTest::addRow("%s %s %s: %s", qPrintable(program.name), qPrintable(command.name),
                                  qPrintable(option.name), kind)
                        << text << wanted;
                };
                row("man", page,
                    QStringLiteral("\\fB%1\\fR").arg(QString{option.name}.replace(u'-', QLatin1String{"\\-"})));
                row("bash", QString::fromUtf8(files.value(QStringLiteral("bash/") + program.name)), option.name);
                row("zsh", QString::fromUtf8(files.value(QStringLiteral("zsh/_") + program.name)), option.name);
                row("fish", QString::fromUtf8(files.value(QStringLiteral("fish/%1.fish").arg(program.name))),
                    QStringLiteral(" -l %1 ").arg(option.name.mid(2)));
            }
        }
    }
}

void ManualTest::everyOption()
{
    QFETCH(QString, text);
    QFETCH(QString, wanted);
    QVERIFY(!text.isEmpty());
    QVERIFY2(text.contains(wanted), qPrintable(wanted));
}

void ManualTest::optionsBeforeTheCommandAreTold()
{
    const Program program = m_tables.programs().first();
    const QString overview = helpText(program);
    QVERIFY2(overview.contains(QStringLiteral("[--language de|en] COMMAND")), qPrintable(overview));
    QVERIFY2(overview.contains(QStringLiteral("\n  --language de|en ")), qPrintable(overview));
    const QByteArray page = manPage(program);
    QVERIFY2(page.contains("[\\fB\\-\\-language\\fR \\fIde|\\:en\\fR] \\fICOMMAND"), page.constData());
    QVERIFY2(page.contains(".TP\n\\fB\\-\\-language\\fR \\fIde"), page.constData());
}

void ManualTest::groff_data()
{
    QTest::addColumn<QString>("page");
    const QDir folder{m_folder.filePath(QStringLiteral("man1"))};
    for (const QString &page : folder.entryList(QDir::Files)) {
        QTest::newRow(qPrintable(page)) << folder.filePath(page);
    }
}

/// Every warning of groff, and that the text is there.
void ManualTest::groff()
{
    QFETCH(QString, page);
    if (!needs(QStringLiteral("groff"), QStringLiteral("groff-base"))) {
        return;
    }
    QProcess process;
    process.start(QStringLiteral("groff"),
                  {QStringLiteral("-man"), QStringLiteral("-Tutf8"), QStringLiteral("-P-cbuo"), QStringLiteral("-ww"),
                   QStringLiteral("-rLL=80n"), page});
    QVERIFY(process.waitForFinished(30'000));
    QCOMPARE(QString::fromUtf8(process.readAllStandardError()), QString{});
    const QByteArray text = process.readAllStandardOutput();
    QVERIFY(text.contains("EXIT STATUS"));
    QVERIFY(text.contains("--version"));
}

void ManualTest::sameInEveryLanguage()
{
    QLocale::setDefault(QLocale{QLocale::German});
    Tables tables;
    const auto german = tables.programs();
    QLocale::setDefault(QLocale::c());
    Tables others;
    const auto plain = others.programs();
    for (qsizetype at = 0; at < plain.size(); ++at) {
        QCOMPARE(manualFiles(german[at]), manualFiles(plain[at]));
    }
}

void ManualTest::namesOfWhatIsShipped()
{
    QStringList names;
    const auto experiments = shippedExperiments();
    const auto lessons = shippedLessons();
    QVERIFY(experiments && lessons);
    for (const Experiment &experiment : *experiments) {
        names.append(experiment.name);
    }
    QCOMPARE(shippedExperimentNames(), names);
    names.clear();
    for (const Lesson &lesson : *lessons) {
        names.append(lesson.name);
    }
    names.sort();
    QCOMPARE(shippedLessonNames(), names);
}

void ManualTest::bash_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("words"); // as bash splits them, the last one is completed
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *name, const QStringList &words, const QString &wanted,
                        const QString &program = QStringLiteral("pushscope-cli")) {
        QTest::newRow(name) << program << words << wanted;
    };
    row("a command", {QStringLiteral("se")}, QStringLiteral("serve"));
    row("an option", {QStringLiteral("serve"), QStringLiteral("--slow")}, QStringLiteral("--slow-consumer"));
    row("a word", {QStringLiteral("serve"), QStringLiteral("--slow-consumer"), QStringLiteral("dr")},
        QStringLiteral("drop-oldest"));
    row("a word behind =",
        {QStringLiteral("serve"), QStringLiteral("--feed"), QStringLiteral("="), QStringLiteral("cl")},
        QStringLiteral("clock"));
    row("all behind =", {QStringLiteral("serve"), QStringLiteral("--feed"), QStringLiteral("=")},
        QStringLiteral("system|clock|ticker|stdin|file:|none"));
    row("an option behind an address",
        {QStringLiteral("watch"), QStringLiteral("http"), QStringLiteral(":"), QStringLiteral("//127.0.0.1"),
         QStringLiteral(":"), QStringLiteral("8080"), QStringLiteral("--tra")},
        QStringLiteral("--transport"));
    row("files of its endings",
        {QStringLiteral("bench"), QStringLiteral("x"), QStringLiteral("--report"), QStringLiteral("rep")},
        QStringLiteral("report.html|report.json"));
    row("any file", {QStringLiteral("serve"), QStringLiteral("--token-file"), QStringLiteral("no")},
        QStringLiteral("notes.txt"));
    row("a file with a space", {QStringLiteral("run"), QStringLiteral("with")}, QStringLiteral("with space.json"));
    row("a folder", {QStringLiteral("serve"), QStringLiteral("--site"), QStringLiteral("ma")}, QStringLiteral("man1"));
    row("the first argument", {QStringLiteral("run"), QStringLiteral("caf")}, QStringLiteral("cafe-wifi"));
    row("the second argument", {QStringLiteral("report"), QStringLiteral("report.json"), QStringLiteral("report.h")},
        QStringLiteral("report.html"));
    row("the rest behind :",
        {QStringLiteral("serve"), QStringLiteral("--broker"), QStringLiteral("redis"), QStringLiteral(":"),
         QStringLiteral("/")},
        QStringLiteral("//"));
    row("an option before the command", {QStringLiteral("--lang")}, QStringLiteral("--language"));
    row("its value", {QStringLiteral("--language"), QStringLiteral("d")}, QStringLiteral("de"));
    row("its value behind =", {QStringLiteral("--language"), QStringLiteral("="), QStringLiteral("d")},
        QStringLiteral("de"));
    row("a command behind it", {QStringLiteral("--language"), QStringLiteral("de"), QStringLiteral("ser")},
        QStringLiteral("serve"));
    row("a command behind it with =",
        {QStringLiteral("--language"), QStringLiteral("="), QStringLiteral("de"), QStringLiteral("ser")},
        QStringLiteral("serve"));
    row("an option of a command behind it",
        {QStringLiteral("--language"), QStringLiteral("de"), QStringLiteral("serve"), QStringLiteral("--slow")},
        QStringLiteral("--slow-consumer"));
    row("no command behind a switch", {QStringLiteral("--diagnostics"), QStringLiteral("ser")}, {});
    row("no option behind --", {QStringLiteral("run"), QStringLiteral("--"), QStringLiteral("--js")}, {});
#ifdef PUSHSCOPE_WITH_DESKTOP
    const QString desktop = QStringLiteral("pushscope");
    row("of the desktop: an option", {QStringLiteral("--screen")}, QStringLiteral("--screenshot"), desktop);
    row("of the desktop: a word", {QStringLiteral("--theme"), QStringLiteral("d")}, QStringLiteral("dark"), desktop);
    row("of the desktop: a lesson", {QStringLiteral("--lesson"), QStringLiteral("last")},
        QStringLiteral("last-event-id"), desktop);
#endif
}

void ManualTest::bash()
{
    QFETCH(QString, program);
    QFETCH(QStringList, words);
    QFETCH(QString, wanted);
    QStringList quoted{program};
    for (const QString &word : words) {
        quoted.append(bashQuoted(word));
    }
    const QString script =
        QStringLiteral("set -u; source bash/%1; COMP_WORDS=(%2); COMP_CWORD=%3; _%4; IFS='|'; echo \"${COMPREPLY[*]}\"")
            .arg(program, quoted.join(u' '), QString::number(words.size()), QString{program}.replace(u'-', u'_'));
    const QStringList arguments{QStringLiteral("--norc"), QStringLiteral("-c"), script};
    QCOMPARE(outputOf(QStringLiteral("bash"), arguments, m_folder.path()), wanted);
}

void ManualTest::fish_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("a command") << QStringLiteral("pushscope-cli se") << QStringLiteral("serve");
    QTest::newRow("an option") << QStringLiteral("pushscope-cli serve --slow") << QStringLiteral("--slow-consumer");
    QTest::newRow("a word") << QStringLiteral("pushscope-cli serve --feed cl") << QStringLiteral("clock");
    QTest::newRow("a file") << QStringLiteral("pushscope-cli serve --token-file no") << QStringLiteral("notes.txt");
    const QString serve = QStringLiteral("serve");
    QTest::newRow("an option before the command")
        << QStringLiteral("pushscope-cli --lang") << QStringLiteral("--language");
    QTest::newRow("its value") << QStringLiteral("pushscope-cli --language d") << QStringLiteral("de");
    QTest::newRow("a command behind it") << QStringLiteral("pushscope-cli --language de ser") << serve;
    QTest::newRow("a command behind it with =") << QStringLiteral("pushscope-cli --language=de ser") << serve;
    QTest::newRow("an option of a command behind it")
        << QStringLiteral("pushscope-cli --language de serve --slow") << QStringLiteral("--slow-consumer");
    QTest::newRow("a lesson") << QStringLiteral("pushscope-cli run caf") << QStringLiteral("cafe-wifi");
}

void ManualTest::fish()
{
    QFETCH(QString, line);
    QFETCH(QString, wanted);
    if (!needs(QStringLiteral("fish"), QStringLiteral("fish"))) {
        return;
    }
    const QString script = QStringLiteral("source fish/pushscope-cli.fish; complete -C '%1'").arg(line);
    const QString answer = outputOf(QStringLiteral("fish"),
                                    {QStringLiteral("--no-config"), QStringLiteral("-c"), script}, m_folder.path());
    const QStringList lines = answer.split(u'\n');
    QVERIFY2(std::ranges::any_of(lines, [&](const QString &each) { return each.section(u'\t', 0, 0) == wanted; }),
             qPrintable(answer));
}

/// Only that zsh understands the scripts: what they offer can be asked for at a terminal alone.
void ManualTest::zsh()
{
    if (!needs(QStringLiteral("zsh"), QStringLiteral("zsh"))) {
        return;
    }
    const QDir folder{m_folder.filePath(QStringLiteral("zsh"))};
    for (const QString &name : folder.entryList(QDir::Files)) {
        QCOMPARE(outputOf(QStringLiteral("zsh"), {QStringLiteral("-n"), name}, folder.path()), QString{});
        QFile file{folder.filePath(name)};
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(file.readLine()), QStringLiteral("#compdef %1\n").arg(name.mid(1)));
    }
}

QTEST_GUILESS_MAIN(ManualTest)
#include "tst_manpages.moc"
