// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/faultsmodel.h"
#include "models/runmodel.h"
#include "theme/theme.h"

#include <QFrame>

class QBoxLayout;
class QCheckBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace pushscope {

class FaultForm;

/// One fault of the stack: what it does, whether it is armed and how it stands, its fields, and how the command line
/// writes it.
class FaultCard : public QFrame
{
    Q_OBJECT

public:
    FaultCard(const FaultItem &item, const RunModel &run, QWidget *parent = nullptr);

    /// `now` is where countdowns are told from.
    void show(const FaultItem &item, Instant now);
    void setTheme(const Theme &theme);
    void setServerFaultsPossible(bool possible);
    void setExpanded(bool expanded);
    [[nodiscard]] bool isExpanded() const;
    void focusSwitch();
    [[nodiscard]] FaultForm &form() const { return *m_form; }

Q_SIGNALS:
    void edited(const pushscope::Fault &fault);
    void switched(bool on);
    void removeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildHead(QBoxLayout *layout, const RunModel &run);
    void buildFoot(QBoxLayout *layout);
    QToolButton *makeButton(const QString &text, const char *objectName);
    QLabel *makeText(const char *objectName);
    void showWords();
    void restyle();

    FaultItem m_item;
    Theme m_theme;
    bool m_serverFaultsPossible = true;
    QToolButton *m_expand = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_state = nullptr;
    QCheckBox *m_switch = nullptr;
    QToolButton *m_remove = nullptr;
    QLabel *m_sentence = nullptr;
    QLabel *m_note = nullptr;
    FaultForm *m_form = nullptr;
    QLineEdit *m_command = nullptr;
    QToolButton *m_copy = nullptr;
};

/// "active, 7.4 s left", "begins in 3 s", "over", "off".
[[nodiscard]] QString faultStateText(const FaultItem &item, Instant now);

} // namespace pushscope
