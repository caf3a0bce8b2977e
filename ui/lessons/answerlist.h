// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <QAbstractButton>

#include <optional>
#include <vector>

class QVBoxLayout;

namespace pushscope {

/// One answer to choose: a number, a text that wraps, and afterwards what it was.
class AnswerButton : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Mark { Free, Locked, Chosen, Right, ChosenRight, ChosenWrong };

    AnswerButton(int number, const QString &text, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setMark(Mark mark);
    [[nodiscard]] Mark mark() const { return m_mark; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString markText() const;
    [[nodiscard]] QColor markColor() const;
    [[nodiscard]] QRect textRect(int width, int height) const;

    int m_number;
    Theme m_theme;
    Mark m_mark = Mark::Free;
};

/// The answers of a question. The first that is chosen stands.
class AnswerList : public QWidget
{
    Q_OBJECT

public:
    explicit AnswerList(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// `right` is shown once it is given.
    void present(const QStringList &answers, std::optional<int> chosen, std::optional<int> right);
    [[nodiscard]] const std::vector<AnswerButton *> &buttons() const { return m_buttons; }

Q_SIGNALS:
    void chosen(int answer);

private:
    void build(const QStringList &answers);

    Theme m_theme;
    QStringList m_answers;
    QVBoxLayout *m_layout;
    std::vector<AnswerButton *> m_buttons;
};

} // namespace pushscope
