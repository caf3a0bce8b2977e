// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/windowstart.h"

#include "desktop/desktopfacts.h"
#include "desktop/desktopoptions.h"
#include "desktop/picture.h"
#include "mainwindow/helpdesk.h"
#include "mainwindow/mainwindow.h"

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

} // namespace

void prepareWindow(MainWindow &window, const DesktopOptions &options, const SettingsState &state, StartMark &mark)
{
    window.help().setFacts(desktopFacts());
    if (options.step && !options.lesson)
        window.help().setFirstTourStep(static_cast<int>(*options.step) - 1);
    QStringList messages{state.message(), mark.message()};
    messages.removeAll(QString{});
    const bool plain = isPlainStart(options);
    QObject::connect(&window.frameLoop(), &FrameLoop::firstPainted, &window, [&window, &mark, messages, plain] {
        mark.clear();
        tell(window, messages);
        if (plain)
            QTimer::singleShot(untilDataMoves, &window.help(), [&window] { window.help().offerTour(); });
    });
}

bool isPlainStart(const DesktopOptions &options)
{
    return options.screenshot.isEmpty() && options.report.isEmpty() && options.record.isEmpty()
        && options.open.isEmpty() && options.show.isEmpty() && !options.runFor && !options.lesson && !options.experiment
        && !options.load && !options.share && !options.present;
}

} // namespace pushscope
