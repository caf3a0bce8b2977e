// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/viewexporter.h"

#include "accessibility/charttable.h"
#include "charts/chartexport.h"
#include "charts/exportable.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QMenu>
#include <QRegularExpression>
#include <QTableView>

#include <algorithm>

namespace pushscope {

namespace {

QString suffixOf(ViewExporter::Format format)
{
    switch (format) {
    case ViewExporter::Format::Png: return QStringLiteral("png");
    case ViewExporter::Format::Svg: return QStringLiteral("svg");
    case ViewExporter::Format::Csv: return QStringLiteral("csv");
    case ViewExporter::Format::JsonLines: return QStringLiteral("jsonl");
    }
    Q_UNREACHABLE();
}

ExportTable tableOfView(const QWidget &view)
{
    if (const auto *exportable = dynamic_cast<const Exportable *>(&view))
        return exportable->exportTable();
    const auto *table = qobject_cast<const QTableView *>(&view);
    return table != nullptr && table->model() != nullptr ? tableOf(*table->model()) : ExportTable{};
}

/// A file's name from words for people.
QString fileName(const QString &name)
{
    static const QRegularExpression others{QStringLiteral("[^a-z0-9]+")};
    QString plain = name.toLower().replace(others, QStringLiteral("-"));
    while (plain.endsWith(u'-'))
        plain.chop(1);
    while (plain.startsWith(u'-'))
        plain.remove(0, 1);
    return plain.isEmpty() ? QStringLiteral("figures") : plain;
}

bool hasOwnMenu(const QWidget *view)
{
    if (view->contextMenuPolicy() != Qt::DefaultContextMenu)
        return true;
    for (; view != nullptr; view = view->parentWidget()) {
        if (view->property("ownContextMenu").toBool())
            return true;
    }
    return false;
}

} // namespace

ViewExporter::ViewExporter(QWidget &window)
    : QObject{&window}, m_window{window}, m_menu{new QMenu{tr("E&xport"), &window}}
{
    connect(m_menu, &QMenu::aboutToShow, this, &ViewExporter::fill);
    qApp->installEventFilter(this);
}

QWidget *ViewExporter::viewOf(QWidget *widget)
{
    for (; widget != nullptr; widget = widget->parentWidget()) {
        if (dynamic_cast<Exportable *>(widget) != nullptr || qobject_cast<QTableView *>(widget) != nullptr)
            return widget;
    }
    return nullptr;
}

QString ViewExporter::nameOf(const QWidget &view)
{
    if (const auto *exportable = dynamic_cast<const Exportable *>(&view))
        return exportable->exportName();
    return view.accessibleName().isEmpty() ? tr("Table") : view.accessibleName();
}

QByteArray ViewExporter::bytesOf(QWidget &view, Format format)
{
    switch (format) {
    case Format::Png: return toPng(view);
    case Format::Svg: return toSvg(view);
    case Format::Csv: return toCsv(tableOfView(view));
    case Format::JsonLines: return toJsonLines(tableOfView(view));
    }
    Q_UNREACHABLE();
}

QList<QWidget *> ViewExporter::visibleViews() const
{
    QList<QWidget *> views;
    for (QWidget *widget : m_window.findChildren<QWidget *>()) {
        if (widget->isVisible() && viewOf(widget) == widget && !widget->visibleRegion().isEmpty())
            views << widget;
    }
    QWidget *focused = viewOf(QApplication::focusWidget());
    std::ranges::stable_partition(views, [focused](const QWidget *view) { return view == focused; });
    return views;
}

void ViewExporter::fill()
{
    m_menu->clear();
    const auto views = visibleViews();
    for (QWidget *view : views)
        addFormats(*m_menu->addMenu(nameOf(*view).replace(u'&', QStringLiteral("&&"))), *view);
    if (views.isEmpty())
        m_menu->addAction(tr("No chart and no table is shown"))->setEnabled(false);
}

void ViewExporter::addFormats(QMenu &menu, QWidget &view)
{
    if (qobject_cast<QTableView *>(&view) == nullptr)
        connect(menu.addAction(tr("Show as a table")), &QAction::triggered, this, [this, target = QPointer{&view}] {
            if (target)
                ChartTable::open(m_window, target);
        });
    const QList<std::pair<Format, QString>> formats{{Format::Png, tr("As a picture, PNG…")},
                                                    {Format::Svg, tr("As a picture, SVG…")},
                                                    {Format::Csv, tr("As figures, CSV…")},
                                                    {Format::JsonLines, tr("As figures, JSON lines…")}};
    for (const auto &[format, text] : formats)
        connect(menu.addAction(text), &QAction::triggered, this, [this, target = QPointer{&view}, chosen = format] {
            if (target)
                ask(*target, chosen);
        });
}

void ViewExporter::addTo(QMenu &menu, QWidget *widget)
{
    if (QWidget *view = viewOf(widget))
        addFormats(*menu.addMenu(tr("Export")), *view);
}

void ViewExporter::ask(QWidget &view, Format format)
{
    const QByteArray bytes = bytesOf(view, format); // as it is now, not as it will be when the name is chosen
    const QString suffix = suffixOf(format);
    const QString path =
        QFileDialog::getSaveFileName(&m_window, tr("Export %1").arg(nameOf(view)),
                                     fileName(nameOf(view)) + u'.' + suffix, QStringLiteral("*.") + suffix);
    if (!path.isEmpty())
        Q_EMIT writeRequested(path, bytes);
}

/// Views whose part of the window has a menu of its own put the export into that.
bool ViewExporter::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ContextMenu)
        return QObject::eventFilter(watched, event);
    auto *widget = qobject_cast<QWidget *>(watched);
    QWidget *view = widget != nullptr && widget->window() == &m_window ? viewOf(widget) : nullptr;
    if (view == nullptr || hasOwnMenu(view))
        return QObject::eventFilter(watched, event);
    QMenu menu{&m_window};
    addFormats(menu, *view);
    menu.exec(static_cast<QContextMenuEvent *>(event)->globalPos());
    return true;
}

} // namespace pushscope
