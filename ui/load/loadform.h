// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loadmodel/loadconfig.h"
#include "message/result.h"
#include "theme/theme.h"

#include <QWidget>

#include <map>

class QAbstractSpinBox;
class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace pushscope {

/// What a load is to be. Beside a field stands what is wrong with it, by the names of checkLoad().
class LoadForm : public QWidget
{
    Q_OBJECT

public:
    explicit LoadForm(QWidget *parent = nullptr);

    /// The window's own server; empty: it does not run.
    void setOwnServer(const QUrl &url);
    [[nodiscard]] bool targetsOwnServer() const;
    /// As the fields say, whether it can be run or not.
    [[nodiscard]] LoadConfig config() const;
    [[nodiscard]] QUrl ownServer() const; ///< with the channel of loads; empty: it does not run
    /// An address is that of another server, none that of the window's own.
    void setConfig(const LoadConfig &config);
    /// Says what is wrong beside the field; nothing: all is well.
    void showError(const std::optional<Error> &error);
    void focusProblem(); ///< the field that it is beside
    [[nodiscard]] QString errorText() const; ///< as it is shown
    [[nodiscard]] std::optional<Error> check() const;
    void setTheme(const Theme &theme);

    /// The channel that a load uses on the window's own server, so that its panes see nothing of it.
    [[nodiscard]] static QString ownChannel() { return QStringLiteral("load"); }

Q_SIGNALS:
    void edited();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildTarget();
    void buildTransports();
    void buildNumbers();
    void buildTimes();
    void addRow(const QString &caption, QWidget *field, const QString &name);
    void addProblem(const QString &name);
    QSpinBox *makeCount(int least, int most, const QString &suffix);
    QDoubleSpinBox *makeNumber(double least, double most, const QString &suffix);
    void prepare(QAbstractSpinBox *box);
    void changed();
    void showTarget();

    QUrl m_own;
    QString m_errorField;
    QGridLayout *m_grid = nullptr;
    QComboBox *m_target = nullptr;
    QLineEdit *m_url = nullptr;
    QLineEdit *m_publishUrl = nullptr;
    QLineEdit *m_token = nullptr;
    QWidget *m_other = nullptr; ///< what only a foreign server needs
    std::map<Transport, QToolButton *> m_transports;
    QSpinBox *m_clients = nullptr;
    QComboBox *m_model = nullptr;
    QDoubleSpinBox *m_rate = nullptr;
    QSpinBox *m_payload = nullptr;
    QDoubleSpinBox *m_duration = nullptr;
    QDoubleSpinBox *m_warmup = nullptr;
    QDoubleSpinBox *m_interval = nullptr;
    std::map<QString, QLabel *> m_problems; ///< by the field's name
    std::map<QString, QWidget *> m_fields;
    int m_row = 0;
};

} // namespace pushscope
