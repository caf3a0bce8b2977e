// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/ledgerview.h"

#include "ledger/ledgerlegend.h"
#include "ledger/ledgerpicture.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace pushscope {

namespace {

constexpr int leastForTable = 110; ///< characters of width, below which the picture has it all
constexpr int besideAHead = 14; ///< pixels

} // namespace

LedgerView::LedgerView(QWidget *parent)
    : QWidget{parent}, m_sentence{new QLabel{this}}, m_legend{new LedgerLegend{this}},
      m_picture{new LedgerPicture{this}}, m_table{new QTableView{this}}, m_looked{new QLabel{this}}
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Button); // the surface colour
    auto *layout = new QVBoxLayout{this};
    layout->setContentsMargins(8, 2, 4, 2);
    layout->setSpacing(3);
    auto *head = new QHBoxLayout;
    head->addWidget(m_legend, 1);
    head->addWidget(m_looked);
    layout->addLayout(head);
    auto *row = new QHBoxLayout;
    row->addWidget(m_picture, 3);
    row->addWidget(m_table, 2);
    layout->addLayout(row, 1);
    layout->addWidget(m_sentence);
    m_sentence->setObjectName(QStringLiteral("ledgerSentence"));
    m_sentence->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_looked->setObjectName(QStringLiteral("ledgerLooked"));
    connect(m_picture, &LedgerPicture::looked, m_looked, &QLabel::setText);
    buildTable();
    setMatrix({});
}

void LedgerView::buildTable()
{
    m_table->setModel(&m_model);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setResizeContentsPrecision(0); // of what is seen
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setAccessibleName(tr("Deliveries of each client"));
    fit();
}

void LedgerView::setTheme(const Theme &theme)
{
    m_legend->setTheme(theme);
    m_picture->setTheme(theme);
    QPalette dim = palette();
    dim.setColor(QPalette::WindowText, theme.dim);
    m_sentence->setPalette(dim);
}

void LedgerView::setMatrix(const DeliveryMatrixPtr &matrix)
{
    const int clients = m_model.rowCount();
    m_model.setMatrix(matrix);
    if (m_model.rowCount() != clients)
        fit();
    m_picture->setMatrix(matrix);
    m_sentence->setText(matrix ? ledgerSentence(*matrix) : tr("No event has been sent yet."));
    m_sentence->setToolTip(m_sentence->text());
}

QString LedgerView::sentence() const
{
    return m_sentence->text();
}

void LedgerView::fit()
{
    m_table->setVisible(width() >= fontMetrics().averageCharWidth() * leastForTable);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 3 / 2);
    QHeaderView *header = m_table->horizontalHeader();
    int columns = 2 * m_table->frameWidth() + header->sectionSize(0);
    for (int column = 1; column < m_model.columnCount(); ++column) {
        const QString head = m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int wide =
            std::max(fontMetrics().horizontalAdvance(head), fontMetrics().horizontalAdvance(QStringLiteral("88888")))
            + besideAHead;
        header->resizeSection(column, wide);
        columns += wide;
    }
    m_table->setMinimumWidth(std::min(columns, width() / 2)); // beyond that it scrolls
}

void LedgerView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void LedgerView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

} // namespace pushscope
