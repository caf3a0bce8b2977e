// SPDX-License-Identifier: GPL-3.0-or-later
// The window over invented clients, for looking at it: uidemo [--theme T] [--size WxH] [--font N]
// [--scene plain|cut|fail|flip|empty|banner|table|presenter|dialog|keys|faults|presets|nofaults|faultmenu|playback|
// timelinetable|many|inspector] [--picture FILE.png] [--live SECONDS] [--rate HZ]
#include "mainwindow/mainwindow.h"
#include "mainwindow/windowactions.h"
#include "panels/faultmenu.h"
#include "panels/paneview.h"
#include "panels/timelinepanel.h"
#include "ui/fakerun.h"

#include <QAction>
#include <QApplication>
#include <QCommandLineParser>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QSettings>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>
#include <QToolButton>

#include <ctime>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

void runFor(FakeRun &run, MainWindow &window, std::chrono::milliseconds length)
{
    for (auto spent = 0ms; spent < length; spent += 40ms) {
        run.advance(40ms);
        window.applySnapshot(run.take());
    }
}

void followFaults(FakeRun &run, MainWindow &window)
{
    QObject::connect(&window, &MainWindow::faultArmed, &window,
                     [&run](int id, const Fault &fault) { run.arm(id, fault); });
    QObject::connect(&window, &MainWindow::faultRemoved, &window, [&run](int id) { run.disarm(id); });
    QObject::connect(&window, &MainWindow::faultsCleared, &window, [&run] { run.clearFaults(); });
}

void arm(MainWindow &window, const char *text)
{
    window.armFault(Fault::parse(QString::fromUtf8(text)).value());
}

/// Faults of every look: one that ended, a moment, one that goes on and meets one transport, one that will come.
void playFaults(FakeRun &run, MainWindow &window)
{
    arm(window, "delay:200ms±50ms,for=6s,direction=down");
    runFor(run, window, 8s);
    arm(window, "rst,target=sse");
    run.cut(1200ms);
    runFor(run, window, 4s);
    arm(window, "idle-timeout:10s,target=longpoll");
    arm(window, "stall,from=5s,for=3s,p=0.5,seed=7");
    runFor(run, window, 3s);
}

void showFaultViews(const QString &scene, MainWindow &window)
{
    if (scene == QStringLiteral("inspector"))
        window.findChild<QDockWidget *>(QStringLiteral("inspectorDock"))->toggleViewAction()->trigger();
    if (scene == QStringLiteral("nofaults") || scene == QStringLiteral("faults"))
        window.findChild<WindowActions *>()->faults->trigger();
    if (scene == QStringLiteral("presets")) {
        for (QAction *action : window.findChild<FaultPresetMenu *>()->actions())
            action->trigger();
    }
    if (scene == QStringLiteral("faultmenu")) {
        auto *menu = window.findChild<FaultKindMenu *>();
        menu->actions().first()->trigger();
        menu->setServerFaultsPossible(false);
        menu->popup(window.mapToGlobal(QPoint{60, 60}));
    }
}

