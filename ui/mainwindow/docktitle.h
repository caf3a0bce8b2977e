// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <QWidget>

class QDockWidget;
class QLabel;
class QToolButton;

namespace pushscope {

/// The head of a dock: its name, and a button that closes it.
class DockTitle : public QWidget
{
    Q_OBJECT

public:
    explicit DockTitle(QDockWidget &dock);
    void setTheme(const Theme &theme);

private:
    QLabel *m_name;
    QToolButton *m_close;
};

} // namespace pushscope
