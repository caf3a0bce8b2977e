// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "panels/playbackinfo.h"
#include "theme/theme.h"

#include <QFrame>

class QLabel;
class QSlider;
class QToolButton;

namespace pushscope {

/// Below the panes while a recording is open: play and pause, where it stands, how long it is. The arrow keys move by
/// `step`, the page keys by a tenth of the whole.
class PlaybackBar : public QFrame
{
    Q_OBJECT

public:
    explicit PlaybackBar(QWidget *parent = nullptr);

    void setInfo(const PlaybackInfo &info);
    /// Passed over while the user holds the slider.
    void setPosition(std::chrono::microseconds position);
    void setPlaying(bool playing);
    void setTheme(const Theme &theme);
    [[nodiscard]] bool isPlaying() const { return m_playing; }
    [[nodiscard]] std::chrono::microseconds position() const { return m_position; }

    static constexpr std::chrono::seconds step{5};

Q_SIGNALS:
    void seekRequested(std::chrono::microseconds position);
    void playRequested(bool play);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void restyle();
    void seek(std::chrono::microseconds position);
    void showPosition();
    void fitName();

    PlaybackInfo m_info;
    Theme m_theme;
    std::chrono::microseconds m_position{0};
    bool m_playing = false;
    QToolButton *m_play = nullptr;
    QLabel *m_at = nullptr;
    QSlider *m_slider = nullptr;
    QLabel *m_length = nullptr;
    QLabel *m_name = nullptr;
};

} // namespace pushscope
