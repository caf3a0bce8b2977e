// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/playbackbar.h"

#include "models/format.h"
#include "theme/icons.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <algorithm>

namespace pushscope {

using std::chrono::microseconds;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds longest{24 * 3'600'000}; ///< what the slider can tell; longer recordings end there

int toSlider(microseconds position)
{
    const auto whole = std::chrono::duration_cast<milliseconds>(position);
    return static_cast<int>(std::clamp(whole, milliseconds{0}, longest).count());
}

} // namespace

PlaybackBar::PlaybackBar(QWidget *parent) : QFrame{parent}, m_theme{Theme::darkTheme()}
{
    setObjectName(QStringLiteral("playbackBar"));
    setAccessibleName(tr("Playback of a recording"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Button); // the surface colour
    build();
    connect(m_play, &QToolButton::clicked, this, [this] {
        setPlaying(!m_playing);
        Q_EMIT playRequested(m_playing);
    });
    connect(m_slider, &QSlider::valueChanged, this, [this](int value) { seek(milliseconds{value}); });
    restyle();
    hide();
}

void PlaybackBar::build()
{
    auto *layout = new QHBoxLayout{this};
    layout->setContentsMargins(10, 4, 10, 4);
    layout->setSpacing(10);
    m_play = new QToolButton{this};
    m_play->setObjectName(QStringLiteral("playButton"));
    m_play->setShortcut(QKeySequence{Qt::Key_F6});
    m_at = new QLabel{this};
    m_at->setObjectName(QStringLiteral("playbackAt"));
    m_slider = new QSlider{Qt::Horizontal, this};
    m_slider->setObjectName(QStringLiteral("playbackPosition"));
    m_slider->setAccessibleName(tr("Position in the recording"));
    m_slider->setSingleStep(static_cast<int>(milliseconds{step}.count()));
    m_length = new QLabel{this};
    m_name = new QLabel{this};
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_name->setTextFormat(Qt::PlainText);
    layout->addWidget(m_play);
    layout->addWidget(m_at);
    layout->addWidget(m_slider, 3);
    layout->addWidget(m_length);
    layout->addWidget(m_name, 2);
    setFocusProxy(m_slider);
    setTabOrder(m_slider, m_play); // Tab enters by the slider
}

void PlaybackBar::setInfo(const PlaybackInfo &info)
{
    m_info = info;
    const QSignalBlocker quiet{m_slider};
    m_slider->setRange(0, toSlider(info.length));
    m_slider->setPageStep(std::max(1, m_slider->maximum() / 10));
    m_length->setText(formatClock(info.length));
    restyle();
    m_name->setToolTip(info.file);
    setPosition(m_position);
    fitName();
    show();
}

void PlaybackBar::setPosition(microseconds position)
{
    if (m_slider->isSliderDown())
        return;
    m_position = std::clamp(position, microseconds{0}, std::max(microseconds{0}, m_info.length));
    const QSignalBlocker quiet{m_slider};
    m_slider->setValue(toSlider(m_position));
    showPosition();
}

void PlaybackBar::seek(microseconds position)
{
    m_position = std::clamp(position, microseconds{0}, std::max(microseconds{0}, m_info.length));
    showPosition();
    Q_EMIT seekRequested(m_position);
}

void PlaybackBar::showPosition()
{
    const QString text = formatClock(m_position);
    if (text == m_at->text())
        return;
    m_at->setText(text);
    m_slider->setAccessibleDescription(tr("%1 of %2").arg(text, m_length->text()));
}

void PlaybackBar::setPlaying(bool playing)
{
    m_playing = playing;
    restyle();
}

void PlaybackBar::setTheme(const Theme &theme)
{
    m_theme = theme;
    restyle();
}

void PlaybackBar::restyle()
{
    const QString text = m_playing ? tr("Pause the recording (F6)") : tr("Play the recording (F6)");
    m_play->setIcon(glyphIcon(m_playing ? Glyph::Pause : Glyph::Play, m_theme.text));
    m_play->setToolTip(text);
    m_play->setAccessibleName(text);
    const int side = fontMetrics().height();
    m_play->setIconSize({side, side});
    const QFont digits = fixedFont(font());
    const int wide = QFontMetrics{digits}.horizontalAdvance(formatClock(m_info.length));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, m_theme.dim);
    m_at->setFont(digits);
    m_at->setMinimumWidth(wide);
    m_at->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_length->setFont(digits);
    m_length->setPalette(quiet);
    m_name->setPalette(quiet);
}

void PlaybackBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_name != nullptr) {
        restyle();
        fitName();
    }
}

void PlaybackBar::fitName()
{
    QString text = QFileInfo{m_info.file}.fileName();
    if (!m_info.description.isEmpty())
        text += QStringLiteral(" · ") + m_info.description;
    m_name->setText(m_name->fontMetrics().elidedText(text, Qt::ElideRight, m_name->width()));
    m_name->setAccessibleName(text);
}

void PlaybackBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fitName();
}

void PlaybackBar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left: m_slider->triggerAction(QAbstractSlider::SliderSingleStepSub); break;
    case Qt::Key_Right: m_slider->triggerAction(QAbstractSlider::SliderSingleStepAdd); break;
    default: QFrame::keyPressEvent(event);
    }
}

} // namespace pushscope
