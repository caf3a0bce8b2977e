// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;

namespace pushscope {

/// A strip above the panes that says what is wrong and offers what can be done. It never takes
/// the focus and never blocks.
class Banner : public QFrame
{
    Q_OBJECT

public:
    struct Choice
    {
        QString text;
        QString intent; ///< what chosen() tells
    };

    explicit Banner(QWidget *parent = nullptr);
    void present(const QString &message, const QList<Choice> &choices);
    void dismiss();
    void setTheme(const Theme &theme);
    [[nodiscard]] QString message() const;

Q_SIGNALS:
    void chosen(const QString &intent);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme m_theme;
    QLabel *m_icon = nullptr;
    QLabel *m_message = nullptr;
    QHBoxLayout *m_choices = nullptr;
};

} // namespace pushscope
