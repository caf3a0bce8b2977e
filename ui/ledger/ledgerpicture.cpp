// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/ledgerpicture.h"

#include "accessibility/announce.h"
#include "models/ledgermodel.h"
#include "models/transportstyle.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace pushscope {

namespace {

constexpr int widestCell = 12;
constexpr int narrowestCell = 4;
constexpr int highestRow = 26;
constexpr int lowestRow = 3;

/// The next size that is a whole number of the screen's pixels too: at 125 % a multiple of 4, say. Otherwise what is
/// drawn and what is pointed at would drift apart.
int wholeInPixels(int size, qreal ratio)
{
    constexpr int mostTried = 4;
    constexpr qreal negligible = 0.01;
    for (int step = 1; step <= mostTried; ++step) {
        if (std::abs(step * ratio - std::round(step * ratio)) < negligible)
            return (size + step - 1) / step * step;
    }
    return size;
}

} // namespace

LedgerPicture::LedgerPicture(QWidget *parent) : QAbstractScrollArea{parent}, m_theme{Theme::darkTheme()}
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    viewport()->setMouseTracking(true);
    setAccessibleName(tr("Delivery ledger"));
}

void LedgerPicture::setTheme(const Theme &theme)
{
    m_theme = theme;
    measure();
}

void LedgerPicture::setMatrix(const DeliveryMatrixPtr &matrix)
{
    const bool follow = followsTail();
    const quint64 gone = matrix ? matrix->columnsGone() : 0;
    const quint64 before = m_matrix ? m_matrix->columnsGone() : 0;
    m_matrix = matrix;
    measure();
    QScrollBar *bar = horizontalScrollBar();
    if (follow)
        bar->setValue(bar->maximum());
    else if (gone > before) // what is looked at stays in its place
        bar->setValue(bar->value() - static_cast<int>(gone - before));
    setAccessibleDescription(m_matrix ? ledgerSentence(*m_matrix) : QString{});
}

bool LedgerPicture::followsTail() const
{
    return horizontalScrollBar()->value() >= horizontalScrollBar()->maximum();
}

ExportTable LedgerPicture::exportTable() const
{
    ExportTable table{{QStringLiteral("event")}, {}};
    if (!m_matrix)
        return table;
    for (std::size_t row = 0; row < m_matrix->rows().size(); ++row)
        table.header << rowName(*m_matrix, row);
    for (std::size_t column = 0; column < m_matrix->columns().size(); ++column) {
        QList<QVariant> cells{m_matrix->columns()[column].sequence};
        for (std::size_t row = 0; row < m_matrix->rows().size(); ++row) {
            const DeliveryMatrix::Cell cell = m_matrix->cell(row, column);
            const QString word = deliveryWord(cell.state);
            cells << (cell.duplicate ? tr("%1, duplicate").arg(word) : word);
        }
        table.rows << cells;
    }
    return table;
}

QSize LedgerPicture::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 8};
}

QSize LedgerPicture::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 30, fontMetrics().height() * 4};
}

int LedgerPicture::namesWidth() const
{
    int widest = 0;
    if (m_matrix) {
        for (const DeliveryMatrix::Row &row : m_matrix->rows())
            widest = std::max(widest, fontMetrics().horizontalAdvance(row.name));
    }
    const int em = fontMetrics().averageCharWidth();
    return std::min(widest + em * 8, std::max(viewport()->width() / 4, em * 12));
}

int LedgerPicture::visibleColumns() const
{
    return std::max(1, (viewport()->width() - m_names) / std::max(1, m_cell.width()));
}

int LedgerPicture::visibleRows() const
{
    return std::max(1, viewport()->height() / std::max(1, m_cell.height()));
}

bool LedgerPicture::namesAreShared() const
{
    if (!m_matrix)
        return false;
    const auto &rows = m_matrix->rows();
    return std::ranges::adjacent_find(rows, {}, &DeliveryMatrix::Row::name) != rows.end();
}

