// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace pushscope {

/// Widgets one after the other as words in a paragraph: what finds no room in a line begins the next one. In each line
/// those whose policy is to expand take what is left; what is aligned to the right goes to its end.
/// Each is as wide and as high as its sizeHint() says: a height that depends on the width, as a label that wraps has
/// it, is not asked for. Such a widget belongs below the flow and not into it.
class FlowLayout : public QLayout
{
public:
    explicit FlowLayout(QWidget *parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    [[nodiscard]] QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override; ///< all in one line
    /// Wide enough for the widest, and as high as the lines are when they are shown.
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    using Line = std::vector<QLayoutItem *>;

    [[nodiscard]] int gap() const;
    [[nodiscard]] std::vector<Line> linesFor(int width) const;
    [[nodiscard]] static int heightOf(const Line &line);
    [[nodiscard]] static bool grows(const QLayoutItem &item);
    void place(const Line &line, const QRect &room) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
    int m_high = 0; ///< of the lines as they were last shown
};

} // namespace pushscope
