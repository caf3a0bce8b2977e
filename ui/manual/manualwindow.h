// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <QWidget>

class QBoxLayout;
class QLayout;
class QLabel;
class QLineEdit;
class QSettings;
class QSplitter;
class QToolButton;
class QTreeView;

namespace pushscope {

class FindBar;
class ManualBrowser;
class ManualContents;

/// The manual: its contents, a search over all of it, and the pages. A window of its own beside the main one.
class ManualWindow : public QWidget
{
    Q_OBJECT

public:
    /// `settings` keeps size and zoom; it must outlive the window.
    explicit ManualWindow(QSettings &settings);

    /// Shows the window, in front, with this page.
    void open(const QString &page, const QString &id = {});
    void search(const QString &text); ///< as typed into the field
    void setTheme(const Theme &theme);
    [[nodiscard]] ManualBrowser &browser() const { return *m_browser; }
    [[nodiscard]] ManualContents &contents() const { return *m_contents; }

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildHead(QBoxLayout &layout);
    void buildBody(QBoxLayout &layout);
    void buildKeys();
    void restore();
    QToolButton *addButton(QLayout &row, const QString &text, const QString &name);
    void showHits(const QString &text);
    void showContents();
    void follow(const QModelIndex &index);
    void showPlace();
    void changeZoom(int by);

    QSettings &m_settings;
    ManualContents *m_contents;
    ManualBrowser *m_browser;
    FindBar *m_find;
    QTreeView *m_tree;
    QLineEdit *m_search;
    QLabel *m_hits;
    QLabel *m_english; ///< where the rest is in another language
    QSplitter *m_splitter;
    QToolButton *m_back = nullptr;
    QToolButton *m_forward = nullptr;
};

} // namespace pushscope
