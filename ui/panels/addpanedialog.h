// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/transport.h"

#include <QDialog>
#include <QUrl>

#include <chrono>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace pushscope {

/// What a new pane is to follow.
struct PaneRequest
{
    Transport transport = Transport::Sse;
    QUrl url;
    QString channel; ///< empty: the server's default
    std::chrono::milliseconds pollInterval{1000}; ///< of short polling

    bool operator==(const PaneRequest &) const = default;
};

/// Asks for transport, address, channel and interval; OK only once they can be used.
class AddPaneDialog : public QDialog
{
    Q_OBJECT

public:
    /// `suggestion`: the embedded server's address.
    explicit AddPaneDialog(const QUrl &suggestion, QWidget *parent = nullptr);
    [[nodiscard]] PaneRequest request() const;

private:
    void validate();
    [[nodiscard]] QString complaint() const; ///< empty if all is well

    QComboBox *m_transport = nullptr;
    QLineEdit *m_url = nullptr;
    QLineEdit *m_channel = nullptr;
    QSpinBox *m_interval = nullptr;
    QLabel *m_hint = nullptr;
    QPushButton *m_ok = nullptr;
};

} // namespace pushscope
