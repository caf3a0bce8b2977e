// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

class QWidget;

namespace pushscope {

struct ShownWords
{
    QString where; ///< class and name of the widget
    QString text;
};

/// What the window and all in it say: texts, tool tips, names for screen readers, items, headers, menus.
[[nodiscard]] std::vector<ShownWords> shownWords(const QWidget &window);
/// Widgets with less room than their words need, where nothing shortens the words on purpose.
[[nodiscard]] QStringList clippedWords(const QWidget &window);

} // namespace pushscope
