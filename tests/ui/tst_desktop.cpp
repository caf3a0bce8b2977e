// SPDX-License-Identifier: GPL-3.0-or-later
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

constexpr int patience = 60'000; ///< ms, for the whole program on a busy machine under sanitizers

} // namespace

/// The built program from outside: PUSHSCOPE_DESKTOP_PROGRAM, without a screen.
class TestDesktop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void refusedCommandLine_data();
    void refusedCommandLine();
    void tokenOfTheEnvironment();
    void brokerOfTheEnvironment();
    void versionAndHelp();
    void withoutADisplay();
    void pictureAndReport();
    void aSizeThatDoesNotFitIsTold();
    void loadAndItsReport();
    void faultsAndRecording();
    void recordingThatIsNone();
    void terminatedInTheMiddle();

private:
    void start(const QStringList &arguments);
    [[nodiscard]] QString path(const char *name) const { return m_dir.filePath(QString::fromLatin1(name)); }
    [[nodiscard]] QJsonObject report() const;
    [[nodiscard]] QByteArrayList threads() const;

    QTemporaryDir m_dir;
    std::unique_ptr<QProcess> m_process;
    QProcessEnvironment m_environment;
};

void TestDesktop::init()
{
    m_environment = QProcessEnvironment::systemEnvironment();
    m_environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    m_environment.insert(QStringLiteral("HOME"), m_dir.path());
    m_environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_dir.path());
}

void TestDesktop::start(const QStringList &arguments)
{
    m_process = std::make_unique<QProcess>();
    m_process->setProcessEnvironment(m_environment);
    m_process->start(QStringLiteral(PUSHSCOPE_DESKTOP_PROGRAM), arguments);
}

QJsonObject TestDesktop::report() const
{
    QFile file{path("report.json")};
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject{};
}

/// The names of the program's threads.
QByteArrayList TestDesktop::threads() const
{
    const QDir tasks{QStringLiteral("/proc/%1/task").arg(m_process->processId())};
    QByteArrayList names;
    for (const QString &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile file{tasks.filePath(task + QStringLiteral("/comm"))};
        if (file.open(QIODevice::ReadOnly))
            names.append(file.readAll().trimmed());
    }
    return names;
}

void TestDesktop::refusedCommandLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("names");
    const auto row = [](const char *name, const QStringList &arguments) {
        QTest::newRow(name) << arguments << arguments.first().section(u'=', 0, 0);
    };
    row("unknown flag", {QStringLiteral("--bogus")});
    row("rate that is none", {QStringLiteral("--rate"), QStringLiteral("fast")});
    row("size that is none", {QStringLiteral("--size"), QStringLiteral("1440")});
    row("theme that is none", {QStringLiteral("--theme"), QStringLiteral("blue")});
    row("feed that is none", {QStringLiteral("--feed"), QStringLiteral("water")});
    row("port out of range", {QStringLiteral("--listen"), QStringLiteral("127.0.0.1:70000")});
    row("address without scheme", {QStringLiteral("--connect"), QStringLiteral("localhost")});
    row("fault that is none", {QStringLiteral("--fault"), QStringLiteral("gremlin")});
    row("feed beside a recording",
        {QStringLiteral("--feed=clock"), QStringLiteral("--open"), QStringLiteral("x.jsonl")});
    row("load that is none", {QStringLiteral("--load"), QStringLiteral("clients=many")});
    row("load that cannot be run", {QStringLiteral("--load"), QStringLiteral("payload=10")});
    row("load beside a recording",
        {QStringLiteral("--load=clients=1"), QStringLiteral("--open"), QStringLiteral("x.jsonl")});
    row("token of no file", {QStringLiteral("--token-file"), QStringLiteral("/nowhere/at/all")});
    QFile file{path("token")};
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("sesame\n") > 0);
    row("token beside a recording",
        {QStringLiteral("--token-file=") + path("token"), QStringLiteral("--open"), QStringLiteral("x.jsonl")});
    row("step that the lesson has not",
        {QStringLiteral("--step=19"), QStringLiteral("--lesson"), QStringLiteral("websocket-handshake")});
    row("report that cannot be written", {QStringLiteral("--report"), QStringLiteral("/no/such/folder/x.html")});
    row("picture that cannot be written", {QStringLiteral("--screenshot"), QStringLiteral("/no/such/folder/x.png")});
    row("experiment that is none", {QStringLiteral("--experiment"), QStringLiteral("cafe-wfi")});
    row("picture of another kind", {QStringLiteral("--screenshot"), QStringLiteral("x.txt")});
}

