// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace pushscope {

/// The words of one step of the tour, with the buttons that go on, back, and end it. Takes the arrows and Esc too.
class TourCard : public QFrame
{
    Q_OBJECT

public:
    explicit TourCard(QWidget *parent = nullptr);

    void present(const QString &title, const QString &text, int step, int of);
    /// The size that the words need.
    [[nodiscard]] QSize fittingSize() const;
    void setTheme(const Theme &theme);

Q_SIGNALS:
    void nextRequested();
    void backRequested();
    void endRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool takeKey(int key);

    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_count;
    QPushButton *m_skip;
    QPushButton *m_back;
    QPushButton *m_next;
};

} // namespace pushscope
