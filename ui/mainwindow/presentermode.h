// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QObject>

class QMainWindow;

namespace pushscope {

/// The view for a projector: larger text, the whole screen, no menus. Gives back what was before.
class PresenterMode : public QObject
{
    Q_OBJECT

public:
    explicit PresenterMode(QMainWindow &window);
    void set(bool on);
    [[nodiscard]] bool isOn() const { return m_on; }

private:
    QMainWindow &m_window;
    bool m_on = false;
    QFont m_font; ///< of the ordinary view
    Qt::WindowStates m_state;
};

} // namespace pushscope
