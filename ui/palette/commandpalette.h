// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "palette/palettemodel.h"
#include "theme/theme.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QLineEdit;
class QListView;

namespace pushscope {

class PaletteDelegate;

/// A field over the window in which any command is found by a few of its letters. Enter or a click carries it out,
/// Esc or a click elsewhere closes it; the focus goes back to where it was.
class CommandPalette : public QFrame
{
    Q_OBJECT

public:
    explicit CommandPalette(QWidget &window);

    void open(QList<PaletteCommand> commands, QStringList recent);
    void dismiss();
    void setTheme(const Theme &theme);
    [[nodiscard]] QLineEdit &field() const { return *m_field; }
    [[nodiscard]] QListView &list() const { return *m_list; }

Q_SIGNALS:
    void ran(const QString &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    void step(int by);
    void runRow(int row);
    void showMatches(const QString &pattern);
    bool takeKey(int key);

    QWidget &m_window;
    PaletteModel m_model;
    PaletteDelegate *m_delegate = nullptr;
    QLineEdit *m_field = nullptr;
    QListView *m_list = nullptr;
    QLabel *m_none = nullptr;
    QPointer<QWidget> m_focusBefore;
};

} // namespace pushscope
