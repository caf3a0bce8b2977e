// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/docktitle.h"

#include "theme/icons.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace pushscope {

DockTitle::DockTitle(QDockWidget &dock)
    : QWidget{&dock}, m_name{new QLabel{dock.windowTitle(), this}}, m_close{new QToolButton{this}}
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Button); // the surface colour
    auto *layout = new QHBoxLayout{this};
    layout->setContentsMargins(8, 3, 4, 1);
    layout->addWidget(m_name, 1);
    layout->addWidget(m_close);
    const QString text = tr("Close %1").arg(dock.windowTitle());
    m_close->setProperty("flat", true);
    m_close->setToolTip(text);
    m_close->setAccessibleName(text);
    connect(m_close, &QToolButton::clicked, &dock, &QDockWidget::close);
}

void DockTitle::setTheme(const Theme &theme)
{
    m_name->setFont(scaledFont(font(), 1.0, QFont::DemiBold));
    m_close->setIcon(glyphIcon(Glyph::Close, theme.dim));
    const int side = fontMetrics().height() * 4 / 5;
    m_close->setIconSize({side, side});
}

} // namespace pushscope
