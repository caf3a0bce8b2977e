// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples/samplespanel.h"

#include "samples/sampletexts.h"
#include "samples/sourceview.h"
#include "theme/flowlayout.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace pushscope {

namespace {

constexpr int leastLines = 6; ///< of text: a card with its buttons

} // namespace

SamplesPanel::SamplesPanel(QWidget *parent)
    : QWidget{parent}, m_theme{Theme::darkTheme()}, m_traffic{new TrafficModel{this}}
{
    auto *splitter = new QSplitter{Qt::Vertical, this};
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildList());
    m_recent = buildTraffic();
    splitter->addWidget(m_recent);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    setServer({});
}

QWidget *SamplesPanel::buildList()
{
    auto *stack = new QWidget;
    auto *layout = new QVBoxLayout{stack};
    layout->setContentsMargins(8, 6, 8, 6);
    layout->setSpacing(0);
    const auto samples = sampleTexts();
    for (const SampleText &sample : samples)
        layout->addWidget(buildCard(sample));
    layout->addStretch();
    m_cards = new QScrollArea{this};
    m_cards->setWidgetResizable(true);
    m_cards->setFrameShape(QFrame::NoFrame);
    m_cards->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_cards->setWidget(stack);
    m_cards->setAccessibleName(tr("Sample apps"));
    return m_cards;
}

QWidget *SamplesPanel::buildCard(const SampleText &sample)
{
    auto *card = new QWidget;
    auto *title = new QLabel{sample.title, card};
    title->setFont(scaledFont(font(), 1, QFont::DemiBold));
    auto *transport = new QLabel{sample.transport, card};
    auto *line = new QLabel{sample.line, card};
    line->setWordWrap(true);
    m_dim << transport << line;
    auto *open = new QPushButton{tr("Open"), card};
    open->setObjectName(QStringLiteral("open-") + sample.name);
    open->setAccessibleName(tr("Open %1 in the browser").arg(sample.title));
    open->setToolTip(tr("Open in the browser"));
    auto *source = new QPushButton{tr("Source"), card};
    source->setObjectName(QStringLiteral("source-") + sample.name);
    source->setAccessibleName(tr("Source of %1").arg(sample.title));
    connect(open, &QPushButton::clicked, this, [this, name = sample.name] {
        QUrl url = m_server;
        url.setPath(QStringLiteral("/samples/") + name);
        Q_EMIT openRequested(url);
    });
    connect(source, &QPushButton::clicked, this, [this, name = sample.name] { showSource(name); });
    m_open.push_back(open);
    auto *head = new FlowLayout;
    head->setSpacing(8);
    transport->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    head->addWidget(title);
    head->addWidget(transport);
    auto *buttons = new QWidget{card}; // they stay together
    auto *pair = new QHBoxLayout{buttons};
    pair->setContentsMargins(0, 0, 0, 0);
    pair->addWidget(open);
    pair->addWidget(source);
    head->addWidget(buttons);
    head->setAlignment(buttons, Qt::AlignRight);
    auto *layout = new QVBoxLayout{card};
    layout->setContentsMargins(0, 4, 0, 8);
    layout->setSpacing(2);
    layout->addLayout(head);
    layout->addWidget(line);
    return card;
}

QWidget *SamplesPanel::buildTraffic()
{
    auto *box = new QWidget{this};
    auto *heading = new QLabel{tr("Recent traffic"), box};
    heading->setFont(scaledFont(font(), 1, QFont::DemiBold));
    m_quiet = new QLabel{tr("What clients publish and say in rooms shows here."), box};
    m_quiet->setWordWrap(true);
    m_dim << m_quiet;
    m_table = new QTableView{box};
    m_table->setObjectName(QStringLiteral("traffic"));
    m_table->setAccessibleName(tr("Recent traffic"));
    m_table->setModel(m_traffic);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const QFontMetrics metrics = fontMetrics();
    const auto width = [&](TrafficModel::Column column, const QString &example) {
        const QString head = m_traffic->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        m_table->setColumnWidth(column,
                                std::max(metrics.horizontalAdvance(example), metrics.horizontalAdvance(head)) + 20);
    };
    width(TrafficModel::Time, QStringLiteral("00:00:00"));
    width(TrafficModel::Kind, tr("private message"));
    width(TrafficModel::Where, QStringLiteral("notifications"));
    width(TrafficModel::Text, QString{12, QLatin1Char('0')});
    width(TrafficModel::Sender, QStringLiteral("3w5e11264sgsf"));
    width(TrafficModel::Transport, tr("WebSocket"));
    width(TrafficModel::Bytes, QStringLiteral("1000 KiB"));
    auto *layout = new QVBoxLayout{box};
    layout->setContentsMargins(8, 6, 8, 6);
    layout->setSpacing(4);
    layout->addWidget(heading);
    layout->addWidget(m_quiet);
    layout->addWidget(m_table, 1);
    return box;
}

/// The cards and the bar that scrolls them, as long as the panes keep the half.
QSize SamplesPanel::sizeHint() const
{
    const int cards = m_cards->widget()->sizeHint().width() + m_cards->verticalScrollBar()->sizeHint().width();
    const QSize hint = QWidget::sizeHint();
    return {std::min(std::max(hint.width(), cards), window()->width() / 2), hint.height()};
}

QSize SamplesPanel::minimumSizeHint() const
{
    return {QWidget::minimumSizeHint().width(), fontMetrics().height() * leastLines};
}

void SamplesPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitTraffic();
}

void SamplesPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (m_recent != nullptr && event->type() == QEvent::FontChange)
        fitTraffic();
}

/// The cards come first.
void SamplesPanel::fitTraffic()
{
    m_recent->setVisible(height() >= minimumSizeHint().height() + m_recent->minimumSizeHint().height());
}

void SamplesPanel::setServer(const QUrl &url)
{
    m_server = url;
    for (QPushButton *open : m_open)
        open->setEnabled(!url.isEmpty());
}

void SamplesPanel::setTraffic(const TrafficEntries &entries, Instant now)
{
    m_traffic->add(entries, now);
    m_quiet->setVisible(m_traffic->rowCount() == 0);
    fitTraffic();
}

void SamplesPanel::setTheme(const Theme &theme)
{
    m_theme = theme;
    for (QLabel *label : m_dim) {
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, theme.dim);
        label->setPalette(palette);
    }
}

void SamplesPanel::showSource(const QString &name)
{
    auto *view = new SourceView{tr("Source of the sample %1").arg(name), sampleFiles(name), this};
    view->setAttribute(Qt::WA_DeleteOnClose);
    view->open();
}

} // namespace pushscope
