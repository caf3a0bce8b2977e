// SPDX-License-Identifier: GPL-3.0-or-later
// The built programs from outside: what becomes of settings, and what they tell of themselves.
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace {

constexpr int patience = 60'000; ///< ms, for the whole program on a busy machine under sanitizers

/// What a program is started with to run on a machine of that name; empty where the system does not allow it.
QStringList onMachine(const QString &name)
{
    const QString renamed = QStringLiteral("hostname %1 && exec \"$@\"").arg(name);
    for (const QStringList &rights : {QStringList{}, QStringList{QStringLiteral("--map-root-user")}}) {
        QStringList start = QStringList{QStringLiteral("unshare")} + rights
            + QStringList{QStringLiteral("--uts"), QStringLiteral("sh"), QStringLiteral("-c"), renamed,
                          QStringLiteral("sh")};
        QProcess process;
        process.start(start.first(), start.mid(1) + QStringList{QStringLiteral("hostname")});
        if (process.waitForFinished(patience) && process.readAllStandardOutput().trimmed() == name.toUtf8())
            return start;
    }
    return {};
}

} // namespace

class TestStartup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void brokenSettingsAreTold();
    void settingsThatCannotBeWritten();
    void languageOfSettingsOfANewerVersion();
    void uncleanStart();
    void tokensAreNeverKept();
    void settingsAreDeleted();
    void languageWithoutAWindow();
    void helpWindowsAsPictures_data();
    void helpWindowsAsPictures();
    void diagnosticsTellNothingPrivate_data();
    void diagnosticsTellNothingPrivate();
    void diagnosticsWithoutADisplay();
    void diagnosticsWhileQtTalks();
    void diagnosticsStandAlone();

private:
    QByteArray run(const QStringList &arguments, const char *program = PUSHSCOPE_DESKTOP_PROGRAM);
    QByteArray runShortly(const QStringList &more = {});
    [[nodiscard]] QString settingsFile() const { return m_dir->filePath(QStringLiteral("pushscope/pushscope.json")); }
    [[nodiscard]] QByteArray settings() const;
    void put(const QByteArray &content) const;

    std::unique_ptr<QTemporaryDir> m_dir;
    QProcessEnvironment m_environment;
    QByteArray m_errors;
    int m_exitCode = -1;
};

void TestStartup::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_environment = QProcessEnvironment::systemEnvironment();
    m_environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    m_environment.insert(QStringLiteral("HOME"), m_dir->path());
    m_environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_dir->path());
    for (const char *name : {"LANG", "LC_ALL", "LANGUAGE", "LC_MESSAGES"})
        m_environment.insert(QString::fromLatin1(name), QStringLiteral("C.UTF-8"));
}

QByteArray TestStartup::run(const QStringList &arguments, const char *program)
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(QString::fromLocal8Bit(program), arguments);
    const bool ended = process.waitForFinished(patience);
    m_exitCode = ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    m_errors = process.readAllStandardError();
    return process.readAllStandardOutput();
}

QByteArray TestStartup::runShortly(const QStringList &more)
{
    return run(QStringList{QStringLiteral("--listen=127.0.0.1:0"), QStringLiteral("--run-for=1.5")} + more);
}

