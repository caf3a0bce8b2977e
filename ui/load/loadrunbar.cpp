// SPDX-License-Identifier: GPL-3.0-or-later
#include "load/loadrunbar.h"

#include "theme/flowlayout.h"

#include <QComboBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>

namespace pushscope {

namespace {

QToolButton *makeButton(const QString &text, const QString &toolTip, const QString &objectName, QWidget *parent)
{
    auto *button = new QToolButton{parent};
    button->setText(text);
    button->setObjectName(objectName);
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QComboBox *makeBox(const QString &name, const QString &objectName, QWidget *parent)
{
    constexpr int leastLetters = 12;
    auto *box = new QComboBox{parent};
    box->setAccessibleName(name);
    box->setObjectName(objectName);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(leastLetters);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return box;
}

} // namespace

LoadRunBar::LoadRunBar(LoadRuns &runs, QWidget *parent) : QWidget{parent}, m_runs{runs}, m_layout{new QGridLayout{this}}
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_firstLabel = new QLabel{tr("Run"), this};
    m_secondLabel = new QLabel{tr("beside"), this};
    m_firstBox = makeBox(tr("Run that is shown"), QStringLiteral("firstRun"), this);
    m_firstBox->setModel(&m_runs);
    m_secondBox = makeBox(tr("Run to compare with"), QStringLiteral("secondRun"), this);
    m_save = makeButton(tr("Save…"), tr("Save the run as a report, .html or .json"), QStringLiteral("saveRun"), this);
    m_open = makeButton(tr("Open…"), tr("Open a saved report to compare with"), QStringLiteral("openRun"), this);
    m_copy = makeButton(tr("Copy"), tr("Copy the figures as a table"), QStringLiteral("copyRun"), this);
    m_buttons = new QWidget{this};
    auto *line = new FlowLayout{m_buttons};
    line->setContentsMargins(0, 0, 0, 0);
    for (QToolButton *button : {m_save, m_open, m_copy})
        line->addWidget(button);
    connect(m_firstBox, &QComboBox::activated, this, &LoadRunBar::tell);
    connect(m_secondBox, &QComboBox::activated, this, &LoadRunBar::tell);
    connect(m_save, &QToolButton::clicked, this, &LoadRunBar::askWhereToSave);
    connect(m_open, &QToolButton::clicked, this, &LoadRunBar::askForFile);
    connect(m_copy, &QToolButton::clicked, this, &LoadRunBar::copyRequested);
    setNarrow(false);
    enable();
}

void LoadRunBar::setNarrow(bool narrow)
{
    m_layout->addWidget(m_firstLabel, 0, 0);
    m_layout->addWidget(m_firstBox, 0, 1);
    m_layout->addWidget(m_secondLabel, narrow ? 1 : 0, narrow ? 0 : 2);
    m_layout->addWidget(m_secondBox, narrow ? 1 : 0, narrow ? 1 : 3);
    m_layout->addWidget(m_buttons, narrow ? 2 : 0, narrow ? 0 : 4, 1, narrow ? 2 : 1);
    m_layout->setColumnStretch(1, 1);
    m_layout->setColumnStretch(3, narrow ? 0 : 1);
}

void LoadRunBar::setChosen(int first, int second)
{
    m_first = first;
    m_second = second;
    for (int row = 0; row < m_runs.rowCount(); ++row) {
        if (m_runs.index(row).data(LoadRuns::idRole).toInt() == first)
            m_firstBox->setCurrentIndex(row);
    }
    fillSecond();
    enable();
}

void LoadRunBar::setRunning(bool running)
{
    m_running = running;
    enable();
}

void LoadRunBar::fillSecond()
{
    const QSignalBlocker quiet{m_secondBox};
    m_secondBox->clear();
    m_secondBox->addItem(tr("no other"), 0);
    for (const LoadEntry &entry : m_runs.entries()) {
        if (entry.id != m_first)
            m_secondBox->addItem(entry.name, entry.id);
    }
    m_secondBox->setCurrentIndex(std::max(0, m_secondBox->findData(m_second)));
}

void LoadRunBar::tell()
{
    Q_EMIT chosen(m_firstBox->currentData(LoadRuns::idRole).toInt(), m_secondBox->currentData().toInt());
}

/// What was read from a file is saved already.
void LoadRunBar::enable()
{
    const LoadEntry *first = m_runs.find(m_first);
    const bool any = first != nullptr && !m_running;
    m_firstBox->setEnabled(any);
    m_secondBox->setEnabled(any);
    m_copy->setEnabled(any);
    m_save->setEnabled(any && first->file.isEmpty());
    m_open->setEnabled(!m_running);
}

void LoadRunBar::askForFile()
{
    auto *dialog = new QFileDialog{this, tr("Open a report"), {}, tr("Reports of loads (*.json)")};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &LoadRunBar::openRequested);
    dialog->open();
}

void LoadRunBar::askWhereToSave()
{
    const QString kinds = tr("Report to read (*.html);;Report to compare with (*.json)");
    auto *dialog = new QFileDialog{this, tr("Save the report"), {}, kinds};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("html"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        const bool json = filter.contains(QLatin1String("json"));
        dialog->setDefaultSuffix(json ? QStringLiteral("json") : QStringLiteral("html"));
    });
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, load = m_first](const QString &file) { Q_EMIT saveRequested(load, file); });
    dialog->open();
}

} // namespace pushscope
