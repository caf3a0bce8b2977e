// SPDX-License-Identifier: GPL-3.0-or-later
// Settings survive what happens to files; the program starts whatever is in them.
#include "desktop/settingsfile.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/windowsettings.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QScreen>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace pushscope;

namespace {

constexpr char writerVariable[] = "PUSHSCOPE_TEST_WRITER";
constexpr char limitVariable[] = "PUSHSCOPE_TEST_FILE_LIMIT";
constexpr int patience = 30'000;
constexpr QLatin1String seed{"kept/value"};

QByteArray contentOf(const QString &name)
{
    QFile file{name};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

void put(const QString &name, const QByteArray &content)
{
    QVERIFY(QDir{}.mkpath(QFileInfo{name}.absolutePath()));
    QFile file{name};
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(content), content.size());
}

} // namespace

class TestSettingsFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void valuesComeBack();
    void unusableFilesAreKeptAside_data();
    void unusableFilesAreKeptAside();
    void absurdValues_data();
    void absurdValues();
    void noRoomOnTheDisk();
    void killedWhileWriting();
    void placeThatCannotBeWrittenTo();
    void startThatDidNotComeToItsEnd();
    void anotherStartIsUnderWay();
    void copiesAreNotLost();
    void foldersInTheWay();
    void deleted();

private:
    void runWriter(const QStringList &environment, QProcess &process) const;

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
};

void TestSettingsFile::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("pushscope"));
    QCoreApplication::setApplicationName(QStringLiteral("pushscope"));
    useSettingsFile();
}

void TestSettingsFile::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QSettings::setPath(QSettings{}.format(), QSettings::UserScope, m_dir->path());
    m_file = settingsFileName();
    QVERIFY(m_file.startsWith(m_dir->path()));
    QVERIFY(m_file.endsWith(QLatin1String{".json"}));
}

void TestSettingsFile::valuesComeBack()
{
    const QByteArray bytes{"\x00\x01\xff\x7f", 4};
    const QStringList list{QStringLiteral("a"), QStringLiteral("ü\n")};
    {
        QSettings settings;
        settings.setValue(QStringLiteral("a/bytes"), bytes);
        settings.setValue(QStringLiteral("a/list"), list);
        settings.setValue(QStringLiteral("number"), 12.5);
        settings.setValue(QStringLiteral("yes"), true);
        settings.setValue(QStringLiteral("text"), QStringLiteral("tschüß"));
    }
    QVERIFY(QJsonDocument::fromJson(contentOf(m_file)).isObject());
    const QSettings settings;
    QCOMPARE(settings.value(QStringLiteral("a/bytes")).toByteArray(), bytes);
    QCOMPARE(settings.value(QStringLiteral("a/list")).toStringList(), list);
    QCOMPARE(settings.value(QStringLiteral("number")).toDouble(), 12.5);
    QCOMPARE(settings.value(QStringLiteral("yes")).toBool(), true);
    QCOMPARE(settings.value(QStringLiteral("text")).toString(), QStringLiteral("tschüß"));
    QCOMPARE(checkSettingsFile().trouble, SettingsState::Trouble::None);
}

void TestSettingsFile::unusableFilesAreKeptAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("ending");
    const QString broken = QStringLiteral(".broken");
    QTest::newRow("garbage") << QByteArray{"\x00\xff\x13garbage\xfe", 11} << broken;
    QTest::newRow("cut off") << QByteArray{"{\"run/rate\": 20, \"vi"} << broken;
    QTest::newRow("a list") << QByteArray{"[1, 2]"} << broken;
    QTest::newRow("of another form") << QByteArray{"[run]\nrate=20\n"} << broken;
    QTest::newRow("far too large") << QByteArray(2 * 1024 * 1024, ' ') << broken;
    QTest::newRow("of a newer version") << QByteArray{"{\"settings/version\": 99, \"run/rate\": 5}"}
                                        << QStringLiteral(".newer");
}

void TestSettingsFile::unusableFilesAreKeptAside()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, ending);
    put(m_file, content);
    const SettingsState state = checkSettingsFile();
    QVERIFY(state.trouble != SettingsState::Trouble::None);
    QCOMPARE(state.keptAs, m_file + ending);
    QCOMPARE(contentOf(state.keptAs), content);
    QVERIFY(!QFileInfo::exists(m_file));
    QVERIFY(state.message().contains(ending));
    QSettings settings;
    QVERIFY(settings.allKeys().isEmpty());
    settings.setValue(seed, 1);
    settings.sync();
    QCOMPARE(settings.status(), QSettings::NoError);
    QCOMPARE(checkSettingsFile().trouble, SettingsState::Trouble::None);
}

