// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/comparetable.h"

#include "models/transportstyle.h"

#include <QDesktopServices>
#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <QStyle>
#include <QStyledItemDelegate>
#include <QTextBoundaryFinder>
#include <QUrl>

#include <algorithm>

namespace pushscope {

namespace {

constexpr int margin = 8;
constexpr int bar = 3;
constexpr int leastColumn = 120;
constexpr qreal smallText = 0.85;
constexpr float tint = 0.09F;

class CompareDelegate final : public QStyledItemDelegate
{
public:
    explicit CompareDelegate(CompareTable &table) : QStyledItemDelegate{&table}, m_table{table} {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    [[nodiscard]] static CompareModel::Kind kindOf(const QModelIndex &index)
    {
        return static_cast<CompareModel::Kind>(index.data(CompareModel::KindRole).toInt());
    }
    [[nodiscard]] QFont fontOf(const QModelIndex &index) const;
    void paintGround(QPainter &painter, const QStyleOptionViewItem &option, CompareModel::Kind kind) const;

    CompareTable &m_table;
};

QFont CompareDelegate::fontOf(const QModelIndex &index) const
{
    QFont font = m_table.font();
    const auto kind = kindOf(index);
    font.setBold(kind == CompareModel::Question || kind == CompareModel::Measured);
    font.setItalic(kind == CompareModel::NotMeasured);
    return font;
}

void CompareDelegate::paintGround(QPainter &painter, const QStyleOptionViewItem &option, CompareModel::Kind kind) const
{
    const Theme &theme = m_table.theme();
    painter.fillRect(option.rect, theme.surface);
    if (kind == CompareModel::Measured) {
        QColor shade = theme.accent;
        shade.setAlphaF(tint);
        painter.fillRect(option.rect, shade);
        painter.fillRect(QRect{option.rect.topLeft(), QSize{bar, option.rect.height()}}, theme.accent);
    }
    if (option.state.testFlag(QStyle::State_Selected))
        painter.fillRect(option.rect, theme.selection);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter.setPen(theme.accent);
        painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
}

void CompareDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = m_table.theme();
    const auto kind = kindOf(index);
    painter->save();
    paintGround(*painter, option, kind);
    QRect box = option.rect.adjusted(margin, margin, -margin, -margin);
    const QString text = index.data().toString();
    painter->setFont(fontOf(index));
    painter->setPen(kind == CompareModel::NotMeasured ? theme.dim : theme.text);
    QRect used;
    painter->drawText(box, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, text, &used);
    if (const QString source = index.data(CompareModel::SourceRole).toString(); !source.isEmpty()) {
        box.setTop(used.bottom() + 2);
        painter->setFont(scaledFont(m_table.font(), smallText));
        painter->setPen(theme.dim);
        painter->drawText(box, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, source);
    }
    painter->restore();
}

QSize CompareDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const int grid = m_table.showGrid() ? 1 : 0;
    const int width = m_table.columnWidth(index.column()) - grid - 2 * margin;
    const auto heightOf = [width](const QFont &font, const QString &text) {
        constexpr int endless = 100'000;
        return QFontMetrics{font}.boundingRect(QRect{0, 0, width, endless}, Qt::TextWordWrap, text).height();
    };
    int height = heightOf(fontOf(index), index.data().toString()) + 2 * margin;
    if (const QString source = index.data(CompareModel::SourceRole).toString(); !source.isEmpty())
        height += heightOf(scaledFont(m_table.font(), smallText), source) + 2;
    return {width, height};
}

} // namespace

CompareTable::CompareTable(CompareModel &model, QWidget *parent)
    : QTableView{parent}, m_model{model}, m_theme{Theme::darkTheme()}
{
    setModel(&model);
    setItemDelegate(new CompareDelegate{*this});
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Comparison of the transports"));
    connect(&model, &QAbstractItemModel::modelReset, this, &CompareTable::fit);
    connect(this, &QTableView::activated, this, [](const QModelIndex &index) {
        if (const QUrl link = index.data(CompareModel::LinkRole).toUrl(); link.isValid() && !link.isEmpty())
            QDesktopServices::openUrl(link);
    });
}

void CompareTable::setTheme(const Theme &theme)
{
    m_theme = theme;
    viewport()->update();
}

QString CompareTable::exportName() const
{
    return accessibleName();
}

ExportTable CompareTable::exportTable() const
{
    ExportTable table{{QStringLiteral("question"), QStringLiteral("transport"), QStringLiteral("kind"),
                       QStringLiteral("answer"), QStringLiteral("n"), QStringLiteral("source"), QStringLiteral("link")},
                      {}};
    for (const ComparisonRow &row : m_model.table().rows) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const ComparisonCell &cell = row.cells.at(i);
            const QString kind = !row.isFigure ? QStringLiteral("fact")
                : cell.measured                ? QStringLiteral("measured")
                                               : QStringLiteral("not measured");
            table.rows << QList<QVariant>{row.title, QString::fromLatin1(toName(allTransports.at(i))), kind,
                                          cell.text, cell.measured ? QVariant{cell.n} : QVariant{},    cell.source,
                                          cell.link};
        }
    }
    return table;
}

void CompareTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fit();
}

void CompareTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

/// What a column needs for the longest of what is not broken.
int CompareTable::wordsWidth(int column) const
{
    QFont font = this->font();
    font.setBold(column == 0);
    const QFontMetrics metrics{font};
    int width = 0;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QString text = m_model.index(row, column).data().toString();
        QTextBoundaryFinder breaks{QTextBoundaryFinder::Line, text};
        for (qsizetype from = 0, to = breaks.toNextBoundary(); to > 0; from = to, to = breaks.toNextBoundary())
            width = std::max(width, metrics.horizontalAdvance(text.mid(from, to - from).trimmed()));
    }
    return width + 2 * margin + 1; // and the line of the grid
}

bool CompareTable::namesFit(int width) const
{
    const int room = width - horizontalHeader()->style()->pixelMetric(QStyle::PM_SmallIconSize) - 3 * margin;
    return std::ranges::all_of(allTransports, [&](Transport transport) {
        return fontMetrics().horizontalAdvance(TransportStyle::of(transport).name) <= room;
    });
}

/// The question is narrower than the answers, which share the rest.
void CompareTable::fit()
{
    const int all = viewport()->width();
    const int first = std::max(std::clamp(all / 7, leastColumn, 2 * leastColumn), wordsWidth(0));
    const auto transports = static_cast<int>(allTransports.size());
    int each = std::max(leastColumn, (all - first) / transports);
    for (int column = 1; column <= transports; ++column)
        each = std::max(each, wordsWidth(column));
    m_model.setShortNames(!namesFit(each));
    setColumnWidth(0, first);
    for (int column = 1; column <= transports; ++column)
        setColumnWidth(column, each);
    resizeRowsToContents();
}

} // namespace pushscope
