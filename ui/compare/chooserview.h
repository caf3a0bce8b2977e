// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "experiment/chooser.h"
#include "theme/theme.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QPushButton;
class QTextBrowser;

namespace pushscope {

/// A few questions, and which transport fits the answers, with the reasons for and against each.
class ChooserView : public QWidget
{
    Q_OBJECT

public:
    explicit ChooserView(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    [[nodiscard]] ChooserNeeds needs() const;
    void setNeeds(const ChooserNeeds &needs);
    [[nodiscard]] const ChooserAdvice &advice() const { return m_advice; }
    [[nodiscard]] QString adviceText() const; ///< as plain text

Q_SIGNALS:
    void testRequested(const QString &name); ///< of a shipped experiment or lesson

private:
    QComboBox *ask(QFormLayout *form, const QString &question, const QStringList &answers);
    void buildQuestions(QFormLayout *form);
    void show();
    [[nodiscard]] QString rankHtml(const ChooserRank &rank, bool first) const;

    Theme m_theme;
    ChooserAdvice m_advice;
    QComboBox *m_direction = nullptr;
    QComboBox *m_rate = nullptr;
    QComboBox *m_payload = nullptr;
    QComboBox *m_place = nullptr;
    QComboBox *m_way = nullptr;
    QComboBox *m_scale = nullptr;
    QComboBox *m_latency = nullptr;
    QCheckBox *m_nothingLost = nullptr;
    QCheckBox *m_http2 = nullptr;
    QTextBrowser *m_text = nullptr;
    QPushButton *m_test = nullptr;
};

} // namespace pushscope
