// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fault/fault.h"
#include "models/runmodel.h"

#include <QWidget>

#include <utility>
#include <vector>

class QAbstractSpinBox;
class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QSpinBox;

namespace pushscope {

/// The fields of a fault, those that its kind has. Tells each change at once; a number counts when its field is left
/// or Enter is pressed.
class FaultForm : public QWidget
{
    Q_OBJECT

public:
    /// `run` names the panes that can be a target; it must outlive the form.
    FaultForm(const Fault &fault, const RunModel &run, QWidget *parent = nullptr);

    void setFault(const Fault &fault); ///< shows it; tells nothing. The kind stays.
    [[nodiscard]] const Fault &fault() const { return m_fault; }
    [[nodiscard]] QSize minimumSizeHint() const override; ///< with one field a line

Q_SIGNALS:
    void edited(const pushscope::Fault &fault);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildValue();
    void buildTimes();
    void buildRest();
    void arrange(int columns);
    [[nodiscard]] int columnWidth() const;
    void addField(const QString &caption, QWidget *field, const QString &objectName);
    QDoubleSpinBox *makeTime(bool inMilliseconds, const QString &special);
    QSpinBox *makeBytes(const QString &suffix);
    void fillTargets();
    void showCutBy();
    template <typename Change>
    void edit(Change change);

    const RunModel &m_run;
    Fault m_fault;
    bool m_milliseconds; ///< the unit of `time`
    bool m_showing = false; ///< the fields are being set, not edited
    std::vector<std::pair<QLabel *, QWidget *>> m_fields;
    int m_columns = 0; ///< pairs of a caption and a field in a line
    QGridLayout *m_grid = nullptr;
    QDoubleSpinBox *m_time = nullptr;
    QDoubleSpinBox *m_jitter = nullptr;
    QSpinBox *m_bytes = nullptr;
    QComboBox *m_cutBy = nullptr;
    QComboBox *m_status = nullptr;
    QComboBox *m_direction = nullptr;
    QComboBox *m_target = nullptr;
    QDoubleSpinBox *m_probability = nullptr;
    QDoubleSpinBox *m_from = nullptr;
    QDoubleSpinBox *m_duration = nullptr;
    QDoubleSpinBox *m_seed = nullptr;
};

} // namespace pushscope