void play(const QString &scene, FakeRun &run, MainWindow &window)
{
    if (scene == QStringLiteral("empty"))
        return;
    followFaults(run, window);
    run.addPanes(window.model());
    if (scene == QStringLiteral("many")) {
        for (int client = 5; client <= 8; ++client)
            window.model().addPane(client, Transport::Sse, QUrl{QStringLiteral("http://10.0.0.%1/events").arg(client)});
    }
    QCoreApplication::processEvents();
    runFor(run, window, 19s);
    const QStringList faulty{QStringLiteral("faults"), QStringLiteral("playback"), QStringLiteral("timelinetable"),
                             QStringLiteral("inspector")};
    if (faulty.contains(scene))
        playFaults(run, window);
    if (scene == QStringLiteral("cut")) {
        run.cut(1700ms);
        runFor(run, window, 8s);
        run.cut(60s);
    }
    if (scene == QStringLiteral("fail"))
        run.fail(1, QStringLiteral("The server answered 403 Forbidden: the token is wrong"));
    if (!faulty.contains(scene))
        runFor(run, window, scene == QStringLiteral("cut") ? 2s : 14s);
    if (scene == QStringLiteral("playback")) {
        window.showPlayback(
            {QStringLiteral("/home/a/monday morning.jsonl"), 94s, QStringLiteral("4 clients, 16 Nov 2026 09:12")});
        window.setPlaybackPosition(34s);
    }
    showFaultViews(scene, window);
    if (scene == QStringLiteral("timelinetable"))
        window.findChild<TimelinePanel *>()->findChild<QToolButton *>()->click();
    if (scene == QStringLiteral("flip"))
        window.findChild<WindowActions *>()->flipAll->setChecked(true);
    if (scene == QStringLiteral("table"))
        window.findChild<QDockWidget *>(QStringLiteral("figuresDock"))->toggleViewAction()->trigger();
    if (scene == QStringLiteral("presenter"))
        window.findChild<WindowActions *>()->presenter->setChecked(true);
    if (scene == QStringLiteral("dialog"))
        window.findChild<WindowActions *>()->addPane->trigger();
    if (scene == QStringLiteral("keys"))
        window.findChild<WindowActions *>()->shortcuts->trigger();
    if (scene == QStringLiteral("banner"))
        window.presentProblem(
            QStringLiteral("Port 8080 on 127.0.0.1 is taken by another program, so the server does not run."),
            {{QStringLiteral("Use a free port"), QStringLiteral("free")},
             {QStringLiteral("Retry"), QStringLiteral("retry")}});
    window.showAll();
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_NO_GLIB", "1");
    QApplication app{argc, argv};
    QCommandLineParser parser;
    const auto option = [&parser](const char *name, const char *value) {
        parser.addOption({QString::fromLatin1(name), {}, QString::fromLatin1(name), QString::fromLatin1(value)});
    };
    option("theme", "dark");
    option("size", "1440x900");
    option("font", "0");
    option("scene", "plain");
    option("picture", "");
    option("live", "0");
    option("rate", "50");
    parser.process(app);
    const auto value = [&parser](const char *name) { return parser.value(QString::fromLatin1(name)); };

    if (const double points = value("font").toDouble(); points > 0)
        QApplication::setFont(scaledFont(QApplication::font(), points / QApplication::font().pointSizeF()));
    const QTemporaryDir dir;
    QSettings settings{dir.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat};
    MainWindow window{settings};
    window.setThemeChoice(value("theme") == QStringLiteral("light") ? ThemeChoice::Light : ThemeChoice::Dark);
    const QStringList size = value("size").split(QLatin1Char('x'));
    window.resize(size.at(0).toInt(), size.at(1).toInt());
    window.setListening(QUrl{QStringLiteral("http://127.0.0.1:8080")});
    window.show();
    QCoreApplication::processEvents();

    FakeRun run{value("rate").toDouble()};
    play(value("scene"), run, window);
    QCoreApplication::processEvents();
    if (const int seconds = value("live").toInt(); seconds > 0) {
        QObject::connect(&window, &MainWindow::snapshotWanted, &window, [&] {
            run.advance(40ms);
            window.applySnapshot(run.take());
        });
        QElapsedTimer wall;
        wall.start();
        const std::clock_t before = std::clock();
        QTimer::singleShot(std::chrono::seconds{seconds}, &app, &QApplication::quit);
        QApplication::exec();
        const double cpu = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
        const LatencySummary frames = window.frameLoop().frameTimes().summary();
        QTextStream{stdout} << "cpu of one core " << 100 * cpu / (static_cast<double>(wall.elapsed()) / 1000)
                            << " %, frames " << frames.n << ", fps " << window.frameLoop().framesPerSecond() << ", p50 "
                            << frames.p50 << " us, p95 " << window.frameLoop().frameTimes().percentile(0.95).count()
                            << " us, max " << frames.max << " us\n";
    }
    QCoreApplication::processEvents();
    QWidget *shown = QApplication::activeModalWidget() != nullptr ? QApplication::activeModalWidget()
        : QApplication::activePopupWidget() != nullptr            ? QApplication::activePopupWidget()
                                                                  : &window;
    if (!value("picture").isEmpty())
        shown->grab().save(value("picture"));
    return 0;
}
