// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples/sourceview.h"

#include "theme/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace pushscope {

SourceView::SourceView(const QString &title, const QStringList &files, QWidget *parent)
    : QDialog{parent}, m_files{new QComboBox{this}}, m_text{new QPlainTextEdit{this}}
{
    setWindowTitle(title);
    m_text->setReadOnly(true);
    m_text->setFont(fixedFont(font()));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setAccessibleName(tr("Source"));
    for (const QString &file : files)
        m_files->addItem(QFileInfo{file}.fileName(), file);
    auto *label = new QLabel{tr("&File"), this};
    label->setBuddy(m_files);
    auto *row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_files);
    row->addStretch();
    auto *buttons = new QDialogButtonBox{QDialogButtonBox::Close, this};
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout{this};
    layout->addLayout(row);
    layout->addWidget(m_text, 1);
    layout->addWidget(buttons);
    connect(m_files, &QComboBox::currentIndexChanged, this, [this] { show(m_files->currentData().toString()); });
    show(m_files->currentData().toString());
    const QFontMetrics metrics{m_text->font()};
    resize(metrics.averageCharWidth() * 100, metrics.lineSpacing() * 36);
}

void SourceView::show(const QString &name)
{
    QFile file{name};
    m_text->setPlainText(file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll())
                                                        : tr("This program has been built without the samples."));
}

} // namespace pushscope
