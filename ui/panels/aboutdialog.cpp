// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/aboutdialog.h"

#include "theme/icons.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace pushscope {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("pushscope::AboutDialog", text);
}

void finish(QDialog &dialog, QVBoxLayout &layout)
{
    auto *buttons = new QDialogButtonBox{QDialogButtonBox::Close, &dialog};
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    buttons->button(QDialogButtonBox::Close)->setIcon({});
    layout.addWidget(buttons);
    dialog.setAttribute(Qt::WA_DeleteOnClose);
    dialog.open();
}

} // namespace

void showAbout(QWidget *parent)
{
    auto *dialog = new QDialog{parent};
    dialog->setWindowTitle(translated(QT_TRANSLATE_NOOP("pushscope::AboutDialog", "About PushScope")));
    auto *layout = new QVBoxLayout{dialog};
    auto *mark = new QLabel{dialog};
    const int side = dialog->fontMetrics().height() * 6;
    mark->setPixmap(appIcon().pixmap(QSize{side, side}, dialog->devicePixelRatioF()));
    auto *text = new QLabel{dialog};
    text->setText(
        translated(QT_TRANSLATE_NOOP("pushscope::AboutDialog",
                                     "<h2>PushScope %1</h2>"
                                     "<p>An oscilloscope for server push: the same events through Server-Sent Events, "
                                     "WebSocket, long and short polling, side by side.</p>"
                                     "<p>Latency is delivered − due, on one monotonic clock.</p>"
                                     "<p>Qt %2. Licence: GNU GPL, version 3 or later.</p>"))
            .arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion())));
    text->setWordWrap(true);
    text->setMinimumWidth(dialog->fontMetrics().averageCharWidth() * 56);
    layout->addWidget(mark);
    layout->addWidget(text);
    finish(*dialog, *layout);
}

void showShortcuts(QWidget *parent)
{
    auto *dialog = new QDialog{parent};
    dialog->setWindowTitle(translated(QT_TRANSLATE_NOOP("pushscope::AboutDialog", "Keyboard")));
    QList<std::pair<QString, QString>> rows;
    const auto actions = parent->actions();
    for (const QAction *action : actions) {
        if (!action->shortcut().isEmpty())
            rows << std::pair{action->shortcut().toString(QKeySequence::NativeText),
                              action->text().remove(QLatin1Char('&'))};
    }
    rows << std::pair{
        translated(QT_TRANSLATE_NOOP("pushscope::AboutDialog", "Left, Right")),
        translated(QT_TRANSLATE_NOOP("pushscope::AboutDialog", "Move the crosshair, or walk over the timeline"))};
    rows << std::pair{translated(QT_TRANSLATE_NOOP("pushscope::AboutDialog", "Menu key")),
                      translated(QT_TRANSLATE_NOOP("pushscope::AboutDialog", "Menu of the pane"))};

    auto *table = new QTableWidget{static_cast<int>(rows.size()), 2, dialog};
    table->setHorizontalHeaderLabels({translated(QT_TRANSLATE_NOOP("pushscope::AboutDialog", "Key")),
                                      translated(QT_TRANSLATE_NOOP("pushscope::AboutDialog", "What it does"))});
    table->verticalHeader()->hide();
    table->horizontalHeader()->setStretchLastSection(true);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionMode(QAbstractItemView::NoSelection);
    table->setFocusPolicy(Qt::NoFocus);
    table->setShowGrid(false);
    for (int i = 0; i < rows.size(); ++i) {
        table->setItem(i, 0, new QTableWidgetItem{rows.at(i).first});
        table->setItem(i, 1, new QTableWidgetItem{rows.at(i).second});
    }
    table->resizeColumnsToContents();
    auto *layout = new QVBoxLayout{dialog};
    layout->addWidget(table);
    const QFontMetrics metrics = dialog->fontMetrics();
    const int rowHeight = table->verticalHeader()->defaultSectionSize();
    const int high = rowHeight * (static_cast<int>(rows.size()) + 1) + metrics.height() * 5;
    dialog->resize(metrics.averageCharWidth() * 72, std::min(high, dialog->screen()->availableSize().height()));
    finish(*dialog, *layout);
}

} // namespace pushscope
