// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/helpdesk.h"

#include "help/helpbook.h"
#include "mainwindow/windowactions.h"
#include "manual/manualaddress.h"
#include "manual/manualwindow.h"
#include "palette/commandpalette.h"
#include "palette/menucommands.h"
#include "palette/shortcutsheet.h"
#include "panels/aboutdialog.h"
#include "tour/tour.h"
#include "tour/tourcard.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMainWindow>
#include <QMenuBar>
#include <QSettings>
#include <QStatusBar>

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

using namespace std::chrono_literals;

constexpr QLatin1String tourKey{"help/tour_seen"};
constexpr QLatin1String recentKey{"help/recent_commands"};
constexpr auto noticeTime = 4s;

QStringList pageNames()
{
    QStringList names;
    for (const HelpPage &page : helpPages())
        names << page.name;
    return names;
}

} // namespace

HelpDesk::HelpDesk(QMainWindow &window, QSettings &settings, WindowActions &actions, Sources sources)
    : QObject{&window}, m_window{window}, m_settings{settings}, m_actions{actions}, m_sources{std::move(sources)},
      m_theme{Theme::darkTheme()}, m_tour{new Tour{window}}, m_palette{new CommandPalette{window}}
{
    connect(m_actions.manual, &QAction::triggered, this, [this] { showManual(); });
    connect(m_actions.tour, &QAction::triggered, this, [this] { showTour(); });
    connect(m_actions.palette, &QAction::triggered, this, &HelpDesk::showPalette);
    connect(m_actions.shortcuts, &QAction::triggered, this, &HelpDesk::showShortcuts);
    connect(m_actions.about, &QAction::triggered, this, &HelpDesk::showAbout);
    connect(m_actions.copyDiagnostics, &QAction::triggered, this, &HelpDesk::copyDiagnostics);
    connect(m_palette, &CommandPalette::ran, this, [this](const QString &id) {
        m_settings.setValue(recentKey, withRecent(m_settings.value(recentKey).toStringList(), id));
    });
}

HelpDesk::~HelpDesk() = default;

void HelpDesk::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_tour->setTheme(theme);
    m_palette->setTheme(theme);
    if (m_manual)
        m_manual->setTheme(theme);
}

bool HelpDesk::open(const QString &name)
{
    if (name == QLatin1String("help"))
        showManual(pageNames().value(0));
    else if (name == QLatin1String("tour"))
        showTour();
    else if (name == QLatin1String("palette"))
        showPalette();
    else if (name == QLatin1String("shortcuts"))
        showShortcuts();
    else if (name == QLatin1String("about"))
        showAbout();
    else
        return false;
    return true;
}

void HelpDesk::showManual(const QString &page)
{
    if (!m_manual) {
        m_manual = std::make_unique<ManualWindow>(m_settings);
        m_manual->setTheme(m_theme);
    }
    m_manual->open(page.isEmpty() ? manualPageFor(m_sources.shown(), pageNames()) : page);
}

void HelpDesk::showTour()
{
    m_palette->dismiss();
    m_settings.setValue(tourKey, true);
    m_tour->start(m_sources.tour());
    for (int i = std::exchange(m_firstTourStep, 0); i > 0; --i)
        Q_EMIT m_tour->card().nextRequested();
}

void HelpDesk::offerTour()
{
    const bool begun = !m_sources.isFree() || QApplication::activeModalWidget() != nullptr
        || QApplication::activePopupWidget() != nullptr || m_palette->isVisible() || ownWindow() != nullptr;
    if (!begun && !m_settings.value(tourKey, false).toBool())
        showTour();
}

void HelpDesk::endTour()
{
    m_tour->end();
}

QList<PaletteCommand> HelpDesk::commands()
{
    m_sources.fillMenus();
    QList<PaletteCommand> all;
    const QList<MenuEntry> entries = menuEntries(*m_window.menuBar());
    for (const MenuEntry &entry : entries) {
        if (entry.action != m_actions.palette)
            all.append(paletteCommand(entry));
    }
    for (const HelpPage &page : helpPages()) {
        PaletteCommand command;
        command.id = QStringLiteral("manual/") + page.name;
        command.text = page.title;
        command.path = tr("Manual") + QStringLiteral(" › ") + page.part;
        command.run = [this, name = page.name] { showManual(name); };
        all.append(command);
    }
    return all;
}

void HelpDesk::showPalette()
{
    endTour();
    m_palette->open(commands(), m_settings.value(recentKey).toStringList());
}

void HelpDesk::showDialog(QDialog *dialog)
{
    delete m_dialog.data(); // one at a time
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void HelpDesk::showShortcuts()
{
    showDialog(new ShortcutSheet{menuEntries(*m_window.menuBar()), m_theme, &m_window});
}

void HelpDesk::showAbout()
{
    showDialog(new AboutDialog{m_facts, m_theme, &m_window});
}

void HelpDesk::copyDiagnostics()
{
    if (!m_facts.diagnostics)
        return;
    QApplication::clipboard()->setText(m_facts.diagnostics());
    m_window.statusBar()->showMessage(
        tr("The diagnostics are copied: paste them into your report. They name no address, token or person."),
        static_cast<int>(std::chrono::milliseconds{noticeTime}.count()));
}

void HelpDesk::closeWindows()
{
    if (m_manual)
        m_manual->close();
}

QWidget *HelpDesk::ownWindow() const
{
    if (m_dialog != nullptr && m_dialog->isVisible())
        return m_dialog;
    return m_manual && m_manual->isVisible() ? m_manual.get() : nullptr;
}

} // namespace pushscope
