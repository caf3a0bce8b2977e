// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessibility/figureaccessible.h"

#include "panels/figurerow.h"

#include <QAccessibleWidget>
#include <QPointer>

#include <vector>

namespace pushscope {

namespace {

/// A caption or a value.
class FigurePart final : public QAccessibleInterface
{
public:
    FigurePart(FigureRow &row, std::size_t figure, bool isValue) : m_row{&row}, m_figure{figure}, m_isValue{isValue} {}

    [[nodiscard]] bool isValid() const override { return m_row && m_figure < m_row->figures().figures.size(); }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QWindow *window() const override { return isValid() ? m_row->window()->windowHandle() : nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int /*x*/, int /*y*/) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *child(int /*index*/) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface * /*child*/) const override { return -1; }
    void setText(QAccessible::Text /*part*/, const QString & /*text*/) override {}
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::StaticText; }

    [[nodiscard]] QAccessibleInterface *parent() const override
    {
        return isValid() ? QAccessible::queryAccessibleInterface(m_row) : nullptr;
    }

    [[nodiscard]] QString text(QAccessible::Text part) const override
    {
        if (!isValid())
            return {};
        const PaneFigures::Figure &figure = m_row->figures().figures[m_figure];
        if (part == QAccessible::Name)
            return m_isValue ? figure.value : figure.caption;
        return part == QAccessible::Description && m_isValue ? figure.explanation : QString{};
    }

    [[nodiscard]] QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect box = m_row->boxOf(m_figure, m_isValue);
        return {m_row->mapToGlobal(box.topLeft()), box.size()};
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        state.readOnly = true;
        state.invalid = !isValid();
        state.invisible = !isValid() || !m_row->isVisible() || rect().isEmpty();
        return state;
    }

    [[nodiscard]] QList<std::pair<QAccessibleInterface *, QAccessible::Relation>>
    relations(QAccessible::Relation match) const override
    {
        const auto relation = m_isValue ? QAccessible::Label : QAccessible::Labelled;
        if (!isValid() || !match.testFlag(relation))
            return {};
        const int own = static_cast<int>(m_figure) * 2;
        return {{parent()->child(m_isValue ? own : own + 1), relation}};
    }

    void tell()
    {
        const QString name = text(QAccessible::Name);
        if (name == m_told)
            return;
        m_told = name;
        QAccessibleEvent event{this, QAccessible::NameChanged};
        QAccessible::updateAccessibility(&event);
    }

private:
    QPointer<FigureRow> m_row;
    std::size_t m_figure;
    bool m_isValue;
    QString m_told;
};

class FigureRowAccessible final : public QAccessibleWidget
{
public:
    explicit FigureRowAccessible(QWidget &row) : QAccessibleWidget{&row, QAccessible::Grouping} {}

    ~FigureRowAccessible() override
    {
        for (const QAccessible::Id part : m_parts)
            QAccessible::deleteAccessibleInterface(part);
    }

    [[nodiscard]] int childCount() const override
    {
        const FigureRow *shown = row();
        return shown != nullptr ? static_cast<int>(shown->figures().figures.size()) * 2 : 0;
    }

    [[nodiscard]] QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        while (static_cast<int>(m_parts.size()) <= index) {
            const std::size_t next = m_parts.size();
            m_parts.push_back(
                QAccessible::registerAccessibleInterface(new FigurePart{*row(), next / 2, next % 2 == 1}));
        }
        return QAccessible::accessibleInterface(m_parts[static_cast<std::size_t>(index)]);
    }

    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        for (int i = 0; i < childCount(); ++i) {
            if (this->child(i) == child)
                return i;
        }
        return -1;
    }

    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override
    {
        for (int i = 0; i < childCount(); ++i) {
            if (QAccessibleInterface *part = child(i); part->rect().contains(x, y))
                return part;
        }
        return nullptr;
    }

private:
    [[nodiscard]] FigureRow *row() const { return qobject_cast<FigureRow *>(widget()); }

    mutable std::vector<QAccessible::Id> m_parts; ///< made when they are asked for
};

} // namespace

QAccessibleInterface *figureRowAccessible(QWidget &row)
{
    return new FigureRowAccessible{row};
}

void tellFigures(FigureRow &row)
{
    const QAccessibleInterface *all = QAccessible::queryAccessibleInterface(&row);
    for (int i = 0; all != nullptr && i < all->childCount(); ++i) {
        if (auto *part = dynamic_cast<FigurePart *>(all->child(i)))
            part->tell();
    }
}

} // namespace pushscope
