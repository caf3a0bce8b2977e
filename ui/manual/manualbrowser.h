// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <QTextBrowser>
#include <QTimer>

namespace pushscope {

/// The pages of the manual as text, in the colours and at the size that are set. Links inside are followed, those to
/// the web are left to the desktop.
class ManualBrowser : public QTextBrowser
{
    Q_OBJECT

public:
    static constexpr int leastZoom = 60; ///< per cent
    static constexpr int mostZoom = 240;

    explicit ManualBrowser(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setZoom(int percent);
    [[nodiscard]] int zoom() const { return m_zoom; }

    /// Marks what was found on the page, at most some hundred places, and goes to the next or the one before. How many
    /// there are.
    int find(const QString &text, bool backward, bool stay = false);

Q_SIGNALS:
    void webLinkActivated(const QUrl &url);

protected:
    QVariant loadResource(int type, const QUrl &name) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void follow(const QUrl &link);
    void rerender(); ///< where the reader is stays
    void fitColumn();
    [[nodiscard]] int columnWidth() const;
    [[nodiscard]] QString styleSheetOfPages() const;

    Theme m_theme;
    int m_zoom = 100;
    QTimer m_fitPictures;
    int m_renderedWidth = 0;
};

} // namespace pushscope
