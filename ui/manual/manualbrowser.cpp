// SPDX-License-Identifier: GPL-3.0-or-later
#include "manual/manualbrowser.h"

#include "help/darkpicture.h"
#include "help/helpbook.h"
#include "manual/manualaddress.h"

#include <QEvent>
#include <QImage>
#include <QScrollBar>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>

namespace pushscope {

namespace {

using namespace std::chrono_literals;

constexpr int mostMarks = 500;
constexpr int columns = 96; ///< of ordinary letters: longer lines are hard to read
constexpr qreal pageMargin = 18;
constexpr int roundedUp = 2; ///< pixels that a table may be wider than the page
constexpr auto untilPicturesFit = 150ms;

} // namespace

ManualBrowser::ManualBrowser(QWidget *parent) : QTextBrowser{parent}, m_theme{Theme::darkTheme()}
{
    setOpenLinks(false);
    setLineWrapMode(QTextEdit::FixedPixelWidth);
    setAccessibleName(tr("Page of the manual"));
    document()->setDocumentMargin(pageMargin);
    connect(this, &QTextBrowser::anchorClicked, this, &ManualBrowser::follow);
    m_fitPictures.setSingleShot(true);
    m_fitPictures.setInterval(untilPicturesFit);
    connect(&m_fitPictures, &QTimer::timeout, this, [this] {
        if (m_renderedWidth != columnWidth())
            rerender();
    });
}

void ManualBrowser::follow(const QUrl &link)
{
    const QUrl url = source().resolved(link);
    if (isManualUrl(url))
        setSource(url);
    else
        Q_EMIT webLinkActivated(url);
}

QVariant ManualBrowser::loadResource(int type, const QUrl &name)
{
    const QString page = manualPage(source().resolved(name));
    if (type == QTextDocument::ImageResource) {
        const QString light = page.section(u'/', -1);
        const QString dark = darkPicture(light);
        const QByteArray bytes = helpPicture(m_theme.dark && hasHelpPicture(dark) ? dark : light);
        // What Qt scales of a picture with a palette is dithered to that palette.
        QImage picture = QImage::fromData(bytes).convertToFormat(QImage::Format_ARGB32_Premultiplied);
        const int room = columnWidth() - static_cast<int>(2 * pageMargin) - 2;
        if (picture.width() > room && room > 0)
            picture = picture.scaledToWidth(room, Qt::SmoothTransformation);
        return picture;
    }
    if (type == QTextDocument::StyleSheetResource)
        return {};
    QString body = helpBody(page);
    if (!body.isEmpty()) // a line end before the end of a block would be an empty line of it
        return body.replace(QStringLiteral("\n</code></pre>"), QStringLiteral("</code></pre>"));
    const QByteArray file = helpFile(page);
    if (!file.isEmpty())
        return QString{QStringLiteral("<pre>") + QString::fromUtf8(file).toHtmlEscaped() + QStringLiteral("</pre>")};
    return QString{QStringLiteral("<p>") + tr("The manual has no page “%1”.").arg(page.toHtmlEscaped())
                   + QStringLiteral("</p>")};
}

QString ManualBrowser::styleSheetOfPages() const
{
    const qreal size = font().pointSizeF() * m_zoom / 100;
    const auto points = [size](qreal factor) { return QString::number(size * factor, 'f', 1); };
    return QStringLiteral("body, p, li, td, th, dd, dt { font-size: %1pt; color: %2; }"
                          "h1 { font-size: %3pt; font-weight: 600; margin-top: 6px; margin-bottom: 10px; }"
                          "h2 { font-size: %4pt; font-weight: 600; margin-top: 20px; margin-bottom: 6px; }"
                          "h3 { font-size: %5pt; font-weight: 600; margin-top: 14px; margin-bottom: 4px; }"
                          "h4 { font-size: %1pt; font-weight: 600; margin-top: 12px; margin-bottom: 4px; }"
                          "p { margin-top: 6px; margin-bottom: 6px; }"
                          "li { margin-top: 2px; margin-bottom: 2px; }"
                          "a { color: %6; }"
                          "blockquote { color: %7; }")
               .arg(points(1.05), m_theme.text.name(), points(1.9), points(1.4), points(1.15), m_theme.accent.name(),
                    m_theme.dim.name())
        + QStringLiteral("code, pre { font-family: '%1'; font-size: %2pt; background-color: %3; }"
                         "pre { white-space: pre-wrap; margin-top: 8px; margin-bottom: 8px; }"
                         "table { border-collapse: collapse; margin-top: 8px; margin-bottom: 8px; }"
                         "th { background-color: %3; font-weight: 600; text-align: left; }"
                         "th, td { border: 1px solid %4; padding: 5px; vertical-align: top; }")
              .arg(fixedFont(font()).family(), points(0.98), m_theme.window.name(), m_theme.border.name());
}

void ManualBrowser::rerender()
{
    m_renderedWidth = columnWidth();
    document()->setDefaultStyleSheet(styleSheetOfPages());
    if (source().isEmpty())
        return;
    const QScrollBar *bar = verticalScrollBar();
    const double at = bar->maximum() > 0 ? static_cast<double>(bar->value()) / bar->maximum() : 0;
    document()->clear(); // pictures of another width too
    document()->setDocumentMargin(pageMargin);
    reload();
    verticalScrollBar()->setValue(static_cast<int>(at * verticalScrollBar()->maximum()));
}

void ManualBrowser::setTheme(const Theme &theme)
{
    m_theme = theme;
    rerender();
}

void ManualBrowser::setZoom(int percent)
{
    const int zoom = std::clamp(percent, leastZoom, mostZoom);
    if (zoom == m_zoom)
        return;
    m_zoom = zoom;
    fitColumn();
    rerender();
}

/// Of the viewport while the scroll bar is there, which comes and goes when a page is laid out anew.
int ManualBrowser::columnWidth() const
{
    const int column = fontMetrics().averageCharWidth() * columns * m_zoom / 100 + static_cast<int>(2 * pageMargin);
    return std::min(column, width() - verticalScrollBar()->sizeHint().width() - 2 * frameWidth());
}

/// The text stands in a column, the rest of a wide window is left free beside it.
void ManualBrowser::fitColumn()
{
    const int room = width() - verticalScrollBar()->sizeHint().width() - 2 * frameWidth();
    const int beside = std::max(0, room - columnWidth()) / 2;
    setViewportMargins(beside, 0, beside, 0);
    if (const int width = std::max(1, columnWidth() - roundedUp); width != lineWrapColumnOrWidth())
        setLineWrapColumnOrWidth(width);
}

void ManualBrowser::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    fitColumn();
    m_fitPictures.start();
}

void ManualBrowser::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        fitColumn();
        rerender();
    }
}

int ManualBrowser::find(const QString &text, bool backward, bool stay)
{
    QList<QTextEdit::ExtraSelection> marks;
    QTextCursor at = text.isEmpty() ? QTextCursor{} : document()->find(text, 0);
    while (!at.isNull() && marks.size() < mostMarks) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = at;
        mark.format.setBackground(m_theme.selection);
        marks.append(mark);
        at = document()->find(text, at);
    }
    setExtraSelections(marks);
    if (marks.isEmpty())
        return 0;
    QTextCursor from = textCursor();
    if (stay)
        from.setPosition(from.selectionStart());
    const QTextDocument::FindFlags flags = backward ? QTextDocument::FindBackward : QTextDocument::FindFlags{};
    QTextCursor next = document()->find(text, from, flags);
    if (next.isNull())
        next = backward ? marks.constLast().cursor : marks.constFirst().cursor;
    setTextCursor(next);
    ensureCursorVisible();
    return static_cast<int>(marks.size());
}

} // namespace pushscope
