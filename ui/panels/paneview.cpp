// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/paneview.h"

#include "accessibility/announce.h"
#include "accessibility/figureaccessible.h"
#include "charts/distributionview.h"
#include "charts/paintedchart.h"
#include "charts/viewexporter.h"
#include "panels/figurerow.h"
#include "panels/statechip.h"
#include "theme/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace pushscope {

namespace {

constexpr int headerSpacing = 8;
constexpr qsizetype shortestEndpoint = 5; ///< what is left of one says nothing when it is shorter
constexpr int shortestName = 14; ///< characters that tell two panes of one server apart: "SSE · …18081"
constexpr std::chrono::seconds tellingPeriod{1}; ///< how often a screen reader is told figures

QPixmap markerPixmap(const TransportStyle &style, bool dark, int side, qreal ratio)
{
    QPixmap pixmap{QSize{side, side} * ratio};
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter{&pixmap};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(markerPath(style.shape, {side / 2.0, side / 2.0}, side * 0.8), style.mark(dark));
    return pixmap;
}

/// What a server says is no markup.
QString plainToolTip(const QString &text)
{
    return text.isEmpty() ? text : Qt::convertFromPlainText(text);
}

} // namespace

PaneView::PaneView(PaneModel &model, QWidget *parent)
    : QFrame{parent}, m_model{model}, m_client{model.client()}, m_theme{Theme::darkTheme()}
{
    setObjectName(QStringLiteral("pane%1").arg(model.client()));
    setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout{this};
    layout->setContentsMargins(10, 6, 6, 4);
    layout->setSpacing(3);
    auto *header = new QHBoxLayout;
    header->setSpacing(headerSpacing);
    buildHeader(header);
    layout->addLayout(header);
    m_figures = new FigureRow{this};
    layout->addWidget(m_figures);

    auto *faces = new QWidget{this};
    m_faces = new QStackedLayout{faces};
    setProperty("ownContextMenu", true);
    m_chart = new PaintedChart{model.transport(), faces};
    m_distribution = new DistributionView{model.transport(), faces};
    m_faces->addWidget(m_chart);
    m_faces->addWidget(m_distribution);
    layout->addWidget(faces, 1);
    setFocusProxy(m_chart);
    // Tab enters by the chart: what stands before it in the order would never be reached.
    setTabOrder(m_chart, m_distribution);
    setTabOrder(m_distribution, m_flip);
    setTabOrder(m_flip, m_close);
    m_chart->setProperty("ownFocusRing", true);
    nameParts();
    for (QWidget *part : {static_cast<QWidget *>(m_chart), static_cast<QWidget *>(m_distribution),
                          static_cast<QWidget *>(m_flip), static_cast<QWidget *>(m_close)})
        part->installEventFilter(this);
    restyle();
    showFigures();
}

void PaneView::buildHeader(QBoxLayout *layout)
{
    m_marker = new QLabel{this};
    m_name = new QLabel{m_model.name(), this};
    m_name->setObjectName(QStringLiteral("paneName"));
    m_name->setMinimumWidth(1);
    m_chip = new StateChip{this};
    m_chip->setObjectName(QStringLiteral("stateChip"));
    m_endpoint = new QLabel{this};
    m_endpoint->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_endpoint->setToolTip(m_model.url().toString());
    m_lastByte = new QLabel{this};
    m_flip = makeButton(tr("Show the distribution"), QStringLiteral("flipButton"));
    m_flip->setCheckable(true);
    connect(m_flip, &QToolButton::toggled, this, &PaneView::setFlipped);
    m_close = makeButton(tr("Close this pane"), QStringLiteral("closeButton"));
    connect(m_close, &QToolButton::clicked, this, [this] { Q_EMIT closeRequested(client()); });
    layout->addWidget(m_marker);
    layout->addWidget(m_name);
    layout->addWidget(m_chip);
    layout->addWidget(m_endpoint, 1);
    layout->addWidget(m_lastByte);
    layout->addWidget(m_flip);
    layout->addWidget(m_close);
}

