// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <QTableView>

#include <optional>

class QToolButton;

namespace pushscope {

class WireDelegate;
class WireFilterModel;

/// The inspector's list. It follows the tail while it is at the tail; once the user looks at
/// something else, what is seen stays where it is and a chip tells how much came since.
class WireList : public QTableView
{
    Q_OBJECT

public:
    explicit WireList(WireFilterModel &model, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    [[nodiscard]] bool isFollowing() const { return m_following; }
    void setFollowing(bool following);
    /// As if it had not been the user: `chosen` is emitted with byUser = false.
    void choose(int row);
    /// Rows that came since it stopped to follow.
    [[nodiscard]] int newRows() const { return m_new; }
    void setEmptyText(const QString &text);

Q_SIGNALS:
    void chosen(int row, bool byUser);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void connectModel();
    void leaveRows(int last);
    void keepPlace(int removed);
    void takeNew(int count);
    void restoreAfterReset();
    void fitToFont();
    void fitColumns();
    void syncChip();

    WireFilterModel &m_model;
    WireDelegate *m_delegate = nullptr;
    QToolButton *m_chip = nullptr;
    Theme m_theme;
    QString m_empty;
    bool m_following = true;
    bool m_choosing = false;
    int m_new = 0;
    std::optional<quint64> m_current; ///< serial of the row that was chosen last
};

} // namespace pushscope