QByteArray TestStartup::settings() const
{
    QFile file{settingsFile()};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

void TestStartup::put(const QByteArray &content) const
{
    QVERIFY(QDir{m_dir->path()}.mkpath(QStringLiteral("pushscope")));
    QFile file{settingsFile()};
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
}

void TestStartup::brokenSettingsAreTold()
{
    put(QByteArray{"\x00\x01garbage", 9});
    runShortly();
    QCOMPARE(m_exitCode, 0);
    QVERIFY2(m_errors.contains("pushscope.json.broken"), m_errors.constData());
    QVERIFY(QFileInfo::exists(settingsFile() + QStringLiteral(".broken")));
    QVERIFY(QJsonDocument::fromJson(settings()).isObject());
    runShortly();
    QCOMPARE(m_exitCode, 0);
    QVERIFY2(!m_errors.contains("settings"), m_errors.constData());
}

void TestStartup::settingsThatCannotBeWritten()
{
    m_environment.insert(QStringLiteral("XDG_CONFIG_HOME"), QStringLiteral("/proc/nowhere"));
    runShortly();
    QCOMPARE(m_exitCode, 0);
    QVERIFY2(m_errors.contains("cannot be written"), m_errors.constData());
}

/// What is put aside does not decide on anything.
void TestStartup::languageOfSettingsOfANewerVersion()
{
    put(R"({"settings/version": 99, "view/language": "de"})");
    runShortly();
    QCOMPARE(m_exitCode, 0);
    QVERIFY2(m_errors.contains("newer version"), m_errors.constData());
}

void TestStartup::uncleanStart()
{
    put(R"({"start/unfinished": true, "window/geometry": {"base64": "AAAA"}, "run/rate": 12})");
    runShortly();
    QCOMPARE(m_exitCode, 0);
    QVERIFY2(m_errors.contains("default layout"), m_errors.constData());
    const QJsonObject kept = QJsonDocument::fromJson(settings()).object();
    QVERIFY(!kept.contains(QStringLiteral("start/unfinished")));
    QCOMPARE(kept.value(QStringLiteral("run/rate")).toInt(), 12);
    runShortly();
    QVERIFY2(!m_errors.contains("default layout"), m_errors.constData());
}

void TestStartup::tokensAreNeverKept()
{
    m_environment.insert(QStringLiteral("PUSHSCOPE_TOKEN"), QStringLiteral("sesame-of-the-environment"));
    runShortly({QStringLiteral("--token=sesame-of-the-line"),
                QStringLiteral("--connect=http://user:sesame-of-a-url@127.0.0.1:9/events?token=sesame-of-a-query"),
                QStringLiteral("--load=transport=sse,clients=1,rate=5,duration=0.3,warmup=0,"
                               "url=http://user:sesame-of-a-load@127.0.0.1:9/?token=sesame-of-its-query"),
                QStringLiteral("--share=127.0.0.1")});
    QVERIFY2(!settings().isEmpty(), m_errors.constData());
    QDirIterator files{m_dir->path(), QDir::Files, QDirIterator::Subdirectories};
    while (files.hasNext()) {
        QFile file{files.next()};
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY2(!content.contains("sesame") && !content.contains("token"), qPrintable(file.fileName()));
    }
}

void TestStartup::settingsAreDeleted()
{
    for (const char *name : {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"})
        m_environment.remove(QString::fromLatin1(name));
    put("{}");
    const QByteArray said = run({QStringLiteral("--reset-settings")});
    QCOMPARE(m_exitCode, 0);
    QVERIFY2(said.contains(QFile::encodeName(settingsFile())), said.constData());
    QVERIFY(!QFileInfo::exists(settingsFile()));
    QVERIFY(run({QStringLiteral("--reset-settings")}).contains("no settings"));
    QCOMPARE(m_exitCode, 0);
}

/// What is said before there is a window, or without one.
void TestStartup::languageWithoutAWindow()
{
    for (const char *name : {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"})
        m_environment.remove(QString::fromLatin1(name));
    put("{}");
    const QString german = QStringLiteral("--language=de");
    const QByteArray deleted = run({QStringLiteral("--reset-settings"), german});
    QVERIFY2(deleted.contains("gelöscht"), deleted.constData());
#ifdef Q_OS_LINUX
    run({german});
    QCOMPARE(m_exitCode, 1);
    QVERIFY2(m_errors.contains("pushscope: kein Bildschirm"), m_errors.constData());
    run({});
    QVERIFY2(m_errors.contains("pushscope: no display; set DISPLAY"), m_errors.constData());
#endif
}

void TestStartup::helpWindowsAsPictures_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("tour") << QStringList{QStringLiteral("--show=tour"), QStringLiteral("--step=6")};
    QTest::newRow("manual") << QStringList{QStringLiteral("--show=help")};
    QTest::newRow("palette") << QStringList{QStringLiteral("--show=palette")};
    QTest::newRow("keys") << QStringList{QStringLiteral("--show=shortcuts")};
    QTest::newRow("about") << QStringList{QStringLiteral("--show=about")};
}

void TestStartup::helpWindowsAsPictures()
{
    QFETCH(QStringList, arguments);
    const QString picture = m_dir->filePath(QStringLiteral("p.png"));
    runShortly(arguments + QStringList{QStringLiteral("--screenshot"), picture});
    QCOMPARE(m_exitCode, 0);
    QVERIFY2(!QImage{picture}.isNull(), m_errors.constData());
}

void TestStartup::diagnosticsTellNothingPrivate_data()
{
    QTest::addColumn<QByteArray>("program");
    QTest::newRow("desktop") << QByteArray{PUSHSCOPE_DESKTOP_PROGRAM};
    QTest::newRow("command line") << QByteArray{PUSHSCOPE_CLI};
}

void TestStartup::diagnosticsTellNothingPrivate()
{
    QFETCH(QByteArray, program);
    put(R"({"run/feed": "file:/home/mallory/secret-feed", "load/last": "url=http://secret-host/", "run/rate": 5})");
    const QString home = m_dir->path();
    for (const char *name : {"PUSHSCOPE_TOKEN", "PUSHSCOPE_PUBLISH_TOKEN"})
        m_environment.insert(QString::fromLatin1(name), QStringLiteral("secret-token"));
    m_environment.insert(QStringLiteral("USER"), QStringLiteral("mallory"));
    m_environment.insert(QStringLiteral("LOGNAME"), QStringLiteral("mallory"));
    m_environment.insert(QStringLiteral("HOSTNAME"), QStringLiteral("secret-host"));
    m_environment.insert(QStringLiteral("PUSHSCOPE_BROKER"), QStringLiteral("redis://:secret-word@secret-host/0"));
    m_environment.insert(QStringLiteral("https_proxy"), QStringLiteral("http://mallory:secret-word@secret-host:3128"));
    m_environment.insert(QStringLiteral("QT_STYLE_OVERRIDE"), home + QStringLiteral("/secret-style"));
    m_environment.insert(QStringLiteral("QT_PLUGIN_PATH"), home + QStringLiteral("/plugins"));
    m_environment.insert(QStringLiteral("LC_NUMERIC"), QStringLiteral("mallory@secret-host"));
    const QStringList command = onMachine(QStringLiteral("secret-machine"))
        + QStringList{QString::fromLocal8Bit(program), QStringLiteral("--diagnostics")};
    const QByteArray text = run(command.mid(1), command.first().toLocal8Bit().constData());
    QVERIFY2(m_exitCode == 0, m_errors.constData());
    for (const char *part :
         {"Program:", "Qt:", "OpenSSL:", "hiredis:", "Compiler:", "System:", "Kernel:", "Locale:", "Processors:",
          "Memory:", "Open files:", "Clock:", "TLS:", "Environment:", "PUSHSCOPE_TOKEN is set", "https_proxy is set"})
        QVERIFY2(text.contains(part), part);
    if (program == PUSHSCOPE_DESKTOP_PROGRAM) {
        for (const char *part : {"Display:", "offscreen", "Settings:", "run/rate", "load/last"})
            QVERIFY2(text.contains(part), part);
    }
    for (const QByteArray &secret : {QByteArray{"secret"}, QByteArray{"mallory"}, home.toUtf8()})
        QVERIFY2(!text.contains(secret), (secret + " in " + text).constData());
}

void TestStartup::diagnosticsWithoutADisplay()
{
#ifdef Q_OS_LINUX
    for (const char *name : {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"})
        m_environment.remove(QString::fromLatin1(name));
    const QByteArray text = run({QStringLiteral("--diagnostics")});
    QCOMPARE(m_exitCode, 0);
    QVERIFY2(text.contains("not reachable"), text.constData());
    QVERIFY2(m_errors.isEmpty(), m_errors.constData());
#endif
}

/// Its words are written to what takes the place of stderr, if that is free.
void TestStartup::diagnosticsWhileQtTalks()
{
    m_environment.insert(QStringLiteral("QT_DEBUG_PLUGINS"), QStringLiteral("1"));
    m_environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("*=true"));
    const QByteArray text = run({QStringLiteral("--diagnostics")});
    QCOMPARE(m_exitCode, 0);
    QVERIFY2(text.contains("offscreen; "), text.constData());
}

void TestStartup::diagnosticsStandAlone()
{
    run({QStringLiteral("--diagnostics"), QStringLiteral("serve")}, PUSHSCOPE_CLI);
    QCOMPARE(m_exitCode, 2);
    QVERIFY(run({QStringLiteral("--help")}, PUSHSCOPE_CLI).contains("--diagnostics"));
    const QByteArray help = run({QStringLiteral("--help")});
    QVERIFY(help.contains("--diagnostics") && help.contains("--reset-settings"));
}

QTEST_GUILESS_MAIN(TestStartup)
#include "tst_startup.moc"
