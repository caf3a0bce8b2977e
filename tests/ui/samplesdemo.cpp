// SPDX-License-Identifier: GPL-3.0-or-later
// The samples' panel alone, for eyes: samplesdemo [--light] [PICTURE.png]
#include "samples/samplespanel.h"

#include <QApplication>
#include <QTimer>

using namespace pushscope;

namespace {

TrafficEntries traffic(Instant now)
{
    using Kind = TrafficEntry::Kind;
    using namespace std::chrono_literals;
    TrafficEntries entries{
        {1, now - 9s, Kind::Join, "lobby", "3w5e11264sgsf", "ws", 0, QStringLiteral("Ann")},
        {2, now - 8s, Kind::Join, "lobby", "1y2p0ij32e8e7", "ws", 0, QStringLiteral("Bob")},
        {3, now - 5s, Kind::RoomMessage, "lobby", "3w5e11264sgsf", "ws", 23,
         QStringLiteral("\"hello, everybody here\"")},
        {4, now - 3s, Kind::PrivateMessage, {}, "1y2p0ij32e8e7", "ws", 41, {}},
        {5,
         now - 1s,
         Kind::Publish,
         "live-blog",
         {},
         "http",
         1433,
         QStringLiteral("{\"text\":\"The doors are open.\"}")},
    };
    return entries;
}

} // namespace

int main(int argc, char *argv[])
{
    const QApplication application{argc, argv};
    QStringList arguments = QApplication::arguments();
    const bool light = arguments.removeAll(QStringLiteral("--light")) > 0;
    const Theme theme = light ? Theme::lightTheme() : Theme::darkTheme();
    applyTheme(theme);
    SamplesPanel panel;
    panel.setTheme(theme);
    panel.setServer(QUrl{QStringLiteral("http://127.0.0.1:8080")});
    const Instant now = SteadyClock{}.now();
    panel.setTraffic(traffic(now), now);
    panel.resize(560, 760);
    panel.show();
    if (arguments.size() > 1) {
        QTimer::singleShot(200, &panel, [&panel, file = arguments.at(1)] {
            panel.grab().save(file);
            QApplication::quit();
        });
    }
    return QApplication::exec();
}