/// Sizes follow from the room and the number of rows, then the scroll bars from the sizes.
void LedgerPicture::measure()
{
    const int rows = m_matrix ? static_cast<int>(m_matrix->rows().size()) : 0;
    const int columns = m_matrix ? static_cast<int>(m_matrix->columns().size()) : 0;
    m_names = namesWidth();
    const int line = fontMetrics().height();
    const int lowest = namesAreShared() ? lowestRow : line; // a name of its own beside each row, or none is told apart
    const int height = std::clamp(viewport()->height() / std::max(1, rows), lowest, std::max(highestRow, line));
    const qreal ratio = devicePixelRatioF();
    m_cell = {wholeInPixels(std::clamp(height, narrowestCell, widestCell), ratio), wholeInPixels(height, ratio)};
    m_cells.prepare(
        {static_cast<int>(std::lround(m_cell.width() * ratio)), static_cast<int>(std::lround(m_cell.height() * ratio))},
        m_theme);
    horizontalScrollBar()->setPageStep(visibleColumns());
    horizontalScrollBar()->setRange(0, std::max(0, columns - visibleColumns()));
    verticalScrollBar()->setPageStep(visibleRows());
    verticalScrollBar()->setRange(0, std::max(0, rows - visibleRows()));
    m_stale = true;
    viewport()->update();
}

void LedgerPicture::compose()
{
    m_stale = false;
    const qreal ratio = devicePixelRatioF();
    const QSize room{viewport()->width() - m_names, viewport()->height()};
    m_image = QImage{(QSizeF{room} * ratio).toSize().expandedTo({1, 1}), QImage::Format_RGB32};
    m_image.fill(m_theme.surface);
    if (!m_matrix)
        return;
    const auto firstRow = static_cast<std::size_t>(verticalScrollBar()->value());
    const auto firstColumn = static_cast<std::size_t>(horizontalScrollBar()->value());
    const std::size_t rows = std::min(m_matrix->rows().size(), firstRow + static_cast<std::size_t>(visibleRows()) + 1);
    const std::size_t columns =
        std::min(m_matrix->columns().size(), firstColumn + static_cast<std::size_t>(visibleColumns()));
    for (std::size_t column = firstColumn; column < columns; ++column) {
        for (std::size_t row = firstRow; row < rows; ++row)
            m_cells.copy(m_matrix->cell(row, column), m_image,
                         {static_cast<int>(column - firstColumn) * m_cells.size().width(),
                          static_cast<int>(row - firstRow) * m_cells.size().height()});
    }
    m_image.setDevicePixelRatio(ratio);
}

void LedgerPicture::paintEvent(QPaintEvent *)
{
    if (m_stale)
        compose();
    QPainter painter{viewport()};
    painter.fillRect(viewport()->rect(), m_theme.surface);
    painter.drawImage(QPoint{m_names, 0}, m_image);
    paintNames(painter);
    if (m_cursor && hasFocus()) {
        painter.setPen(QPen{m_theme.text, 2});
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(cellRect(*m_cursor).adjusted(-1, -1, 0, 0));
    }
    if (!m_matrix || m_matrix->rows().empty()) {
        painter.setPen(m_theme.dim);
        painter.drawText(viewport()->rect(), Qt::AlignCenter, tr("What became of each event appears here."));
    }
}

QString LedgerPicture::nameOf(std::size_t first, std::size_t last) const
{
    const QString &name = m_matrix->rows()[first].name;
    return last > first ? tr("%1 ×%2").arg(name).arg(last - first + 1) : name;
}

/// Rows of one name that are too thin for their names share one.
void LedgerPicture::paintNames(QPainter &painter) const
{
    if (!m_matrix)
        return;
    const auto &rows = m_matrix->rows();
    const int line = fontMetrics().height();
    const bool thin = m_cell.height() < line;
    const auto from = static_cast<std::size_t>(verticalScrollBar()->value());
    int free = 0; ///< where the next name may begin
    for (std::size_t row = from; row < rows.size(); ++row) {
        std::size_t last = row;
        while (thin && last + 1 < rows.size() && rows[last + 1].name == rows[row].name)
            ++last;
        const int top = static_cast<int>(row - from) * m_cell.height();
        const int bottom = std::min(static_cast<int>(last + 1 - from) * m_cell.height(), viewport()->height());
        if (top >= viewport()->height())
            break;
        const int middle = std::max((top + bottom) / 2, free + line / 2);
        const QRect room{0, middle - line / 2, m_names - fontMetrics().averageCharWidth(), line};
        painter.setPen(TransportStyle::of(rows[row].transport).text(m_theme.dark));
        const QString text = thin ? nameOf(row, last) : rowName(*m_matrix, row);
        painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter,
                         fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
        free = room.bottom();
        row = last;
    }
}

