// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/windowstart.h"

#include "desktop/desktopfacts.h"
#include "desktop/desktopoptions.h"
#include "desktop/picture.h"
#include "mainwindow/helpdesk.h"
#include "mainwindow/mainwindow.h"

#include <QCoreApplication>
#include <QTimer>

namespace pushscope {

namespace {

using namespace std::chrono_literals;

constexpr auto untilDataMoves = 1200ms;

void tell(MainWindow &window, const QStringList &messages)
{
    for (const QString &message : messages)
        say(message);
    // What hinders the run matters more.
    if (!messages.isEmpty() && !window.hasProblem())
        window.presentProblem(messages.join(u' '));
}

/// The least size goes before what was asked for.
void tellSize(const QSize &asked, const QSize &size)
{
    if (size != asked)
        say(QCoreApplication::translate(
                "Desktop",
                "--size: the window is %1x%2, not %3x%4: what it shows needs more room, or the screen has less")
                .arg(size.width())
                .arg(size.height())
                .arg(asked.width())
                .arg(asked.height()));
}

} // namespace

void prepareWindow(MainWindow &window, const DesktopOptions &options, const SettingsState &state, StartMark &mark)
{
    window.help().setFacts(desktopFacts());
    if (options.step && !options.lesson)
        window.help().setFirstTourStep(static_cast<int>(*options.step) - 1);
    QStringList messages{state.message(), mark.message()};
    messages.removeAll(QString{});
    const bool plain = isPlainStart(options);
    QObject::connect(&window.frameLoop(), &FrameLoop::firstPainted, &window,
                     [&window, &mark, messages, plain, asked = options.size] {
                         mark.clear();
                         if (asked)
                             tellSize(*asked, window.size());
                         tell(window, messages);
                         if (plain)
                             QTimer::singleShot(untilDataMoves, &window.help(),
                                                [&window] { window.help().offerTour(); });
                     });
}

bool isPlainStart(const DesktopOptions &options)
{
    return options.screenshot.isEmpty() && options.report.isEmpty() && options.record.isEmpty()
        && options.open.isEmpty() && options.show.isEmpty() && !options.runFor && !options.lesson && !options.experiment
        && !options.load && !options.share && !options.present;
}

} // namespace pushscope
