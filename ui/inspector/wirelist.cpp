// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/wirelist.h"

#include "inspector/wiredelegate.h"
#include "models/format.h"
#include "models/wirefiltermodel.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QToolButton>

namespace pushscope {

namespace {

constexpr int fewestCharacters = 26; ///< of "What", for which other columns make room
/// Columns that go where there is little room, the first first.
constexpr std::array spareColumns{WireModel::Index, WireModel::Delta,   WireModel::Connection,
                                  WireModel::Wire,  WireModel::Payload, WireModel::Time};

} // namespace

WireList::WireList(WireFilterModel &model, QWidget *parent)
    : QTableView{parent}, m_model{model},
      m_delegate{new WireDelegate{model, this}}, m_chip{new QToolButton{this}}, m_theme{Theme::darkTheme()}
{
    setObjectName(QStringLiteral("wireList"));
    setAccessibleName(tr("What passed on the wire"));
    setItemDelegate(m_delegate);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollMode(ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(24);
    m_chip->setObjectName(QStringLiteral("newChip"));
    m_chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_chip->setArrowType(Qt::DownArrow);
    m_chip->setToolTip(tr("Go to the end and follow it"));
    m_chip->hide();
    connect(m_chip, &QToolButton::clicked, this, [this] { setFollowing(true); });
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this,
            [this] { setFollowing(verticalScrollBar()->sliderPosition() == verticalScrollBar()->maximum()); });
    connectModel();
    horizontalHeader()->setSectionResizeMode(WireModel::What, QHeaderView::Stretch);
    fitToFont();
}

void WireList::connectModel()
{
    // Before the view itself hears of it, which would move the selection to a row that stays.
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int, int last) { leaveRows(last); });
    setModel(&m_model);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { keepPlace(last - first + 1); });
    connect(&m_model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { takeNew(last - first + 1); });
    connect(&m_model, &QAbstractItemModel::modelReset, this, &WireList::restoreAfterReset);
}

void WireList::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_delegate->setTheme(theme);
    m_chip->setStyleSheet(QStringLiteral("QToolButton { background: %1; color: %2; border: 1px solid %1; "
                                         "border-radius: 9px; padding: 2px 10px; font-weight: 600; }")
                              .arg(theme.accent.name(), theme.onAccent.name()));
    syncChip();
    viewport()->update();
}

void WireList::setFollowing(bool following)
{
    m_following = following;
    if (following) {
        m_new = 0;
        scrollToBottom();
    }
    syncChip();
}

void WireList::choose(int row)
{
    const QScopedValueRollback guard{m_choosing, true};
    setCurrentIndex(m_model.index(row, WireModel::What));
    scrollTo(currentIndex(), PositionAtCenter);
}

void WireList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (!current.isValid() || (previous.isValid() && previous.row() == current.row()))
        return;
    m_current = m_model.serial(current.row());
    if (!m_choosing && current.row() + 1 < m_model.rowCount())
        setFollowing(false);
    Q_EMIT chosen(current.row(), !m_choosing);
}

void WireList::leaveRows(int last)
{
    if (currentIndex().isValid() && currentIndex().row() <= last)
        selectionModel()->setCurrentIndex({}, QItemSelectionModel::Clear);
}

void WireList::keepPlace(int removed)
{
    if (!m_following)
        verticalScrollBar()->setValue(verticalScrollBar()->value() - removed);
}

void WireList::takeNew(int count)
{
    if (m_following)
        scrollToBottom();
    else
        m_new += count;
    syncChip();
}

void WireList::restoreAfterReset()
{
    m_new = 0;
    const int row = m_current ? m_model.rowAtOrBefore(*m_current) : -1;
    if (row >= 0 && m_model.serial(row) == *m_current) {
        const QScopedValueRollback guard{m_choosing, true};
        const QSignalBlocker quiet{this};
        setCurrentIndex(m_model.index(row, WireModel::What));
    }
    if (m_following)
        scrollToBottom();
    else if (row >= 0)
        scrollTo(m_model.index(row, WireModel::What), PositionAtCenter);
    syncChip();
}

void WireList::syncChip()
{
    m_chip->setVisible(!m_following && m_new > 0);
    if (!m_chip->isVisibleTo(this))
        return;
    m_chip->setText(tr("%1 new").arg(formatCount(static_cast<quint64>(m_new))));
    m_chip->setAccessibleName(tr("%1, go to the end").arg(m_chip->text()));
    m_chip->adjustSize();
    const QRect area = viewport()->geometry();
    m_chip->move(area.center().x() - m_chip->width() / 2, area.bottom() - m_chip->height() - 5);
    m_chip->raise();
}

void WireList::setEmptyText(const QString &text)
{
    if (text == m_empty)
        return;
    m_empty = text;
    viewport()->update();
}

void WireList::keyPressEvent(QKeyEvent *event)
{
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::ControlModifier;
    if (plain && event->key() == Qt::Key_Home && m_model.rowCount() > 0) {
        setCurrentIndex(m_model.index(0, WireModel::What));
    } else if (plain && event->key() == Qt::Key_End && m_model.rowCount() > 0) {
        setCurrentIndex(m_model.index(m_model.rowCount() - 1, WireModel::What));
        setFollowing(true);
    } else if (event->key() == Qt::Key_Escape) {
        event->ignore(); // the panel's
    } else {
        QTableView::keyPressEvent(event);
    }
}

void WireList::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_model.rowCount() > 0)
        return;
    QPainter painter{viewport()};
    painter.setPen(m_theme.dim);
    painter.drawText(viewport()->rect().adjusted(20, 8, -20, -8), Qt::AlignCenter | Qt::TextWordWrap, m_empty);
}

void WireList::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
    if (m_following)
        scrollToBottom();
    syncChip();
}

void WireList::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (m_delegate != nullptr && (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange))
        fitToFont();
}

void WireList::fitToFont()
{
    verticalHeader()->setMinimumSectionSize(fontMetrics().height());
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 4);
    const int side = fontMetrics().height() * 3 / 5;
    m_chip->setIconSize({side, side});
    for (const int column : spareColumns) {
        setColumnWidth(column, WireDelegate::widthFor(column, fontMetrics()));
    }
    fitColumns();
    syncChip();
}

void WireList::fitColumns()
{
    int room = viewport()->width() - fontMetrics().averageCharWidth() * fewestCharacters;
    for (int column = 0; column < WireModel::columns; ++column) {
        if (column != WireModel::What)
            room -= WireDelegate::widthFor(column, fontMetrics());
    }
    for (const int column : spareColumns) {
        setColumnHidden(column, room < 0);
        if (room < 0)
            room += WireDelegate::widthFor(column, fontMetrics());
    }
    for (const int column : {WireModel::Direction, WireModel::Client, WireModel::Kind}) {
        const int usual = WireDelegate::widthFor(column, fontMetrics());
        const int narrow = WireDelegate::narrowFor(column, fontMetrics());
        setColumnWidth(column, room < 0 ? narrow : usual);
        if (room < 0)
            room += usual - narrow;
    }
}

} // namespace pushscope
