// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "share/shareaddress.h"
#include "share/viewersmodel.h"
#include "theme/theme.h"

#include <QUrl>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace pushscope {

class QrView;
class UrlField;

/// The content of a dock: lets others in the network watch the run, and shows who does. It shows what it is told and
/// tells what the user wants; it opens nothing itself.
class SharePanel : public QWidget
{
    Q_OBJECT

public:
    explicit SharePanel(QWidget *parent = nullptr);

    /// Where it could be shared. What is chosen stays chosen as long as it is there.
    void setAddresses(const ShareAddresses &addresses);
    /// Nothing can be shared while no server runs. `reachable`: others may reach it without being let in here.
    void setServer(bool running, bool reachable);
    /// It is shared: the whole address, token included.
    void setShared(const QUrl &url, bool encrypted);
    void setNotShared(); ///< any more, or yet
    /// Why it could not be shared; goes with the next attempt.
    void setProblem(const QString &problem);
    void setViewers(const Viewers &viewers, std::size_t total);
    void setTheme(const Theme &theme);

    [[nodiscard]] bool isShared() const { return !m_url.isEmpty(); }
    [[nodiscard]] const QUrl &url() const { return m_url; }
    [[nodiscard]] const ViewersModel &viewers() const { return *m_viewers; }
    /// As PNG, or as SVG if the name ends so; false if it cannot be written.
    [[nodiscard]] bool saveCode(const QString &file) const;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void addressesWanted(); ///< they are about to be seen
    void shareRequested(const QString &address); ///< also while shared: at another address
    void unshareRequested();
    void newTokenRequested();
    void kickRequested(quint64 viewer);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QWidget *buildSwitch();
    void addPlace(QVBoxLayout *layout);
    [[nodiscard]] QWidget *buildButtons();
    [[nodiscard]] QWidget *buildViewers();
    void buildTable();
    void showState();
    void showWords();
    [[nodiscard]] QString wordsBefore() const;
    void fitWidth();
    void showCount();
    void fitToFont();
    void copyUrl();
    void askToSave();
    void kickSelected();
    void askAboutViewer(const QPoint &at);
    [[nodiscard]] QLabel *addText(QVBoxLayout *layout, const char *name);

    Theme m_theme;
    QUrl m_url;
    ViewersModel *m_viewers;
    bool m_running = false;
    bool m_reachable = false;
    bool m_encrypted = false;
    QString m_problem;

    QWidget *m_content = nullptr;
    QComboBox *m_addresses = nullptr;
    QPushButton *m_switch = nullptr;
    QLabel *m_words = nullptr; ///< what is reachable, by whom
    QLabel *m_trouble = nullptr;
    QList<QWidget *> m_place; ///< where it is shared
    QPushButton *m_copy = nullptr;
    UrlField *m_urlField = nullptr;
    QrView *m_code = nullptr;
    QWidget *m_audience = nullptr;
    QLabel *m_heading = nullptr;
    QLabel *m_nobody = nullptr;
    QTableView *m_table = nullptr;
    QPushButton *m_kick = nullptr;
};

} // namespace pushscope
