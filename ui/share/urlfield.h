// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace pushscope {

/// An address that is shown whole, over as many lines as it needs, and can be selected.
class UrlField : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit UrlField(QWidget *parent = nullptr);

    void setUrl(const QString &url);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fitHeight();
};

} // namespace pushscope
