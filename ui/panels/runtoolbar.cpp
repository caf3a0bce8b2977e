// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/runtoolbar.h"

#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLayout>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

namespace pushscope {

namespace {

constexpr double fastestRate = 100'000;
constexpr int largestPayload = 1'000'000;
constexpr int longestHeartbeat = 3'600;

QString filePrefix()
{
    return QStringLiteral("file:");
}

} // namespace

RunToolbar::RunToolbar(QAction *run, QAction *pause, QAction *clear, QAction *faults, QAction *load, QAction *share,
                       QWidget *parent)
    : QToolBar{tr("Run"), parent}
{
    setObjectName(QStringLiteral("runToolbar"));
    setMovable(false);
    setFloatable(false);
    addActionButton(run, QStringLiteral("startButton"));
    addSeparator();
    buildFeed();
    buildNumbers();
    addSeparator();
    addActionButton(pause, QStringLiteral("pauseButton"));
    addActionButton(clear, QStringLiteral("clearButton"));
    addActionButton(faults, QStringLiteral("faultsButton"));
    addActionButton(load, QStringLiteral("loadButton"));
    addActionButton(share, QStringLiteral("shareButton"));
    for (const char *name : {"shareButton", "loadButton", "clearButton", "pauseButton"})
        m_shrinking << findChild<QToolButton *>(QString::fromLatin1(name));
    fitToFont();
}

void RunToolbar::fitToFont()
{
    const int side = fontMetrics().height() * 7 / 8;
    setIconSize({side, side});
    const int high = findChild<QToolButton *>(QStringLiteral("pauseButton"))->sizeHint().height();
    for (QWidget *field : {static_cast<QWidget *>(m_feed), static_cast<QWidget *>(m_rate),
                           static_cast<QWidget *>(m_payload), static_cast<QWidget *>(m_heartbeat)})
        field->setFixedHeight(high);
}

/// Where room is short, buttons whose icons are known go without their words, rather than out of sight.
void RunToolbar::fitToWidth()
{
    for (QToolButton *button : std::as_const(m_shrinking))
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    for (QToolButton *button : std::as_const(m_shrinking)) {
        layout()->invalidate();
        if (sizeHint().width() <= width())
            return;
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }
}

void RunToolbar::resizeEvent(QResizeEvent *event)
{
    QToolBar::resizeEvent(event);
    fitToWidth();
}

void RunToolbar::changeEvent(QEvent *event)
{
    QToolBar::changeEvent(event);
    if (m_heartbeat != nullptr && (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange))
        fitToFont();
}

void RunToolbar::addActionButton(QAction *action, const QString &objectName)
{
    auto *button = new QToolButton{this};
    button->setObjectName(objectName);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setDefaultAction(action);
    button->setFocusPolicy(Qt::TabFocus);
    addWidget(button);
}

void RunToolbar::addLabelled(const QString &text, QWidget *field)
{
    auto *pair = new QWidget{this}; // neither goes out of sight without the other
    auto *label = new QLabel{text, pair};
    label->setContentsMargins(fontMetrics().averageCharWidth(), 0, 0, 0);
    field->setAccessibleName(text);
    label->setBuddy(field); // on Linux a combo box is called by what is chosen: only the buddy tells what it is
    auto *layout = new QHBoxLayout{pair};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(this->layout()->spacing());
    layout->addWidget(label);
    layout->addWidget(field);
    addWidget(pair);
}

void RunToolbar::buildFeed()
{
    m_feed = new QComboBox{this};
    m_feed->setObjectName(QStringLiteral("feed"));
    m_feed->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_feed->addItem(tr("This machine"), QStringLiteral("system"));
    m_feed->addItem(tr("Clock"), QStringLiteral("clock"));
    m_feed->addItem(tr("Ticker"), QStringLiteral("ticker"));
    m_feed->addItem(tr("File…"), filePrefix());
    m_feed->addItem(tr("None"), QStringLiteral("none"));
    m_feed->setToolTip(tr("Where the events come from"));
    connect(m_feed, &QComboBox::activated, this, &RunToolbar::chooseFeed);
    addLabelled(tr("Feed"), m_feed);
}

void RunToolbar::buildNumbers()
{
    m_rate = new QDoubleSpinBox{this};
    m_rate->setObjectName(QStringLiteral("rate"));
    m_rate->setRange(0.1, fastestRate);
    m_rate->setDecimals(1);
    m_rate->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_rate->setSuffix(tr(" /s"));
    m_rate->setToolTip(tr("Events per second"));
    m_payload = new QSpinBox{this};
    m_payload->setObjectName(QStringLiteral("payload"));
    m_payload->setRange(0, largestPayload);
    m_payload->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_payload->setSuffix(tr(" B"));
    m_payload->setSpecialValueText(tr("as is"));
    m_payload->setToolTip(tr("To how many bytes each event is filled up"));
    m_heartbeat = new QSpinBox{this};
    m_heartbeat->setObjectName(QStringLiteral("heartbeat"));
    m_heartbeat->setRange(0, longestHeartbeat);
    m_heartbeat->setSuffix(tr(" s"));
    m_heartbeat->setSpecialValueText(tr("off"));
    m_heartbeat->setToolTip(
        tr("After how many silent seconds the server sends a heartbeat, on connections opened from now on"));
    for (QAbstractSpinBox *box : {static_cast<QAbstractSpinBox *>(m_rate), static_cast<QAbstractSpinBox *>(m_payload),
                                  static_cast<QAbstractSpinBox *>(m_heartbeat)}) {
        box->setKeyboardTracking(false);
        box->setButtonSymbols(QAbstractSpinBox::NoButtons);
        box->setAlignment(Qt::AlignRight);
    }
    addLabelled(tr("Rate"), m_rate);
    addLabelled(tr("Payload"), m_payload);
    addLabelled(tr("Heartbeat"), m_heartbeat);
    connect(m_rate, &QDoubleSpinBox::valueChanged, this, &RunToolbar::rateChosen);
    connect(m_payload, &QSpinBox::valueChanged, this, [this](int bytes) { Q_EMIT payloadChosen(bytes); });
    connect(m_heartbeat, &QSpinBox::valueChanged, this,
            [this](int seconds) { Q_EMIT heartbeatChosen(std::chrono::seconds{seconds}); });
}

void RunToolbar::setSettings(const RunSettings &settings)
{
    const QSignalBlocker rate{m_rate};
    const QSignalBlocker payload{m_payload};
    const QSignalBlocker heartbeat{m_heartbeat};
    m_rate->setValue(settings.rate);
    m_payload->setValue(static_cast<int>(settings.payload));
    m_heartbeat->setValue(static_cast<int>(settings.heartbeat.count()));
    if (settings.feed.startsWith(filePrefix())) {
        showFile(settings.feed.mid(filePrefix().size()));
    } else {
        if (m_feed->findData(settings.feed) < 0)
            m_feed->addItem(settings.feed, settings.feed);
        m_feed->setCurrentIndex(m_feed->findData(settings.feed));
    }
    m_lastFeed = m_feed->currentIndex();
}

RunSettings RunToolbar::settings() const
{
    return {m_feed->currentData().toString(), m_rate->value(), m_payload->value(),
            std::chrono::seconds{m_heartbeat->value()}};
}

void RunToolbar::chooseFeed(int index)
{
    if (m_feed->itemData(index).toString().startsWith(filePrefix())) {
        chooseFile();
        return;
    }
    m_lastFeed = index;
    Q_EMIT feedChosen(m_feed->itemData(index).toString());
}

void RunToolbar::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("File to follow"));
    if (path.isEmpty()) {
        m_feed->setCurrentIndex(m_lastFeed);
        return;
    }
    showFile(path);
    m_lastFeed = m_feed->currentIndex();
    Q_EMIT feedChosen(filePrefix() + path);
}

void RunToolbar::showFile(const QString &path)
{
    int index = 0;
    while (index < m_feed->count() && !m_feed->itemData(index).toString().startsWith(filePrefix()))
        ++index;
    m_feed->setItemText(index, tr("File: %1").arg(QFileInfo{path}.fileName()));
    m_feed->setItemData(index, filePrefix() + path);
    m_feed->setItemData(index, path, Qt::ToolTipRole);
    m_feed->setCurrentIndex(index);
}

} // namespace pushscope
