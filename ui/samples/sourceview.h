// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QComboBox;
class QPlainTextEdit;

namespace pushscope {

/// The text of some resource files, to read and to copy.
class SourceView : public QDialog
{
    Q_OBJECT

public:
    SourceView(const QString &title, const QStringList &files, QWidget *parent = nullptr);

private:
    void show(const QString &file);

    QComboBox *m_files;
    QPlainTextEdit *m_text;
};

} // namespace pushscope
