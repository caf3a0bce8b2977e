// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/clientstate.h"
#include "theme/theme.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace pushscope {

class StateChip;

/// One server, or Redis: what it is called, how it is, and what can be done to it.
class ClusterCard : public QFrame
{
    Q_OBJECT

public:
    ClusterCard(const QString &name, const QString &objectName, QWidget *parent = nullptr);

    /// `tone` gives colour and icon to the word.
    void present(ClientState tone, const QString &word, const QString &detail);
    QPushButton *addButton(const QString &text, const QString &objectName);
    void setTheme(const Theme &theme);
    [[nodiscard]] QString word() const;
    [[nodiscard]] QString detail() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void restyle();

    Theme m_theme;
    QLabel *m_name = nullptr;
    StateChip *m_chip = nullptr;
    QLabel *m_detail = nullptr;
    QHBoxLayout *m_buttons = nullptr;
};

} // namespace pushscope
