// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/compareview.h"

#include "compare/chooserview.h"
#include "compare/comparetable.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace pushscope {

CompareView::CompareView(QWidget *parent) : QWidget{parent}, m_theme{Theme::darkTheme()}
{
    m_tabs = new QTabWidget{this};
    m_tabs->setDocumentMode(true);
    m_chooser = new ChooserView;
    m_tabs->addTab(buildComparison(), tr("&Comparison"));
    m_tabs->addTab(m_chooser, tr("&Which one?"));
    auto *layout = new QVBoxLayout{this};
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_tabs);
    connect(m_chooser, &ChooserView::testRequested, this, &CompareView::testRequested);
    showCaption();
    setTheme(m_theme);
}

QWidget *CompareView::buildComparison()
{
    auto *page = new QWidget;
    m_table = new CompareTable{m_model};
    m_caption = new QLabel;
    m_caption->setWordWrap(true);
    m_measure = new QPushButton{tr("&Measure now")};
    m_measure->setObjectName(QStringLiteral("measureNow"));
    m_measure->setToolTip(tr("Runs all four transports on this machine and puts in what it measures"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(8, 8, 8, 4);
    head->addWidget(m_caption, 1);
    head->addWidget(m_measure);
    auto *layout = new QVBoxLayout{page};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
    connect(m_measure, &QPushButton::clicked, this, [this] { Q_EMIT measureRequested(comparisonExperiment()); });
    return page;
}

void CompareView::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_table->setTheme(theme);
    m_chooser->setTheme(theme);
    colour();
}

void CompareView::colour()
{
    QPalette palette = m_caption->palette();
    palette.setColor(QPalette::WindowText, m_theme.dim);
    m_caption->setPalette(palette);
}

void CompareView::setOutcome(const Outcome &outcome, const QDateTime &when, const QString &machine)
{
    m_model.setTable(comparisonTable(outcome));
    m_measured = tr("Measured %1 on %2, over loopback: server and clients shared this machine.")
                     .arg(QLocale{}.toString(when, QLocale::ShortFormat), machine);
    showCaption();
}

void CompareView::setMeasuring(bool measuring, const QString &progress)
{
    m_measure->setEnabled(!measuring);
    m_progress = measuring && progress.isEmpty() ? tr("Measuring…") : progress;
    showCaption();
}

void CompareView::showCaption()
{
    const QString facts = tr("Plain cells are facts of the protocol, with their source: Enter opens it. Cells with a "
                             "bar are measured.");
    const QString measured = m_measured.isEmpty() ? tr("Nothing was measured yet.") : m_measured;
    m_caption->setText(facts + u' ' + (m_progress.isEmpty() ? measured : m_progress));
}

QString CompareView::caption() const
{
    return m_caption->text();
}

void CompareView::showChooser(bool on)
{
    m_tabs->setCurrentIndex(on ? 1 : 0);
}

} // namespace pushscope