void TestDesktop::refusedCommandLine()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, names);
    start(arguments);
    QVERIFY(m_process->waitForFinished());
    QCOMPARE(m_process->exitCode(), 2);
    const QString error = QString::fromUtf8(m_process->readAllStandardError());
    QCOMPARE(error.count(QLatin1Char('\n')), 1);
    QVERIFY2(error.contains(names), qPrintable(error));
}

void TestDesktop::tokenOfTheEnvironment()
{
    m_environment.insert(QStringLiteral("PUSHSCOPE_TOKEN"), QStringLiteral("open sesame"));
    start({});
    QVERIFY(m_process->waitForFinished());
    QCOMPARE(m_process->exitCode(), 2);
    const QByteArray error = m_process->readAllStandardError();
    QVERIFY2(error.contains("PUSHSCOPE_TOKEN") && !error.contains("sesame"), error.constData());
}

void TestDesktop::brokerOfTheEnvironment()
{
    m_environment.insert(QStringLiteral("PUSHSCOPE_BROKER"), QStringLiteral("redis://:sesame@host/x"));
    start({});
    QVERIFY(m_process->waitForFinished());
    QCOMPARE(m_process->exitCode(), 2);
    const QByteArray error = m_process->readAllStandardError();
    QVERIFY2(error.contains("PUSHSCOPE_BROKER") && !error.contains("sesame"), error.constData());
}

void TestDesktop::versionAndHelp()
{
    start({QStringLiteral("--version")});
    QVERIFY(m_process->waitForFinished());
    QCOMPARE(m_process->exitCode(), 0);
    QVERIFY(m_process->readAllStandardOutput().startsWith("pushscope " PUSHSCOPE_VERSION));
    start({QStringLiteral("--help")});
    QVERIFY(m_process->waitForFinished());
    const QByteArray help = m_process->readAllStandardOutput();
    for (const char *flag : {"--listen", "--feed", "--rate", "--connect", "--run-for", "--screenshot", "--report"})
        QVERIFY2(help.contains(flag), flag);
}

