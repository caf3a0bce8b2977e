// SPDX-License-Identifier: GPL-3.0-or-later
#include "share/urlfield.h"

#include <QEvent>

#include <cmath>

namespace pushscope {

UrlField::UrlField(QWidget *parent) : QPlainTextEdit{parent}
{
    setReadOnly(true);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void UrlField::setUrl(const QString &url)
{
    if (url == toPlainText())
        return;
    setPlainText(url);
    fitHeight();
}

void UrlField::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fitHeight();
}

void UrlField::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitHeight();
}

/// A document of this kind counts its height in lines.
void UrlField::fitHeight()
{
    const int lines = std::max(1, static_cast<int>(std::ceil(document()->size().height())));
    const QMargins margins = contentsMargins();
    const int high = lines * fontMetrics().lineSpacing() + 2 * static_cast<int>(std::ceil(document()->documentMargin()))
        + margins.top() + margins.bottom();
    if (high != height())
        setFixedHeight(high);
}

} // namespace pushscope