void TestSettingsFile::absurdValues_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("text everywhere") << QByteArray{
        R"({"run/feed": "water", "run/rate": "fast", "run/payload": "x", "run/heartbeat_s": "y", "view/theme": "z",)"
        R"("view/window_s": "w", "window/geometry": "g", "window/state": "s", "load/last": "l", "lessons/done": 5,)"
        R"("help/recent_commands": 7, "manual/zoom": "q", "view/language": 3})"};
    QTest::newRow("objects everywhere") << QByteArray{
        R"({"run/feed": {}, "run/rate": [], "run/payload": {"a": 1}, "run/heartbeat_s": null, "view/theme": [1],)"
        R"("view/window_s": {}, "window/geometry": [1, 2], "window/state": {}, "load/last": {}, "lessons/done": {}})"};
    QTest::newRow("numbers out of range") << QByteArray{
        R"({"run/rate": -1e300, "run/payload": 1e18, "run/heartbeat_s": -5, "view/theme": 99, "view/window_s": 1e12})"};
    QByteArray far;
    {
        QWidget window;
        window.setGeometry(-30000, 45000, 20000, 10);
        far = window.saveGeometry();
    }
    QTest::newRow("off every screen") << "{\"window/geometry\": {\"base64\": \"" + far.toBase64() + "\"}}";
    QTest::newRow("layout of junk") << QByteArray{
        R"({"window/geometry": {"base64": "AAECAwQFBgc="}, "window/state": {"base64": "/////wAAAAD9AAAAAwAAAAA="}})"};
}

void TestSettingsFile::absurdValues()
{
    QFETCH(QByteArray, content);
    QVERIFY2(QJsonDocument::fromJson(content).isObject(), "the test's own mistake");
    put(m_file, content);
    QCOMPARE(checkSettingsFile().trouble, SettingsState::Trouble::None);
    QSettings settings;
    MainWindow window{settings};
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const QRect screen = window.screen()->availableGeometry();
    QVERIFY(screen.intersects(window.geometry()));
    QVERIFY(window.width() <= std::max(screen.width(), window.minimumSizeHint().width()));
    const RunSettings run = window.runSettings();
    QVERIFY2(run.rate > 0 && run.rate < 1e6, qPrintable(QString::number(run.rate)));
    QVERIFY(run.payload >= 0 && run.payload <= 1024 * 1024);
    QVERIFY(run.heartbeat.count() >= 0 && run.heartbeat.count() <= 3600);
    QVERIFY(!run.feed.isEmpty());
}

void TestSettingsFile::runWriter(const QStringList &environment, QProcess &process) const
{
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.insert(QString::fromLatin1(writerVariable), m_dir->path());
    for (const QString &name : environment)
        variables.insert(name.section(u'=', 0, 0), name.section(u'=', 1));
    process.setProcessEnvironment(variables);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QCoreApplication::applicationFilePath(), QStringList{});
    QVERIFY(process.waitForStarted(patience));
}

/// A file may hold no more than a few bytes: as a disk that is full.
void TestSettingsFile::noRoomOnTheDisk()
{
#ifdef Q_OS_UNIX
    {
        QSettings settings;
        settings.setValue(seed, QByteArray(100, 'k'));
    }
    const QByteArray before = contentOf(m_file);
    QVERIFY(!before.isEmpty());
    QProcess writer;
    runWriter({QString::fromLatin1(limitVariable) + QStringLiteral("=1000")}, writer);
    QVERIFY(writer.waitForFinished(patience));
    const QByteArray said = writer.readAll();
    QVERIFY2(said.contains("status 1"), said.constData()); // AccessError: the program tells the user
    QCOMPARE(contentOf(m_file), before);
#endif
}

void TestSettingsFile::killedWhileWriting()
{
#ifdef Q_OS_UNIX
    for (int i = 0; i < 8; ++i) {
        QProcess writer;
        runWriter({}, writer);
        QByteArray said;
        while (said.count("status") < 5 * i + 1 && writer.waitForReadyRead(patience))
            said += writer.readAll();
        writer.kill();
        QVERIFY(writer.waitForFinished(patience));
        QVERIFY2(QJsonDocument::fromJson(contentOf(m_file)).isObject(), contentOf(m_file).left(200).constData());
        QCOMPARE(checkSettingsFile().trouble, SettingsState::Trouble::None);
    }
#endif
}

void TestSettingsFile::placeThatCannotBeWrittenTo()
{
    // A file where the folder would have to be.
    put(m_dir->filePath(QStringLiteral("pushscope")), "in the way");
    QCOMPARE(checkSettingsFile().trouble, SettingsState::Trouble::None);
    QSettings settings;
    settings.setValue(seed, 1);
    const StartMark mark{settings};
    QVERIFY(!mark.isWritable());
    QVERIFY(mark.message().contains(QStringLiteral("cannot be written")));
    QCOMPARE(settings.value(seed).toInt(), 1); // until the end
}