void TestDesktop::withoutADisplay()
{
#ifdef Q_OS_LINUX
    for (const char *name : {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"})
        m_environment.remove(QString::fromLatin1(name));
    start({});
    QVERIFY(m_process->waitForFinished());
    QCOMPARE(m_process->exitCode(), 1);
    QCOMPARE(m_process->readAllStandardError().count('\n'), 1);
#endif
}

void TestDesktop::pictureAndReport()
{
    start({QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"), QStringLiteral("--rate"), QStringLiteral("50"),
           QStringLiteral("--run-for"), QStringLiteral("3"), QStringLiteral("--size"), QStringLiteral("1024x700"),
           QStringLiteral("--screenshot"), path("picture.png"), QStringLiteral("--report"), path("report.json")});
    QVERIFY(m_process->waitForFinished(patience));
    QCOMPARE(m_process->exitCode(), 0);
    QCOMPARE(QImage{path("picture.png")}.size(), QSize(1024, 700));
    const QJsonObject transports = report().value(QStringLiteral("transports")).toObject();
    for (const char *name : {"sse", "ws", "longpoll", "poll"}) {
        const QJsonObject one = transports.value(QString::fromLatin1(name)).toObject();
        QCOMPARE(one.value(QStringLiteral("connected")).toInt(), 1);
        QVERIFY2(one.value(QStringLiteral("delivered")).toInt() > 50, name);
        QCOMPARE(one.value(QStringLiteral("lost")).toInt(-1), 0);
    }
    const QJsonObject ui = report().value(QStringLiteral("ui")).toObject();
    QVERIFY(ui.value(QStringLiteral("frame_us")).toObject().value(QStringLiteral("n")).toInt() > 20);
    QVERIFY(ui.value(QStringLiteral("first_paint_ms")).toInt(-1) >= 0);
}

void TestDesktop::aSizeThatDoesNotFitIsTold()
{
    start({QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"), QStringLiteral("--run-for"), QStringLiteral("1"),
           QStringLiteral("--size"), QStringLiteral("330x320"), QStringLiteral("--font-size"), QStringLiteral("24"),
           QStringLiteral("--screenshot"), path("small.png")});
    QVERIFY(m_process->waitForFinished(patience));
    const QSize size = QImage{path("small.png")}.size();
    const QByteArray told = m_process->readAllStandardError();
    const QString says =
        QStringLiteral("--size: the window is %1x%2, not 330x320").arg(size.width()).arg(size.height());
    QVERIFY2(told.contains(says.toUtf8()), told.constData());
}

/// Without --run-for the program ends with the load.
void TestDesktop::loadAndItsReport()
{
#ifdef Q_OS_LINUX
    start({QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"), QStringLiteral("--load"),
           QStringLiteral("transport=sse+ws,clients=5,rate=50,duration=1,warmup=0.2"), QStringLiteral("--size"),
           QStringLiteral("1024x700"), QStringLiteral("--screenshot"), path("load.png"), QStringLiteral("--report"),
           path("report.json")});
    QVERIFY(m_process->waitForFinished(patience));
    QCOMPARE(m_process->exitCode(), 0);
    QCOMPARE(QImage{path("load.png")}.size(), QSize(1024, 700));
    const QJsonObject load = report().value(QStringLiteral("load")).toObject();
    const QJsonObject transports = load.value(QStringLiteral("transports")).toObject();
    QCOMPARE(transports.size(), 2);
    QCOMPARE(transports.value(QStringLiteral("sse")).toObject().value(QStringLiteral("delivered")).toInt(), 250);
    // A load has its own channel: the panes see nothing of it.
    const QJsonObject panes = report().value(QStringLiteral("transports")).toObject();
    QVERIFY(panes.value(QStringLiteral("sse")).toObject().value(QStringLiteral("delivered")).toInt() < 50);

    start({QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"), QStringLiteral("--load"),
           QStringLiteral("clients=1,url=http://127.0.0.1:1"), QStringLiteral("--report"), path("report.json")});
    QVERIFY(m_process->waitForFinished(patience));
    QCOMPARE(m_process->exitCode(), 1);
    const QByteArray errors = m_process->readAllStandardError();
    QVERIFY2(errors.contains("--load: ") && errors.contains("127.0.0.1:1"), errors.constData());
#endif
}

void TestDesktop::faultsAndRecording()
{
    start({QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"), QStringLiteral("--rate"), QStringLiteral("50"),
           QStringLiteral("--run-for"), QStringLiteral("3"), QStringLiteral("--record"), path("run.jsonl"),
           QStringLiteral("--fault"), QStringLiteral("delay:100ms,target=sse,from=1s,for=1s"),
           QStringLiteral("--fault"), QStringLiteral("mute-heartbeats"), QStringLiteral("--report"),
           path("report.json")});
    QVERIFY(m_process->waitForFinished(patience));
    QCOMPARE(m_process->exitCode(), 0);
    const QJsonArray faults = report().value(QStringLiteral("faults")).toArray();
    QCOMPARE(faults.size(), 2);
    const auto spec = [&](int i) { return faults.at(i).toObject().value(QStringLiteral("spec")).toString(); };
    QVERIFY(spec(0) == QLatin1String("mute-heartbeats") || spec(1) == QLatin1String("mute-heartbeats"));
    const auto transport = [this](const char *name) {
        return report().value(QStringLiteral("transports")).toObject().value(QLatin1String(name)).toObject();
    };
    const auto worst = [&](const char *name) {
        return transport(name).value(QStringLiteral("latency_us")).toObject().value(QStringLiteral("max")).toInt();
    };
    QVERIFY(worst("sse") >= 100'000);

    start({QStringLiteral("--open"), path("run.jsonl"), QStringLiteral("--run-for"), QStringLiteral("1"),
           QStringLiteral("--screenshot"), path("open.png")});
    QVERIFY(m_process->waitForFinished(patience));
    QCOMPARE(m_process->exitCode(), 0);
    QVERIFY(!QImage{path("open.png")}.isNull());
}

void TestDesktop::recordingThatIsNone()
{
    QFile file{path("none.jsonl")};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{}\n");
    file.close();
    start({QStringLiteral("--open"), path("none.jsonl")});
    QVERIFY(m_process->waitForFinished());
    QCOMPARE(m_process->exitCode(), 1);
    const QByteArray error = m_process->readAllStandardError();
    QVERIFY2(error.contains("none.jsonl, line 1"), error.constData());
}

void TestDesktop::terminatedInTheMiddle()
{
    start({QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"), QStringLiteral("--report"), path("report.json")});
    QFile::remove(path("report.json"));
    QVERIFY(m_process->waitForStarted());
    // As soon as the run has its threads, signals are heard.
    QTRY_VERIFY(threads().contains("clients"));
    m_process->terminate();
    QVERIFY(m_process->waitForFinished(2'000));
    QCOMPARE(m_process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_process->exitCode(), 0);
    QVERIFY(report().contains(QStringLiteral("verdict")));
}

QTEST_GUILESS_MAIN(TestDesktop)
#include "tst_desktop.moc"
