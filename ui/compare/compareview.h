// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparemodel.h"
#include "theme/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTabWidget;

namespace pushscope {

class ChooserView;
class CompareTable;

/// The transports beside each other, facts and what was measured here; and which of them fits. It measures nothing: it
/// tells what the user wants.
class CompareView : public QWidget
{
    Q_OBJECT

public:
    explicit CompareView(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// The figures of a run of comparisonExperiment() that has ended at `when` on `machine`.
    void setOutcome(const Outcome &outcome, const QDateTime &when, const QString &machine);
    /// While it runs the button is off; `progress` is said beside it.
    void setMeasuring(bool measuring, const QString &progress = {});
    [[nodiscard]] CompareModel &model() { return m_model; }
    [[nodiscard]] CompareTable &table() const { return *m_table; }
    [[nodiscard]] ChooserView &chooser() const { return *m_chooser; }
    [[nodiscard]] QString caption() const;
    void showChooser(bool on);

Q_SIGNALS:
    void measureRequested(const QString &experiment);
    void testRequested(const QString &name); ///< an experiment or a lesson

private:
    QWidget *buildComparison();
    void showCaption();
    void colour();

    CompareModel m_model;
    Theme m_theme;
    QString m_measured; ///< when and where; empty: not yet
    QString m_progress;
    QTabWidget *m_tabs = nullptr;
    CompareTable *m_table = nullptr;
    ChooserView *m_chooser = nullptr;
    QLabel *m_caption = nullptr;
    QPushButton *m_measure = nullptr;
};

} // namespace pushscope
