// SPDX-License-Identifier: GPL-3.0-or-later
// The inspector filled from an invented capture: pictures for eyes, and how long its work takes.
#include "inspector/hexview.h"
#include "inspector/inspectorpanel.h"
#include "inspector/wirefilterbar.h"
#include "inspector/wirelist.h"
#include "models/wirefiltermodel.h"
#include "ui/wirescene.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTextStream>

#include <algorithm>
#include <ctime>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

constexpr int eventsForFullRing = 8'400;
constexpr std::size_t chunksPerFrame = 333;

class Times
{
public:
    template <typename Work>
    void take(Work work)
    {
        QElapsedTimer timer;
        timer.start();
        const std::clock_t before = std::clock();
        work();
        m_cpu.push_back(static_cast<double>(std::clock() - before) * 1e3 / CLOCKS_PER_SEC);
        m_wall.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }

    void tell(const char *what)
    {
        QTextStream{stdout} << what << ": n " << m_wall.size() << "; " << figures(m_wall) << "; of the processor "
                            << figures(m_cpu) << '\n';
    }

private:
    static QString figures(std::vector<double> &times)
    {
        std::sort(times.begin(), times.end());
        const auto at = [&times](double part) {
            return QString::number(times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1))], 'f',
                                   2);
        };
        return QStringLiteral("p50 %1 ms, p95 %2 ms, max %3 ms").arg(at(0.5), at(0.95), at(1));
    }

    std::vector<double> m_wall;
    std::vector<double> m_cpu;
};

