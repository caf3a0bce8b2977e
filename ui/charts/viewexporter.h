// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QMenu;
class QWidget;

namespace pushscope {

/// Leaves any chart or table of a window behind as PNG, SVG, CSV or JSON lines, or shows a chart as a table: by a menu
/// with all that is visible, and by the context menu of each. It makes the bytes; who owns it writes them.
class ViewExporter : public QObject
{
    Q_OBJECT

public:
    enum class Format { Png, Svg, Csv, JsonLines };

    explicit ViewExporter(QWidget &window);

    /// All views that can be seen, each with its formats; the one with the focus first. Filled when it opens.
    [[nodiscard]] QMenu &menu() const { return *m_menu; }
    /// Adds an Export menu of the view that `widget` is or is within; none if there is none.
    void addTo(QMenu &menu, QWidget *widget);

    /// The chart or table that `widget` is or is within; null: none.
    [[nodiscard]] static QWidget *viewOf(QWidget *widget);
    [[nodiscard]] static QString nameOf(const QWidget &view);
    [[nodiscard]] static QByteArray bytesOf(QWidget &view, Format format);
    [[nodiscard]] QList<QWidget *> visibleViews() const;
    void ask(QWidget &view, Format format); ///< for a name, and has it written

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void writeRequested(const QString &path, const QByteArray &bytes);

private:
    void fill();
    void addFormats(QMenu &menu, QWidget &view);

    QWidget &m_window;
    QMenu *m_menu;
};

} // namespace pushscope