void TestSettingsFile::startThatDidNotComeToItsEnd()
{
    const QString geometry = QStringLiteral("window/geometry");
    const QString rate = QStringLiteral("run/rate");
    put(m_file, R"({"window/geometry": {"base64": "AAAA"}, "run/rate": 33})");
    {
        QSettings settings;
        StartMark mark{settings};
        QVERIFY(!mark.wasLeft() && mark.isWritable() && mark.message().isEmpty());
        QVERIFY(settings.contains(geometry));
        mark.clear();
    }
    put(m_file, contentOf(m_file).replace("{", "{\"start/unfinished\": true,").replace(",}", "}"));
    {
        QSettings settings;
        const StartMark mark{settings};
        QVERIFY(mark.wasLeft());
        QVERIFY(mark.message().contains(QStringLiteral("default layout")));
        QVERIFY(!settings.contains(geometry));
        QCOMPARE(settings.value(rate).toInt(), 33); // what does no harm stays
        QVERIFY(contentOf(m_file).contains("start/unfinished"));
    }
    // An orderly end takes it away, even one without a picture.
    QVERIFY(!contentOf(m_file).contains("start/unfinished"));
}

void TestSettingsFile::anotherStartIsUnderWay()
{
    const QString geometry = QStringLiteral("window/geometry");
    put(m_file, R"({"window/geometry": {"base64": "AAAA"}})");
    QSettings settings;
    StartMark first{settings};
    {
        QSettings others;
        const StartMark second{others};
        QVERIFY(!second.wasLeft());
        QVERIFY(second.isWritable() && second.message().isEmpty());
        QVERIFY(others.contains(geometry));
    }
    QVERIFY(contentOf(m_file).contains("start/unfinished")); // it is the first one's
    first.clear();
    QVERIFY(!contentOf(m_file).contains("start/unfinished"));
    QVERIFY(contentOf(m_file).contains("window/geometry"));
    QCOMPARE(QDir{QFileInfo{m_file}.absolutePath()}.entryList(QDir::Files).size(), 1);
}

void TestSettingsFile::copiesAreNotLost()
{
    for (int i = 0; i < mostCopies + 2; ++i) {
        put(m_file, "broken " + QByteArray::number(i));
        const SettingsState state = checkSettingsFile();
        QCOMPARE(contentOf(state.keptAs), "broken " + QByteArray::number(i));
    }
    QCOMPARE(contentOf(m_file + QStringLiteral(".broken")), QByteArray{"broken 0"});
    QCOMPARE(contentOf(m_file + QStringLiteral(".broken-2")), QByteArray{"broken 1"});
    QDir dir{QFileInfo{m_file}.absolutePath()};
    QCOMPARE(dir.entryList(QDir::Files).size(), mostCopies);
    QCOMPARE(resetSettings(), 0);
    QVERIFY(dir.isEmpty());
}

void TestSettingsFile::foldersInTheWay()
{
    put(m_file + QStringLiteral("/own"), "of the user");
    QVERIFY(!settingsAreUsable());
    const SettingsState state = checkSettingsFile();
    QCOMPARE(state.trouble, SettingsState::Trouble::Unreadable);
    QVERIFY(QFileInfo{state.keptAs}.isDir());
    QVERIFY(settingsAreUsable());
    put(m_file, "{}");
    QCOMPARE(resetSettings(), 0);
    QVERIFY(!QFileInfo::exists(m_file));
    QCOMPARE(contentOf(state.keptAs + QStringLiteral("/own")), QByteArray{"of the user"});
    QVERIFY(QDir{state.keptAs}.removeRecursively());
    QVERIFY(QDir{}.mkpath(state.keptAs));
    QCOMPARE(resetSettings(), 0);
    QVERIFY(!QFileInfo::exists(state.keptAs));
}

void TestSettingsFile::deleted()
{
    put(m_file, "{}");
    put(m_file + QStringLiteral(".broken"), "x");
    QCOMPARE(resetSettings(), 0);
    QVERIFY(!QFileInfo::exists(m_file));
    QVERIFY(!QFileInfo::exists(m_file + QStringLiteral(".broken")));
    QCOMPARE(resetSettings(), 0);
}

/// As another process: writes larger and smaller settings over and over, or once with little room.
static int writeForEver()
{
    QSettings::setPath(QSettings{}.format(), QSettings::UserScope, qEnvironmentVariable(writerVariable));
    const int limit = qEnvironmentVariableIntValue(limitVariable);
#ifdef Q_OS_UNIX
    if (limit > 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit most{static_cast<rlim_t>(limit), static_cast<rlim_t>(limit)};
        setrlimit(RLIMIT_FSIZE, &most);
    }
#endif
    for (int i = 1;; ++i) {
        QSettings settings;
        settings.setValue(QStringLiteral("written"), QByteArray((i % 7) * 50'000 + 2'000, 'w'));
        settings.sync();
        std::printf("status %d\n", static_cast<int>(settings.status()));
        std::fflush(stdout);
        if (limit > 0)
            return 0;
    }
}

int main(int argc, char **argv)
{
    QApplication application{argc, argv};
    if (qEnvironmentVariableIsSet(writerVariable)) {
        QCoreApplication::setOrganizationName(QStringLiteral("pushscope"));
        QCoreApplication::setApplicationName(QStringLiteral("pushscope"));
        useSettingsFile();
        return writeForEver();
    }
    TestSettingsFile test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_settingsfile.moc"
