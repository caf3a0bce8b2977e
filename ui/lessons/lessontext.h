// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <QTextEdit>

namespace pushscope {

/// A piece of Markdown in the colours of the theme, as high as it needs to be at its width.
class LessonText : public QTextEdit
{
    Q_OBJECT

public:
    explicit LessonText(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setSource(const QString &markdown); ///< empty: it is hidden
    [[nodiscard]] const QString &source() const { return m_source; }

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override; ///< is for what it stands in

private:
    void render();
    void styleBlocks();
    void styleTables();
    void fit();

    Theme m_theme;
    QString m_source;
};

} // namespace pushscope
