// SPDX-License-Identifier: GPL-3.0-or-later
#include "load/loadstatus.h"

#include "models/format.h"
#include "models/loadtext.h"
#include "models/transportstyle.h"
#include "theme/cardpainting.h"
#include "theme/icons.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>

namespace pushscope {

namespace {

constexpr int fullProgress = 1000;
constexpr qsizetype mostReasonsShown = 6;

QString clientsText(const LoadProgress &progress)
{
    QStringList parts;
    for (const auto &[transport, each] : progress.transports) {
        QString part = LoadStatus::tr("%1 %2 of %3")
                           .arg(TransportStyle::of(transport).shortName)
                           .arg(each.connected)
                           .arg(each.clients);
        if (each.failed > 0)
            part += LoadStatus::tr(" (%1 failed)").arg(each.failed);
        parts << part;
    }
    return LoadStatus::tr("Open: %1").arg(parts.join(QStringLiteral(" · ")));
}

QString reasonsText(const LoadVerdict &verdict)
{
    if (verdict.reasons.isEmpty())
        return LoadStatus::tr("Everything that was offered arrived in time, and the generator kept up.");
    QStringList lines;
    for (const QString &reason : verdict.reasons.mid(0, mostReasonsShown))
        lines << QStringLiteral("• ") + reason;
    if (verdict.reasons.size() > mostReasonsShown)
        lines << LoadStatus::tr("• and %1 more").arg(verdict.reasons.size() - mostReasonsShown);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

LoadStatus::LoadStatus(QWidget *parent)
    : QFrame{parent}, m_theme{Theme::darkTheme()}, m_layout{new QGridLayout{this}}, m_icon{new QLabel{this}},
      m_headline{new QLabel{this}}, m_details{new QLabel{this}}, m_progress{new QProgressBar{this}}
{
    m_layout->setContentsMargins(14, 7, 12, 7);
    m_layout->setHorizontalSpacing(8);
    m_layout->setVerticalSpacing(2);
    m_layout->addWidget(m_icon, 0, 0);
    m_layout->addWidget(m_headline, 0, 1);
    m_layout->addWidget(m_progress, 0, 2);
    m_layout->addWidget(m_details, 1, 0, 1, 3);
    m_headline->setObjectName(QStringLiteral("headline"));
    m_details->setObjectName(QStringLiteral("details"));
    m_details->setWordWrap(true);
    m_details->setTextFormat(Qt::PlainText);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress->setAccessibleName(tr("Progress of the load"));
    m_progress->setTextVisible(false);
    m_progress->setRange(0, fullProgress);
    restyle();
}

void LoadStatus::show(Kind kind, const QString &headline, const QString &details)
{
    const bool other = kind != m_kind;
    m_kind = kind;
    m_headline->setText(headline);
    m_details->setText(details);
    m_progress->setVisible(kind == Kind::Running);
    m_headline->setWordWrap(kind != Kind::Running); // then it has the line for itself
    m_layout->setColumnStretch(1, kind == Kind::Running ? 0 : 1);
    m_layout->setColumnStretch(2, kind == Kind::Running ? 1 : 0);
    m_icon->setVisible(kind != Kind::Running);
    setAccessibleName(headline + QStringLiteral(". ") + details);
    if (other)
        restyle();
}

void LoadStatus::showStarting()
{
    m_progress->setRange(0, 0);
    show(Kind::Running, phaseWord(LoadPhase::Connecting), {});
}

void LoadStatus::showProgress(const LoadConfig &config, const LoadProgress &progress)
{
    const auto share = progressShare(config, progress);
    m_progress->setRange(0, share ? fullProgress : 0);
    if (share)
        m_progress->setValue(static_cast<int>(*share * fullProgress));
    show(Kind::Running, progressText(progress), clientsText(progress));
}

void LoadStatus::showVerdict(const LoadFigures &figures, const std::optional<LoadFigures> &other)
{
    static constexpr std::array kinds{Kind::Valid, Kind::Degraded, Kind::Invalid};
    QStringList details{reasonsText(figures.verdict)};
    details << tr("%1 of %2 events accepted, sent late by %3 (p99). Generator: %4 late (p99), %5 % of a core.")
                   .arg(formatCount(figures.accepted), formatCount(figures.published), formatLatency(figures.lateness),
                        formatLatency(figures.loopLag))
                   .arg(100 * figures.processorShare, 0, 'f', 0);
    if (other)
        details << tr("B is %1%2")
                       .arg(verdictWord(other->verdict.kind),
                            other->verdict.reasons.isEmpty()
                                ? QString{}
                                : QStringLiteral(": ") + other->verdict.reasons.join(QStringLiteral("; ")));
    const QString word = verdictWord(figures.verdict.kind);
    show(kinds.at(static_cast<std::size_t>(figures.verdict.kind)), other ? tr("A is %1").arg(word) : word,
         details.join(QLatin1Char('\n')));
}

void LoadStatus::showProblem(const QString &message)
{
    show(Kind::Problem, tr("No result"), message);
}

QString LoadStatus::headline() const
{
    return m_headline->text();
}

QColor LoadStatus::color() const
{
    switch (m_kind) {
    case Kind::Running: return m_theme.accent;
    case Kind::Valid: return m_theme.good;
    case Kind::Degraded: return m_theme.warning;
    case Kind::Invalid:
    case Kind::Problem: return m_theme.alarm;
    }
    Q_UNREACHABLE();
}

void LoadStatus::restyle()
{
    const Glyph glyph = m_kind == Kind::Valid ? Glyph::Check : m_kind == Kind::Degraded ? Glyph::Warning : Glyph::Cross;
    const int side = fontMetrics().height();
    m_icon->setPixmap(glyphIcon(glyph, color()).pixmap(QSize{side, side}, devicePixelRatioF()));
    m_headline->setFont(scaledFont(font(), 1.1, QFont::DemiBold));
    QPalette palette = m_headline->palette();
    palette.setColor(QPalette::WindowText, m_kind == Kind::Running ? m_theme.text : color());
    m_headline->setPalette(palette);
    m_progress->setFixedHeight(side * 2 / 3);
    update();
}

void LoadStatus::setTheme(const Theme &theme)
{
    m_theme = theme;
    restyle();
}

void LoadStatus::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        restyle();
}

void LoadStatus::paintEvent(QPaintEvent *)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    paintCard(painter, rect(), m_theme);
    paintCardStripe(painter, rect(), color());
}

} // namespace pushscope