QToolButton *PaneView::makeButton(const QString &text, const QString &objectName)
{
    auto *button = new QToolButton{this};
    button->setObjectName(objectName);
    button->setProperty("flat", true);
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void PaneView::showFrame(const LatencyRange &range, const std::vector<FaultStretch> &faults)
{
    if (isFlipped())
        return;
    ChartFrame frame = m_model.chartFrame(range, m_chart->plotSize());
    frame.faults = faults;
    m_chart->setFrame(std::move(frame));
}

void PaneView::nameParts()
{
    setAccessibleName(m_model.name());
    m_marker->setAccessibleName(tr("Mark of %1").arg(TransportStyle::of(m_model.transport()).name));
    m_flip->setAccessibleDescription(m_model.name());
    m_close->setAccessibleDescription(m_model.name());
}

QString PaneView::spoken(const QString &faultsInForce) const
{
    const QString summary = QStringLiteral("%1, %2").arg(m_model.summary(), m_model.lastByteText());
    return faultsInForce.isEmpty() ? summary : tr("%1; faults in force: %2").arg(summary, faultsInForce);
}

/// Costs nothing while no screen reader listens.
void PaneView::tell(const QString &faultsInForce)
{
    if (!isListenedTo())
        return;
    const Instant now = m_model.now();
    if (m_told && now >= *m_told && now - *m_told < tellingPeriod)
        return;
    m_told = now;
    const QString words = spoken(faultsInForce);
    setAccessibleDescription(words);
    QWidget *face = m_faces->currentWidget();
    face->setAccessibleDescription(words);
    tellFigures(*m_figures);
}

void PaneView::showFigures(const QString &faultsInForce)
{
    const QString state = m_model.stateText();
    const bool changed = !m_chip->text().isEmpty() && m_chip->text() != state;
    m_chip->setState(m_model.latest().state, state);
    m_chip->setToolTip(plainToolTip(m_model.notice()));
    if (changed)
        Q_EMIT stateChanged(m_model.shortName(), state);
    m_lastByte->setText(m_model.lastByteText());
    m_figures->setFigures(m_model.figures());
    tell(faultsInForce);
    if (isFlipped())
        m_distribution->setDistribution(m_model.distribution());
    fitHeader();
}

/// What tells two panes of one server apart is at the end; the mark tells the transport where its word has no room.
QString PaneView::nameWithin(int room) const
{
    const QFontMetrics names{m_name->font()};
    if (!m_model.isForeign())
        return names.elidedText(m_model.shortName(), Qt::ElideRight, room);
    const QString name = m_model.shortName();
    if (names.horizontalAdvance(name) <= room || room >= names.averageCharWidth() * shortestName)
        return names.elidedText(name, Qt::ElideMiddle, room);
    return names.elidedText(m_model.foreignPlace(), Qt::ElideLeft, room);
}

void PaneView::fitHeader()
{
    // What is least missed goes first when the pane is narrow: the last byte, the endpoint, buttons that nobody is
    // about to press (the context menu has them, too), and then letters of the name.
    const QFontMetrics names{m_name->font()};
    const int margins = layout()->contentsMargins().left() + layout()->contentsMargins().right();
    const int full = names.horizontalAdvance(m_model.name());
    const int shortest = names.averageCharWidth() * shortestName;
    int room = width() - margins - 3 * headerSpacing - m_marker->sizeHint().width() - m_chip->sizeHint().width();
    const int buttons = 2 * (m_flip->sizeHint().width() + headerSpacing);
    const bool buttonsFit = room - buttons >= std::min(shortest, names.horizontalAdvance(m_model.shortName()));
    const bool withButtons = buttonsFit || underMouse() || isAncestorOf(QApplication::focusWidget());
    m_flip->setVisible(withButtons);
    m_close->setVisible(withButtons && m_live);
    room -= withButtons ? buttons : 0;
    m_name->setText(full <= room ? m_model.name() : nameWithin(std::max(1, room)));
    m_name->setToolTip(m_model.name());
    m_lastByte->setVisible(full + headerSpacing + m_lastByte->sizeHint().width() <= room);
    QString text = m_endpoint->fontMetrics().elidedText(m_model.endpoint(), Qt::ElideRight, m_endpoint->width());
    if (text.size() < std::min<qsizetype>(shortestEndpoint, m_model.endpoint().size()))
        text.clear();
    if (text != m_endpoint->text())
        m_endpoint->setText(text);
}

void PaneView::setLive(bool live)
{
    m_live = live;
    fitHeader();
}

void PaneView::setFlipped(bool flipped)
{
    m_flip->setChecked(flipped);
    const bool focused = m_faces->currentWidget()->hasFocus();
    m_faces->setCurrentIndex(flipped ? 1 : 0);
    setFocusProxy(m_faces->currentWidget());
    if (focused)
        m_faces->currentWidget()->setFocus();
    if (flipped)
        m_distribution->setDistribution(m_model.distribution());
}

bool PaneView::isFlipped() const
{
    return m_faces->currentIndex() == 1;
}

void PaneView::setTheme(const Theme &theme)
{
    m_theme = theme;
    restyle();
}

void PaneView::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_chart != nullptr)
        restyle();
}

