// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/aboutdialog.h"

#include "theme/icons.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFile>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace pushscope {

namespace {

constexpr int textMargin = 16;

/// Something that others have made and this program uses.
struct Part
{
    const char *name;
    const char *licence;
    const char *address;
    bool isBuilding = false; ///< only while the program is built
};

constexpr Part parts[] = {
    {"Qt (Core, Network, HttpServer, Gui, Widgets, Svg)", "LGPL-3.0-only, GPL-2.0-only, GPL-3.0-only",
     "https://doc.qt.io/qt-6/licensing.html"},
    {"Qt Charts", "GPL-3.0-only", "https://doc.qt.io/qt-6/qtcharts-index.html"},
    {"OpenSSL", "Apache-2.0", "https://www.openssl.org/source/license.html"},
    {"hiredis", "BSD-3-Clause", "https://github.com/redis/hiredis/blob/master/COPYING"},
    {"libqrencode", "LGPL-2.1-or-later", "https://github.com/fukuchi/libqrencode/blob/master/COPYING"},
    {"md4c", "MIT", "https://github.com/mity/md4c/blob/master/LICENSE.md", true},
};

QString partsTable(const Theme &theme)
{
    QString rows;
    for (const Part &part : parts) {
        const QString name = QString::fromLatin1(part.name);
        rows += QStringLiteral("<tr><td>%1</td><td>%2</td><td><a href=\"%3\">%3</a></td></tr>")
                    .arg(part.isBuilding ? AboutDialog::tr("%1, used while building").arg(name) : name,
                         QString::fromLatin1(part.licence), QString::fromLatin1(part.address));
    }
    return QStringLiteral("<style>table { border-collapse: collapse; } th { background-color: %1; } "
                          "th, td { border: 1px solid %2; padding: 5px; text-align: left; }</style>"
                          "<p>%3</p><table width=\"100%\"><tr><th>%4</th><th>%5</th><th>%6</th></tr>%7</table>")
        .arg(theme.window.name(), theme.border.name(),
             AboutDialog::tr("PushScope is made with the work of others, under these licences. On a Debian system the "
                             "full texts are also in the file copyright of each library's folder in /usr/share/doc."),
             AboutDialog::tr("Part"), AboutDialog::tr("Licence"), AboutDialog::tr("Text"), rows);
}

} // namespace

AboutDialog::AboutDialog(const ProgramFacts &facts, const Theme &theme, QWidget *parent) : QDialog{parent}
{
    setObjectName(QStringLiteral("aboutDialog"));
    setWindowTitle(tr("About PushScope"));
    auto *tabs = new QTabWidget{this};
    tabs->setAccessibleName(windowTitle());
    tabs->addTab(makeAbout(facts), tr("&About"));
    tabs->addTab(makeLicence(), tr("&Licence"));
    tabs->addTab(makeParts(theme), tr("&Work of others"));
    auto *buttons = new QDialogButtonBox{QDialogButtonBox::Close, this};
    buttons->button(QDialogButtonBox::Close)->setIcon({});
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout{this};
    layout->addWidget(tabs, 1);
    layout->addWidget(buttons);
    const QSize wanted{fontMetrics().averageCharWidth() * 92, fontMetrics().height() * 36};
    resize(parent == nullptr ? wanted : wanted.boundedTo(parent->size() - QSize{2 * textMargin, 2 * textMargin}));
}

QWidget *AboutDialog::makeAbout(const ProgramFacts &facts)
{
    auto *page = new QWidget{this};
    auto *layout = new QHBoxLayout{page};
    layout->setContentsMargins(textMargin, textMargin, textMargin, textMargin);
    layout->setSpacing(textMargin);
    auto *mark = new QLabel{page};
    const int side = fontMetrics().height() * 6;
    mark->setPixmap(appIcon().pixmap(QSize{side, side}, devicePixelRatioF()));
    layout->addWidget(mark, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    auto *text = new QLabel{page};
    text->setText(tr("<h2>PushScope %1</h2>"
                     "<p>An oscilloscope for server push: the same events through Server-Sent Events, WebSocket, "
                     "long and short polling, side by side.</p>"
                     "<p>Latency is delivered − due, on one monotonic clock.</p>"
                     "<p>Free software under the GNU General Public License, version 3 or later, without any "
                     "warranty.</p>")
                      .arg(QCoreApplication::applicationVersion()));
    text->setWordWrap(true);
    column->addWidget(text);
    auto *versions = new QFormLayout;
    versions->setHorizontalSpacing(textMargin);
    for (const auto &[name, version] : facts.versions) {
        auto *value = new QLabel{version, page};
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        value->setAccessibleName(name);
        versions->addRow(name, value);
    }
    column->addLayout(versions);
    column->addStretch();
    layout->addLayout(column, 1);
    auto *scroll = new QScrollArea{this};
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(windowTitle());
    scroll->setWidget(page);
    return scroll;
}

QWidget *AboutDialog::makeLicence()
{
    auto *text = new QPlainTextEdit{this};
    text->setAccessibleName(tr("Text of the licence"));
    text->setReadOnly(true);
    text->setFont(fixedFont(font()));
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    QFile file{QStringLiteral(":/pushscope/LICENSE")};
    if (file.open(QIODevice::ReadOnly))
        text->setPlainText(QString::fromUtf8(file.readAll()));
    return text;
}

QWidget *AboutDialog::makeParts(const Theme &theme)
{
    auto *text = new QTextBrowser{this};
    text->setAccessibleName(tr("Work of others and its licences"));
    text->setOpenExternalLinks(true);
    text->document()->setDocumentMargin(textMargin);
    text->setHtml(partsTable(theme));
    return text;
}

} // namespace pushscope
