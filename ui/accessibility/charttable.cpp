// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessibility/charttable.h"

#include "charts/exportable.h"
#include "charts/viewexporter.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace pushscope {

namespace {

constexpr int wideLetters = 90;
constexpr int highLines = 22;

bool isChart(const QWidget *widget)
{
    return dynamic_cast<const Exportable *>(widget) != nullptr && qobject_cast<const QTableView *>(widget) == nullptr;
}

} // namespace

QList<QWidget *> ChartTable::chartsOf(const QWidget &window, QWidget *focused)
{
    QList<QWidget *> charts;
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->window() == &window && isChart(widget))
            charts << widget;
    }
    QWidget *wanted = focused;
    while (wanted != nullptr && !charts.contains(wanted))
        wanted = wanted->parentWidget();
    std::ranges::stable_partition(charts, [wanted](const QWidget *chart) { return chart == wanted; });
    return charts;
}

void ChartTable::open(QWidget &window, QWidget *view)
{
    auto *dialog = window.findChild<ChartTable *>();
    if (dialog == nullptr) {
        dialog = new ChartTable{window};
        dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    dialog->offer(view);
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
    dialog->m_table->setFocus();
}

ChartTable::ChartTable(QWidget &window) : QDialog{&window}, m_window{window}
{
    setObjectName(QStringLiteral("chartTable"));
    setWindowTitle(tr("Chart as a table"));
    build();
    m_timer.setInterval(period);
    connect(&m_timer, &QTimer::timeout, this, &ChartTable::renew);
    connect(m_follow, &QCheckBox::toggled, this, [this](bool on) {
        on ? m_timer.start() : m_timer.stop();
        renew();
    });
    resize(fontMetrics().averageCharWidth() * wideLetters, fontMetrics().height() * highLines);
}

void ChartTable::build()
{
    auto *head = new QHBoxLayout;
    m_names = new QComboBox{this};
    m_names->setObjectName(QStringLiteral("chartNames"));
    auto *caption = new QLabel{tr("&Chart"), this};
    caption->setBuddy(m_names);
    m_names->setAccessibleName(tr("Chart"));
    m_follow = new QCheckBox{tr("&Follow, once a second"), this};
    m_renew = new QPushButton{tr("&Renew"), this};
    new QShortcut{QKeySequence::Refresh, this, [this] { renew(); }};
    head->addWidget(caption);
    head->addWidget(m_names, 1);
    head->addWidget(m_follow);
    head->addWidget(m_renew);
    m_table = new QTableView{this};
    m_table->setObjectName(QStringLiteral("chartFigures"));
    m_table->setModel(&m_model);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->verticalHeader()->hide();
    m_note = new QLabel{this};
    m_note->setObjectName(QStringLiteral("chartNote"));
    auto *buttons = new QDialogButtonBox{QDialogButtonBox::Close, this};
    QPushButton *copy = buttons->addButton(tr("Co&py"), QDialogButtonBox::ActionRole);
    m_save = buttons->addButton(tr("&Save as CSV…"), QDialogButtonBox::ActionRole);
    m_save->setVisible(m_window.findChild<ViewExporter *>() != nullptr);
    auto *layout = new QVBoxLayout{this};
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_note);
    layout->addWidget(buttons);
    connect(m_names, &QComboBox::currentIndexChanged, this, &ChartTable::choose);
    connect(m_renew, &QPushButton::clicked, this, &ChartTable::renew);
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_model.toText()); });
    connect(m_save, &QPushButton::clicked, this, &ChartTable::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &ChartTable::close);
}

void ChartTable::offer(QWidget *first)
{
    const QSignalBlocker blocker{m_names};
    m_charts.clear();
    m_names->clear();
    for (QWidget *chart : chartsOf(m_window, first)) {
        m_charts << chart;
        m_names->addItem(ViewExporter::nameOf(*chart));
    }
    choose(m_names->currentIndex());
}

void ChartTable::choose(int index)
{
    m_chart = m_charts.value(index);
    const QString name = m_names->currentText();
    m_table->setAccessibleName(name);
    setWindowTitle(name.isEmpty() ? tr("Chart as a table") : tr("%1 as a table").arg(name));
    renew();
    m_table->resizeColumnsToContents();
}

/// A chart that is gone leaves its last figures.
void ChartTable::renew()
{
    const auto *chart = dynamic_cast<const Exportable *>(m_chart.data());
    m_save->setEnabled(chart != nullptr);
    if (chart == nullptr) {
        m_note->setText(m_charts.isEmpty() ? tr("No chart is shown.") : tr("The chart is no longer shown."));
        return;
    }
    m_model.setTable(chart->exportTable());
    const QString rows = tr("Rows: %1").arg(m_model.rowCount());
    m_note->setText(m_model.leftOut() > 0 ? tr("%1; %2 older ones are left out").arg(rows).arg(m_model.leftOut())
                                          : rows);
}

void ChartTable::save()
{
    auto *exporter = m_window.findChild<ViewExporter *>();
    if (exporter != nullptr && m_chart)
        exporter->ask(*m_chart, ViewExporter::Format::Csv);
}

} // namespace pushscope
