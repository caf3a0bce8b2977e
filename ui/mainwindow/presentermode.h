// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QObject>

class QMainWindow;

namespace pushscope {

/// The view for a projector: text as large as the window allows, the whole screen, no menus. Gives back what was
/// before.
class PresenterMode : public QObject
{
    Q_OBJECT

public:
    explicit PresenterMode(QMainWindow &window);
    void set(bool on);
    [[nodiscard]] bool isOn() const { return m_on; }

Q_SIGNALS:
    /// The window has another size, and so has the text.
    void rescaled();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QFont largeFont() const;
    void rescale();

    QMainWindow &m_window;
    bool m_on = false;
    QFont m_font; ///< of the ordinary view
    Qt::WindowStates m_state;
};

} // namespace pushscope
