// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wirefilter.h"
#include "theme/theme.h"

#include <QWidget>

#include <map>

class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace pushscope {

class FlowLayout;

/// Where the filter of the inspector is set. A regular expression that is none is told below its
/// field, and what was set before stays.
class WireFilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit WireFilterBar(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setClients(const std::map<int, QString> &names);
    void addButton(QToolButton *button);
    [[nodiscard]] const WireFilter &filter() const { return m_filter; }
    void setFilter(const WireFilter &filter);
    void follow(quint32 connection); ///< 0: none
    void clear();
    void focusText();
    void setSearching(bool searching);

Q_SIGNALS:
    void filterChanged(const pushscope::WireFilter &filter);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildText();
    void buildChoices();
    void buildGroups();
    void read();
    void showProblem(const QString &problem);
    void syncGroups();
    void showFollowed(bool followed);
    void syncConnection();
    void fitToFont();
    [[nodiscard]] WireGroups checkedGroups() const;

    WireFilter m_filter; ///< the last one that could be used
    quint32 m_connection = 0;
    bool m_reading = true; ///< false while fields are set by the program
    Theme m_theme;
    FlowLayout *m_row = nullptr;
    QLineEdit *m_text = nullptr;
    QToolButton *m_regex = nullptr;
    QComboBox *m_direction = nullptr;
    QToolButton *m_groups = nullptr;
    QComboBox *m_transport = nullptr;
    QComboBox *m_client = nullptr;
    QToolButton *m_followed = nullptr;
    QLabel *m_problem = nullptr;
};

} // namespace pushscope
