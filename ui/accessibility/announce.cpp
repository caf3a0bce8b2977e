// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessibility/announce.h"

#include <QAccessible>
#include <QWidget>

namespace pushscope {

namespace {

class Listening final : public QAccessible::ActivationObserver
{
public:
    Listening() { QAccessible::installActivationObserver(this); }
    ~Listening() override { QAccessible::removeActivationObserver(this); }
    Listening(const Listening &) = delete;
    Listening &operator=(const Listening &) = delete;
    void accessibilityActiveChanged(bool active) override { m_active = active; }
    [[nodiscard]] bool isActive() const { return m_active; }

private:
    bool m_active = QAccessible::isActive();
};

} // namespace

bool isListenedTo()
{
    static Listening listening;
    return listening.isActive();
}

void announce(QWidget &from, const QString &text)
{
    if (!isListenedTo() || text.isEmpty())
        return;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent event{&from, text};
#else
    QAccessibleEvent event{&from, QAccessible::Alert};
#endif
    QAccessible::updateAccessibility(&event);
}

} // namespace pushscope