void measureBatches(InspectorPanel &panel, WireScene &scene, const char *what)
{
    Times apply;
    Times paint;
    for (int i = 0; i < 200; ++i) {
        for (int n = 0; n < 56; ++n)
            scene.event(100'000 + i * 56 + n);
        const WireBatchPtr batch = scene.take(chunksPerFrame);
        apply.take([&] { panel.apply(batch); });
        paint.take([] { QApplication::processEvents(); });
    }
    apply.tell(what);
    paint.tell("  and its painting");
}

void measureScrolling(WireList &list)
{
    Times scroll;
    list.setFollowing(false);
    QScrollBar &bar = *list.verticalScrollBar();
    for (int i = 0; i < 500; ++i) {
        bar.setValue(bar.maximum() * i / 500);
        scroll.take([&list] { list.viewport()->repaint(); });
    }
    scroll.tell("a scroll step's painting");
}

void measureFilter(WireFilterModel &rows, const WireFilter &filter, const char *what)
{
    Times slices;
    QElapsedTimer whole;
    whole.start();
    slices.take([&] { rows.setFilter(filter); });
    while (rows.isSearching())
        slices.take([] { QApplication::processEvents(); });
    QTextStream{stdout} << what << ": " << static_cast<double>(whole.nsecsElapsed()) / 1e6 << " ms in all, "
                        << rows.rowCount() << " rows; ";
    slices.tell("a turn");
    rows.setFilter({});
}

void measure(InspectorPanel &panel, WireScene &scene)
{
    auto &list = *panel.findChild<WireList *>();
    auto &rows = static_cast<WireFilterModel &>(*list.model());
    QTextStream{stdout} << rows.rowCount() << " rows\n";
    measureBatches(panel, scene, "apply() of 333 chunks, following");
    measureScrolling(list);
    measureBatches(panel, scene, "apply() of 333 chunks, not following");
    measureFilter(rows, {.groups = WireGroup::Frames}, "filter by kind");
    measureFilter(rows, {.direction = WireDirection::Up}, "filter by direction");
    measureFilter(rows, {.text = QStringLiteral("k3f9:1077")}, "filter by text");
    measureFilter(rows, {.text = QStringLiteral("k3f9:1[0-9]*77"), .regularExpression = true}, "filter by expression");
    rows.setFilter({.text = QStringLiteral("cpu")});
    while (rows.isSearching())
        QApplication::processEvents();
    measureBatches(panel, scene, "apply() of 333 chunks, filtered by text");
    rows.setFilter({});
}

void choose(WireList &list, const QString &kind)
{
    const QAbstractItemModel &model = *list.model();
    for (int row = model.rowCount() - 1; row >= 0; --row) {
        if (model.index(row, WireModel::Kind).data().toString() == kind) {
            list.setCurrentIndex(model.index(row, WireModel::What));
            return;
        }
    }
}

void fill(InspectorPanel &panel, WireScene &scene, int events)
{
    scene.open();
    for (int i = 1; i <= events; ++i) {
        scene.event(i);
        if (i % 7 == 0)
            scene.heartbeat();
        if (i % 11 == 0)
            scene.fault(QStringLiteral("delay: held back for 200 ms"));
    }
    scene.openEncrypted();
    scene.event(events + 1);
    panel.apply(scene.take());
}

void play(const QString &scene, InspectorPanel &panel, WireScene &wire)
{
    auto &list = *panel.findChild<WireList *>();
    auto &bar = *panel.findChild<WireFilterBar *>();
    if (scene == QStringLiteral("filter"))
        bar.setFilter({.text = QStringLiteral("k3f9:(1"), .regularExpression = true, .connection = 2});
    if (scene == QStringLiteral("frame"))
        choose(list, QStringLiteral("Text frame"));
    if (scene == QStringLiteral("event"))
        choose(list, QStringLiteral("Event"));
    if (scene == QStringLiteral("poll"))
        choose(list, QStringLiteral("Body"));
    if (scene == QStringLiteral("head"))
        choose(list, QStringLiteral("Response head"));
    if (scene == QStringLiteral("cipher"))
        choose(list, QStringLiteral("Ciphertext"));
    if (scene == QStringLiteral("fault"))
        choose(list, QStringLiteral("Fault"));
    if (auto &hex = *panel.findChild<HexView *>(); hex.bytes().size() > 24) {
        const QPoint byte = hex.positionOf(24);
        QMouseEvent press{QEvent::MouseButtonPress, byte,           hex.viewport()->mapToGlobal(byte),
                          Qt::LeftButton,           Qt::LeftButton, Qt::NoModifier};
        QApplication::sendEvent(hex.viewport(), &press);
    }
    for (int i = 0; i < 3; ++i)
        wire.event(9'000 + i);
    panel.apply(wire.take());
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
    option("size", "1440x400");
    option("font", "0");
    option("scene", "frame");
    option("events", "40");
    option("picture", "");
    parser.addOption({QStringLiteral("measure"), {}});
    parser.process(app);
    const auto value = [&parser](const char *name) { return parser.value(QString::fromLatin1(name)); };

    if (const double points = value("font").toDouble(); points > 0)
        QApplication::setFont(scaledFont(QApplication::font(), points / QApplication::font().pointSizeF()));
    const Theme theme = Theme::of(value("theme") == QStringLiteral("light") ? ThemeChoice::Light : ThemeChoice::Dark);
    applyTheme(theme);
    InspectorPanel panel;
    panel.setTheme(theme);
    const QStringList size = value("size").split(QLatin1Char('x'));
    panel.resize(size.at(0).toInt(), size.at(1).toInt());
    panel.show();
    QApplication::processEvents();

    WireScene scene;
    if (value("scene") != QStringLiteral("empty")) {
        fill(panel, scene, parser.isSet(QStringLiteral("measure")) ? eventsForFullRing : value("events").toInt());
        QApplication::processEvents();
        play(value("scene"), panel, scene);
    }
    if (parser.isSet(QStringLiteral("measure")))
        measure(panel, scene);
    for (QElapsedTimer wait; !wait.isValid() || wait.elapsed() < 400;) { // the figures below change four times a second
        if (!wait.isValid())
            wait.start();
        QApplication::processEvents();
    }
    if (!value("picture").isEmpty())
        panel.grab().save(value("picture"));
    return 0;
}