std::optional<LedgerPicture::Place> LedgerPicture::placeAt(QPoint point) const
{
    if (!m_matrix || point.x() < m_names || point.y() < 0)
        return {};
    const auto column =
        static_cast<std::size_t>((point.x() - m_names) / m_cell.width() + horizontalScrollBar()->value());
    const auto row = static_cast<std::size_t>(point.y() / m_cell.height() + verticalScrollBar()->value());
    if (column >= m_matrix->columns().size() || row >= m_matrix->rows().size())
        return {};
    return Place{row, column};
}

QRect LedgerPicture::cellRect(Place place) const
{
    return {m_names + (static_cast<int>(place.column) - horizontalScrollBar()->value()) * m_cell.width(),
            (static_cast<int>(place.row) - verticalScrollBar()->value()) * m_cell.height(), m_cell.width(),
            m_cell.height()};
}

void LedgerPicture::look(const std::optional<Place> &place)
{
    Q_EMIT looked(place ? cellSentence(*m_matrix, place->row, place->column) : QString{});
}

bool LedgerPicture::viewportEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::ToolTip: {
        const auto *help = static_cast<const QHelpEvent *>(event);
        const auto place = placeAt(help->pos());
        QToolTip::showText(help->globalPos(), place ? cellSentence(*m_matrix, place->row, place->column) : QString{},
                           viewport());
        return true;
    }
    case QEvent::MouseMove: look(placeAt(static_cast<const QMouseEvent *>(event)->position().toPoint())); break;
    case QEvent::Leave: look({}); break;
    default: break;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void LedgerPicture::move(int rows, int columns)
{
    if (!m_matrix || m_matrix->rows().empty() || m_matrix->columns().empty())
        return;
    const Place from = m_cursor.value_or(Place{0, m_matrix->columns().size() - 1});
    const auto moved = [](std::size_t at, int by, std::size_t count) {
        return static_cast<std::size_t>(
            std::clamp(static_cast<qint64>(at) + by, qint64{0}, static_cast<qint64>(count) - 1));
    };
    m_cursor = m_cursor
        ? Place{moved(from.row, rows, m_matrix->rows().size()), moved(from.column, columns, m_matrix->columns().size())}
        : from;
    const auto reach = [](QScrollBar *bar, std::size_t at, int page) {
        const int value = static_cast<int>(at);
        bar->setValue(std::clamp(bar->value(), value - page + 1, value));
    };
    reach(horizontalScrollBar(), m_cursor->column, visibleColumns());
    reach(verticalScrollBar(), m_cursor->row, visibleRows());
    look(m_cursor);
    announce(*this, cellSentence(*m_matrix, m_cursor->row, m_cursor->column));
    viewport()->update();
}

void LedgerPicture::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left: move(0, -1); break;
    case Qt::Key_Right: move(0, 1); break;
    case Qt::Key_Up: move(-1, 0); break;
    case Qt::Key_Down: move(1, 0); break;
    case Qt::Key_End: horizontalScrollBar()->setValue(horizontalScrollBar()->maximum()); break;
    case Qt::Key_Home: horizontalScrollBar()->setValue(0); break;
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

void LedgerPicture::scrollContentsBy(int, int)
{
    m_stale = true;
    viewport()->update();
}

void LedgerPicture::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    const bool follow = followsTail();
    measure();
    if (follow)
        horizontalScrollBar()->setValue(horizontalScrollBar()->maximum());
}

void LedgerPicture::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        measure();
}

} // namespace pushscope
