// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace pushscope {

/// The line below a text in which words of it are looked for. Enter goes on, Shift+Enter back, Esc closes.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(QWidget *parent = nullptr);

    void open(const QString &text);
    void showCount(int found);
    [[nodiscard]] QLineEdit &field() const { return *m_field; }

Q_SIGNALS:
    /// `typing`: the word has changed, so the place that is shown may still be the right one.
    void findRequested(const QString &text, bool backward, bool typing);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void dismiss();

    QLineEdit *m_field;
    QLabel *m_count;
};

} // namespace pushscope
