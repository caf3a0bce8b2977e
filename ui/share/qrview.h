// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "share/qrcode.h"

#include <QWidget>

namespace pushscope {

/// A QR code as large as there is room for it.
class QrView : public QWidget
{
    Q_OBJECT

public:
    explicit QrView(QWidget *parent = nullptr);

    void setCode(const QrCode &code);
    [[nodiscard]] const QrCode &code() const { return m_code; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QrCode m_code;
};

} // namespace pushscope