void PaneView::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fitHeader();
}

void PaneView::enterEvent(QEnterEvent *event)
{
    QFrame::enterEvent(event);
    fitHeader();
}

void PaneView::leaveEvent(QEvent *event)
{
    QFrame::leaveEvent(event);
    QMetaObject::invokeMethod(this, &PaneView::fitHeader, Qt::QueuedConnection);
}

bool PaneView::eventFilter(QObject *watched, QEvent *event)
{
    // From the face on, Tab must find the buttons of a narrow pane. Where the focus goes is known only later.
    if (event->type() == QEvent::FocusIn)
        fitHeader();
    else if (event->type() == QEvent::FocusOut)
        QMetaObject::invokeMethod(this, &PaneView::fitHeader, Qt::QueuedConnection);
    return QFrame::eventFilter(watched, event);
}

void PaneView::restyle()
{
    const QFontMetrics metrics = fontMetrics();
    m_marker->setPixmap(
        markerPixmap(TransportStyle::of(m_model.transport()), m_theme.dark, metrics.height(), devicePixelRatioF()));
    m_name->setFont(scaledFont(font(), 1.1, QFont::DemiBold));
    const QFont fixed = fixedFont(font());
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, m_theme.dim);
    for (QLabel *label : {m_endpoint, m_lastByte}) {
        label->setFont(fixed);
        label->setPalette(quiet);
    }
    const int side = metrics.height() * 4 / 5;
    m_flip->setIcon(glyphIcon(Glyph::Flip, m_theme.dim));
    m_close->setIcon(glyphIcon(Glyph::Close, m_theme.dim));
    for (QToolButton *button : {m_flip, m_close})
        button->setIconSize({side, side});
    m_name->setMinimumHeight(m_flip->sizeHint().height()); // or the header is lower without the buttons
    m_chip->setTheme(m_theme);
    m_figures->setTheme(m_theme);
    m_chart->setTheme(m_theme);
    m_distribution->setTheme(m_theme);
    update();
}

void PaneView::paintEvent(QPaintEvent *)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focused = m_chart->hasFocus() || m_distribution->hasFocus();
    painter.setPen(QPen{focused ? m_theme.accent : m_theme.border, focused ? 2.0 : 1.0});
    painter.setBrush(m_theme.surface);
    painter.drawRoundedRect(QRectF{rect()}.adjusted(0.8, 0.8, -0.8, -0.8), 6, 6);
}

void PaneView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu{this};
    QAction *flip = menu.addAction(isFlipped() ? tr("Show the live chart") : tr("Show the distribution"));
    const ClientState state = m_model.latest().state;
    const bool ended = state == ClientState::Closed || state == ClientState::Failed || state == ClientState::Idle;
    QAction *toggle = menu.addAction(ended ? tr("Connect") : tr("Disconnect"));
    toggle->setVisible(m_live);
    QAction *copy = menu.addAction(tr("Copy the address"));
    if (auto *exporter = window()->findChild<ViewExporter *>())
        exporter->addTo(menu, isFlipped() ? static_cast<QWidget *>(m_distribution) : m_chart);
    menu.addSeparator();
    QAction *close = menu.addAction(tr("Close this pane"));
    close->setVisible(m_live);
    const QAction *chosen = menu.exec(event->globalPos());
    if (chosen == flip)
        setFlipped(!isFlipped());
    else if (chosen == toggle && ended)
        Q_EMIT connectRequested(client());
    else if (chosen == toggle)
        Q_EMIT disconnectRequested(client());
    else if (chosen == copy)
        QApplication::clipboard()->setText(m_model.url().toString());
    else if (chosen == close)
        Q_EMIT closeRequested(client());
}

} // namespace pushscope
