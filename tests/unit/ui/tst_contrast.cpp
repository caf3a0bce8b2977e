// SPDX-License-Identifier: GPL-3.0-or-later
// WCAG 2: text has 4.5 : 1 (1.4.3), what is needed to see a control, a mark or the keyboard's place 3 : 1 (1.4.11).
#include "models/format.h"
#include "models/transportstyle.h"
#include "panels/statechip.h"
#include "theme/theme.h"

#include <QFile>
#include <QPalette>
#include <QRegularExpression>
#include <QTest>

#include <map>

using namespace pushscope;

namespace {

constexpr double forText = 4.5;
constexpr double forShapes = 3;

using Colors = std::map<QString, QColor>;

QColor over(QColor color, const QColor &ground)
{
    const float part = color.alphaF();
    return QColor::fromRgbF(color.redF() * part + ground.redF() * (1 - part),
                            color.greenF() * part + ground.greenF() * (1 - part),
                            color.blueF() * part + ground.blueF() * (1 - part));
}

QColor withAlpha(QColor color, float alpha)
{
    color.setAlphaF(alpha);
    return color;
}

/// The custom properties of the first block that `selector` begins, as `--text`.
Colors variables(const QString &css, const QString &before)
{
    Colors colors;
    const qsizetype begin = css.indexOf(before);
    const qsizetype end = css.indexOf(u'}', begin);
    static const QRegularExpression property{QStringLiteral("(--[a-z-]+):\\s*(#[0-9a-fA-F]{3,6})\\b")};
    auto all = property.globalMatch(css.mid(begin, end - begin));
    while (all.hasNext()) {
        const auto match = all.next();
        colors[match.captured(1)] = QColor{match.captured(2)};
    }
    return colors;
}

QString read(const QString &path)
{
    QFile file{QStringLiteral(PUSHSCOPE_SOURCE_DIR "/") + path};
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString{};
}

} // namespace

class TestContrast : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofKnownColors();
    void ofTheTheme_data();
    void ofTheTheme();
    void ofTheWebPages_data();
    void ofTheWebPages();
    void webPagesHaveTheMarks();
};

void TestContrast::ofKnownColors()
{
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
    QVERIFY(std::abs(contrast(QColor{0x77, 0x77, 0x77}, Qt::white) - 4.48) < 0.01);
}

void TestContrast::ofTheTheme_data()
{
    QTest::addColumn<QColor>("color");
    QTest::addColumn<QColor>("ground");
    QTest::addColumn<double>("least");
    const auto add = [](const QString &name, const QColor &color, const QColor &ground, double least) {
        QTest::newRow(qPrintable(name)) << over(color, ground) << ground << least;
    };
    for (const Theme &theme : {Theme::darkTheme(), Theme::lightTheme()}) {
        const QString in = theme.dark ? QStringLiteral("dark: ") : QStringLiteral("light: ");
        const std::map<QString, QColor> grounds{{QStringLiteral("window"), theme.window},
                                                {QStringLiteral("surface"), theme.surface},
                                                {QStringLiteral("field"), theme.field}};
        const std::map<QString, QColor> texts{
            {QStringLiteral("text"), theme.text},       {QStringLiteral("dim"), theme.dim},
            {QStringLiteral("accent"), theme.accent},   {QStringLiteral("good"), theme.good},
            {QStringLiteral("warning"), theme.warning}, {QStringLiteral("alarm"), theme.alarm}};
        for (const auto &[groundName, ground] : grounds) {
            for (const auto &[name, color] : texts)
                add(in + name + QStringLiteral(" on ") + groundName, color, ground, forText);
            add(in + QStringLiteral("edge on ") + groundName, theme.edge, ground, forShapes);
            for (const Transport transport : allTransports) {
                const TransportStyle style = TransportStyle::of(transport);
                const QString where = style.shortName + QStringLiteral(" on ") + groundName;
                add(in + QStringLiteral("name of ") + where, style.text(theme.dark), ground, forText);
                add(in + QStringLiteral("mark of ") + where, style.mark(theme.dark), ground, forShapes);
                add(in + QStringLiteral("icon of ") + where, style.colorOnLight, ground, forShapes);
            }
            add(in + QStringLiteral("fault on ") + groundName, faultColor(), ground, forShapes);
        }
        add(in + QStringLiteral("text that is selected"), theme.text, theme.selection, forText);
        add(in + QStringLiteral("main button"), theme.onAccent, theme.accent, forText);
        for (const auto state : {ClientState::Idle, ClientState::Connecting, ClientState::Open, ClientState::Stale,
                                 ClientState::Backoff, ClientState::Closed, ClientState::Failed}) {
            const QColor color = stateColor(theme, state);
            add(in + QStringLiteral("chip ") + stateWord(state), color, over(withAlpha(color, 0.1F), theme.surface),
                forText);
        }
        const QColor banner = over(withAlpha(theme.warning, 0.12F), theme.surface);
        add(in + QStringLiteral("banner"), theme.text, banner, forText);
        add(in + QStringLiteral("close in the banner"), theme.dim, banner, forText);
        const QPalette palette = theme.palette();
        for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
            add(in + QStringLiteral("disabled %1").arg(int{role}), palette.color(QPalette::Disabled, role),
                theme.surface, forText);
        add(in + QStringLiteral("placeholder"), palette.color(QPalette::PlaceholderText), theme.field, forText);
        add(in + QStringLiteral("tool tip"), palette.color(QPalette::ToolTipText), palette.color(QPalette::ToolTipBase),
            forText);
        add(in + QStringLiteral("link"), palette.color(QPalette::Link), theme.surface, forText);
    }
}

