// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessibility/accessiblefactory.h"

#include "accessibility/charttable.h"
#include "accessibility/figureaccessible.h"
#include "charts/exportable.h"

#include <QAccessibleWidget>
#include <QCoreApplication>

#include <array>

namespace pushscope {

namespace {

struct PaintedKind
{
    QLatin1String name; ///< of the class
    QAccessible::Role role;
};

constexpr std::array paintedKinds{
    PaintedKind{QLatin1String{"pushscope::Banner"}, QAccessible::AlertMessage},
    PaintedKind{QLatin1String{"pushscope::ClusterBar"}, QAccessible::Grouping},
    PaintedKind{QLatin1String{"pushscope::ClusterCard"}, QAccessible::Grouping},
    PaintedKind{QLatin1String{"pushscope::FaultCard"}, QAccessible::Grouping},
    PaintedKind{QLatin1String{"pushscope::HexView"}, QAccessible::StaticText},
    PaintedKind{QLatin1String{"pushscope::LedgerLegend"}, QAccessible::StaticText},
    PaintedKind{QLatin1String{"pushscope::LoadStatus"}, QAccessible::Grouping},
    PaintedKind{QLatin1String{"pushscope::PaneView"}, QAccessible::Grouping},
    PaintedKind{QLatin1String{"pushscope::PlaybackBar"}, QAccessible::Grouping},
    PaintedKind{QLatin1String{"pushscope::QrView"}, QAccessible::Graphic},
    PaintedKind{QLatin1String{"pushscope::StateChip"}, QAccessible::StaticText},
    PaintedKind{QLatin1String{"pushscope::StepDots"}, QAccessible::StaticText},
    PaintedKind{QLatin1String{"pushscope::TimelineLegend"}, QAccessible::StaticText},
    PaintedKind{QLatin1String{"pushscope::DistributionView"}, QAccessible::Chart},
    PaintedKind{QLatin1String{"pushscope::LedgerPicture"}, QAccessible::Chart},
    PaintedKind{QLatin1String{"pushscope::LiveChart"}, QAccessible::Chart},
    PaintedKind{QLatin1String{"pushscope::LoadPlot"}, QAccessible::Chart},
    PaintedKind{QLatin1String{"pushscope::StormPlot"}, QAccessible::Chart},
    PaintedKind{QLatin1String{"pushscope::TimelineView"}, QAccessible::Chart},
};

/// A plot: its summary, and a way to its figures.
class ChartAccessible final : public QAccessibleWidget
{
public:
    explicit ChartAccessible(QWidget *widget) : QAccessibleWidget{widget, QAccessible::Chart} {}

    [[nodiscard]] QString text(QAccessible::Text part) const override
    {
        const QString own = QAccessibleWidget::text(part);
        if (part == QAccessible::Name && own.isEmpty()) {
            const auto *chart = dynamic_cast<const Exportable *>(widget());
            return chart != nullptr ? chart->exportName() : own;
        }
        if (part != QAccessible::Description)
            return own;
        const QString way = QCoreApplication::translate("pushscope::ChartTable", "Ctrl+Shift+T shows it as a table.");
        return own.isEmpty() ? way : QStringLiteral("%1. %2").arg(own, way);
    }

    [[nodiscard]] QStringList actionNames() const override
    {
        return QAccessibleWidget::actionNames() << QAccessibleActionInterface::pressAction();
    }

    [[nodiscard]] QString localizedActionDescription(const QString &name) const override
    {
        return name == QAccessibleActionInterface::pressAction()
            ? QCoreApplication::translate("pushscope::ChartTable", "Shows the chart as a table")
            : QAccessibleWidget::localizedActionDescription(name);
    }

    void doAction(const QString &name) override
    {
        if (name == QAccessibleActionInterface::pressAction())
            ChartTable::open(*widget()->window(), widget());
        else
            QAccessibleWidget::doAction(name);
    }
};

QAccessibleInterface *accessibleOf(const QString &className, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    if (widget == nullptr || !className.startsWith(QLatin1String{"pushscope::"}))
        return nullptr;
    if (className == QLatin1String{"pushscope::FigureRow"})
        return figureRowAccessible(*widget);
    const auto *kind = std::ranges::find(paintedKinds, className, &PaintedKind::name);
    if (kind == paintedKinds.end())
        return nullptr;
    if (kind->role == QAccessible::Chart)
        return new ChartAccessible{widget};
    return new QAccessibleWidget{widget, kind->role};
}

} // namespace

void installAccessibility()
{
    QAccessible::installFactory(accessibleOf);
}

} // namespace pushscope
