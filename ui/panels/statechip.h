// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/clientstate.h"
#include "theme/theme.h"

#include <QWidget>

namespace pushscope {

/// A client's state as a drawn icon and a word in a rounded outline.
class StateChip : public QWidget
{
    Q_OBJECT

public:
    explicit StateChip(QWidget *parent = nullptr);
    void setState(ClientState state, const QString &text);
    void setTheme(const Theme &theme);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ClientState m_state = ClientState::Idle;
    QString m_text;
    Theme m_theme;
};

/// The colour in which a state is told, readable as text.
[[nodiscard]] QColor stateColor(const Theme &theme, ClientState state);

} // namespace pushscope