void TestContrast::ofTheTheme()
{
    QFETCH(QColor, color);
    QFETCH(QColor, ground);
    QFETCH(double, least);
    const double found = contrast(color, ground);
    QVERIFY2(found >= least, qPrintable(QString::number(found, 'f', 2)));
}

void TestContrast::ofTheWebPages_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QStringList>("grounds");
    QTest::addColumn<QStringList>("texts");
    QTest::addColumn<QStringList>("shapes");
    const QString dashboard = QStringLiteral("resources/web/dashboard/dashboard.css");
    const QStringList dashboardGrounds{QStringLiteral("--window"), QStringLiteral("--surface"),
                                       QStringLiteral("--field")};
    const QStringList dashboardTexts{
        QStringLiteral("--text"),     QStringLiteral("--dim"),   QStringLiteral("--accent"), QStringLiteral("--good"),
        QStringLiteral("--warning"),  QStringLiteral("--alarm"), QStringLiteral("--sse"),    QStringLiteral("--ws"),
        QStringLiteral("--longpoll"), QStringLiteral("--poll")};
    const QStringList dashboardShapes{QStringLiteral("--edge"), QStringLiteral("--mark-sse"),
                                      QStringLiteral("--mark-ws"), QStringLiteral("--mark-longpoll"),
                                      QStringLiteral("--mark-poll")};
    const QString samples = QStringLiteral("resources/web/samples/samples.css");
    const QStringList samplesGrounds{QStringLiteral("--back"), QStringLiteral("--surface")};
    const QStringList samplesTexts{QStringLiteral("--dim"), QStringLiteral("--accent"), QStringLiteral("--good"),
                                   QStringLiteral("--bad")};
    const QStringList samplesShapes{QStringLiteral("--edge")};
    for (const bool dark : {false, true}) {
        const char *name = dark ? "dark" : "light";
        QTest::addRow("dashboard, %s", name)
            << dashboard << dark << dashboardGrounds << dashboardTexts << dashboardShapes;
        QTest::addRow("samples, %s", name) << samples << dark << samplesGrounds << samplesTexts << samplesShapes;
    }
}

void TestContrast::ofTheWebPages()
{
    QFETCH(QString, file);
    QFETCH(bool, dark);
    QFETCH(QStringList, grounds);
    QFETCH(QStringList, texts);
    QFETCH(QStringList, shapes);
    const QString css = read(file);
    Colors colors = variables(css, QStringLiteral(":root"));
    if (dark) {
        for (const auto &[name, color] : variables(css, QStringLiteral("prefers-color-scheme: dark")))
            colors[name] = color;
    }
    for (const QString &ground : grounds) {
        QVERIFY2(colors.contains(ground), qPrintable(ground));
        const auto check = [&](const QStringList &names, double least) {
            for (const QString &name : names) {
                const double found = colors.contains(name) ? contrast(colors[name], colors[ground]) : 0;
                if (found < least)
                    QTest::qFail(qPrintable(QStringLiteral("%1 on %2: %3").arg(name, ground).arg(found, 0, 'f', 2)),
                                 __FILE__, __LINE__);
            }
        };
        check(texts, forText);
        check(shapes, forShapes);
    }
    QVERIFY(contrast(colors[QStringLiteral("--on-accent")], colors[QStringLiteral("--accent")]) >= forText);
}

/// The dashboard's marks are those of the window.
void TestContrast::webPagesHaveTheMarks()
{
    const QString css = read(QStringLiteral("resources/web/dashboard/dashboard.css"));
    const Colors light = variables(css, QStringLiteral(":root"));
    const Colors dark = variables(css, QStringLiteral("prefers-color-scheme: dark"));
    for (const Transport transport : allTransports) {
        const QString name = QStringLiteral("--mark-") + QString::fromLatin1(toName(transport));
        const TransportStyle style = TransportStyle::of(transport);
        QVERIFY2(light.contains(name) && dark.contains(name), qPrintable(name));
        QCOMPARE(light.at(name), style.mark(false));
        QCOMPARE(dark.at(name), style.mark(true));
    }
}

QTEST_MAIN(TestContrast)
#include "tst_contrast.moc"
