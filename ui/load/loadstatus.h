// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loadmodel/loadfigures.h"
#include "theme/theme.h"

#include <QFrame>

class QGridLayout;
class QLabel;
class QProgressBar;

namespace pushscope {

/// How a load goes, or how it ended: phase and progress, then the verdict with its reasons.
class LoadStatus : public QFrame
{
    Q_OBJECT

public:
    explicit LoadStatus(QWidget *parent = nullptr);

    void showProgress(const LoadConfig &config, const LoadProgress &progress);
    void showStarting();
    /// `other` is compared with.
    void showVerdict(const LoadFigures &figures, const std::optional<LoadFigures> &other);
    void showProblem(const QString &message); ///< there is no result
    void setTheme(const Theme &theme);
    [[nodiscard]] QString headline() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Kind { Running, Valid, Degraded, Invalid, Problem };

    void show(Kind kind, const QString &headline, const QString &details);
    void restyle();
    [[nodiscard]] QColor color() const;

    Theme m_theme;
    Kind m_kind = Kind::Running;
    QGridLayout *m_layout = nullptr;
    QLabel *m_icon = nullptr;
    QLabel *m_headline = nullptr;
    QLabel *m_details = nullptr;
    QProgressBar *m_progress = nullptr;
};

} // namespace pushscope
