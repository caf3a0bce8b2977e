// SPDX-License-Identifier: GPL-3.0-or-later
#include "manual/manualwindow.h"

#include "help/helpbook.h"
#include "manual/findbar.h"
#include "manual/manualaddress.h"
#include "manual/manualbrowser.h"
#include "manual/manualcontents.h"
#include "message/language.h"
#include "theme/flowlayout.h"
#include "theme/icons.h"

#include <QCloseEvent>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScreen>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace pushscope {

namespace {

constexpr QSize ordinarySize{1040, 760};
constexpr int zoomStep = 10;
constexpr QLatin1String geometryKey{"manual/geometry"};
constexpr QLatin1String zoomKey{"manual/zoom"};

} // namespace

ManualWindow::ManualWindow(QSettings &settings)
    : m_settings{settings}, m_contents{new ManualContents{this}}, m_browser{new ManualBrowser{this}},
      m_find{new FindBar{this}}, m_tree{new QTreeView{this}}, m_search{new QLineEdit{this}}, m_hits{new QLabel{this}},
      m_english{new QLabel{tr("The manual is in English."), this}}, m_splitter{new QSplitter{this}}
{
    setObjectName(QStringLiteral("manualWindow"));
    setWindowTitle(tr("Manual"));
    setWindowIcon(appIcon());
    setAttribute(Qt::WA_QuitOnClose, false);
    auto *layout = new QVBoxLayout{this};
    layout->setContentsMargins(6, 6, 6, 6);
    buildHead(*layout);
    buildBody(*layout);
    buildKeys();
    connect(m_browser, &ManualBrowser::webLinkActivated, this, [](const QUrl &url) { QDesktopServices::openUrl(url); });
    connect(m_browser, &QTextBrowser::sourceChanged, this, &ManualWindow::showPlace);
    showContents();
    restore();
}

QToolButton *ManualWindow::addButton(QLayout &row, const QString &text, const QString &name)
{
    auto *button = new QToolButton{this};
    button->setObjectName(name);
    button->setText(text);
    button->setToolTip(text);
    button->setAccessibleName(text);
    row.addWidget(button);
    return button;
}

void ManualWindow::buildHead(QBoxLayout &layout)
{
    auto *row = new FlowLayout;
    row->setSpacing(layout.spacing());
    m_back = addButton(*row, tr("Back"), QStringLiteral("back"));
    m_forward = addButton(*row, tr("Forward"), QStringLiteral("forward"));
    auto *start = addButton(*row, tr("Start"), QStringLiteral("start"));
    m_search->setPlaceholderText(tr("Search the manual"));
    m_search->setAccessibleName(tr("Search the manual"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(fontMetrics().averageCharWidth() * 20);
    row->addWidget(m_search);
    auto *find = addButton(*row, tr("Find on page"), QStringLiteral("find"));
    auto *sizes = new QWidget{this}; // the two stay together
    auto *pair = new QHBoxLayout{sizes};
    pair->setContentsMargins(0, 0, 0, 0);
    auto *smaller = addButton(*pair, tr("Smaller"), QStringLiteral("smaller"));
    auto *larger = addButton(*pair, tr("Larger"), QStringLiteral("larger"));
    row->addWidget(sizes);
    smaller->setText(tr("A−", "smaller type"));
    larger->setText(tr("A+", "larger type"));
    layout.addLayout(row);
    connect(m_back, &QToolButton::clicked, m_browser, &QTextBrowser::backward);
    connect(m_forward, &QToolButton::clicked, m_browser, &QTextBrowser::forward);
    connect(m_browser, &QTextBrowser::backwardAvailable, m_back, &QWidget::setEnabled);
    connect(m_browser, &QTextBrowser::forwardAvailable, m_forward, &QWidget::setEnabled);
    connect(start, &QToolButton::clicked, this, [this] { open(helpPages().value(0).name); });
    connect(find, &QToolButton::clicked, this, [this] { m_find->open(m_browser->textCursor().selectedText()); });
    connect(smaller, &QToolButton::clicked, this, [this] { changeZoom(-zoomStep); });
    connect(larger, &QToolButton::clicked, this, [this] { changeZoom(zoomStep); });
    connect(m_search, &QLineEdit::textChanged, this, &ManualWindow::showHits);
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        if (m_contents->rowCount() > 0 && !m_search->text().trimmed().isEmpty())
            follow(m_contents->index(0, 0));
    });
    m_back->setEnabled(false);
    m_forward->setEnabled(false);
}

void ManualWindow::buildBody(QBoxLayout &layout)
{
    auto *side = new QWidget{this};
    auto *column = new QVBoxLayout{side};
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_hits);
    column->addWidget(m_tree, 1);
    m_hits->setObjectName(QStringLiteral("hits"));
    m_hits->hide();
    m_hits->setWordWrap(true);
    m_tree->setModel(m_contents);
    m_tree->setHeaderHidden(true);
    m_tree->setAccessibleName(tr("Contents of the manual"));
    m_tree->setUniformRowHeights(true);
    connect(m_tree, &QTreeView::clicked, this, &ManualWindow::follow);
    connect(m_tree, &QTreeView::activated, this, &ManualWindow::follow);

    m_english->setObjectName(QStringLiteral("english"));
    m_english->setWordWrap(true);
    column->addWidget(m_english);
    m_english->setVisible(textLocale().language() != QLocale::English);

    auto *text = new QWidget{this};
    auto *lines = new QVBoxLayout{text};
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(m_browser, 1);
    lines->addWidget(m_find);
    connect(m_find, &FindBar::findRequested, this, [this](const QString &words, bool backward, bool typing) {
        m_find->showCount(m_browser->find(words, backward, typing));
    });
    connect(m_find, &FindBar::closed, m_browser, [this] { m_browser->setFocus(); });
    m_splitter->addWidget(side);
    m_splitter->addWidget(text);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    const int narrow = std::min(fontMetrics().averageCharWidth() * 46, ordinarySize.width() / 3);
    m_splitter->setSizes({narrow, ordinarySize.width() - narrow});
    layout.addWidget(m_splitter, 1);
}

void ManualWindow::buildKeys()
{
    const auto add = [this](const QKeySequence &keys, auto what) {
        connect(new QShortcut{keys, this}, &QShortcut::activated, this, what);
    };
    add(QKeySequence{QKeySequence::Back}, [this] { m_browser->backward(); });
    add(QKeySequence{QKeySequence::Forward}, [this] { m_browser->forward(); });
    add(QKeySequence{QKeySequence::Find}, [this] { m_find->open(m_browser->textCursor().selectedText()); });
    add(QKeySequence{Qt::CTRL | Qt::SHIFT | Qt::Key_F}, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    add(QKeySequence{QKeySequence::ZoomIn}, [this] { changeZoom(zoomStep); });
    add(QKeySequence{QKeySequence::ZoomOut}, [this] { changeZoom(-zoomStep); });
    add(QKeySequence{Qt::CTRL | Qt::Key_0}, [this] { changeZoom(100 - m_browser->zoom()); });
    add(QKeySequence{Qt::CTRL | Qt::Key_W}, [this] { close(); });
}

void ManualWindow::restore()
{
    m_browser->setZoom(m_settings.value(zoomKey, 100).toInt());
    if (!restoreGeometry(m_settings.value(geometryKey).toByteArray()))
        resize(ordinarySize.boundedTo(screen()->availableSize()));
}

void ManualWindow::open(const QString &page, const QString &id)
{
    if (!page.isEmpty())
        m_browser->setSource(manualUrl(page, id));
    else
        m_browser->setText(tr("This program was built without its manual."));
    show();
    raise();
    activateWindow();
    m_browser->setFocus();
}

void ManualWindow::search(const QString &text)
{
    m_search->setText(text);
}

void ManualWindow::showContents()
{
    m_hits->hide();
    m_contents->showContents();
    m_tree->expandToDepth(0);
    m_tree->setRootIsDecorated(true);
    showPlace();
}

void ManualWindow::showHits(const QString &text)
{
    if (text.trimmed().isEmpty()) {
        showContents();
        return;
    }
    const int found = m_contents->showHits(text);
    m_hits->setText(found == 0       ? tr("No page has these words.")
                        : found == 1 ? tr("1 section has these words.")
                                     : tr("%1 sections have these words.").arg(found));
    m_hits->show();
    m_tree->setRootIsDecorated(false);
    m_tree->expandAll();
}

void ManualWindow::follow(const QModelIndex &index)
{
    const QUrl address = index.data(ManualContents::AddressRole).toUrl();
    if (!address.isEmpty())
        m_browser->setSource(address);
    else if (index.isValid())
        m_tree->setExpanded(index, !m_tree->isExpanded(index));
}

/// The page that is read is the current one of the contents.
void ManualWindow::showPlace()
{
    const QString page = manualPage(m_browser->source());
    for (const HelpPage &known : helpPages()) {
        if (known.name == page)
            setWindowTitle(tr("%1 · Manual").arg(known.title));
    }
    const QModelIndex place = m_contents->indexOfPage(page);
    const QModelIndex current = m_tree->currentIndex();
    const bool inside = current.isValid() && current.parent() == place;
    if (!place.isValid() || inside || !m_search->text().trimmed().isEmpty())
        return;
    m_tree->setCurrentIndex(place);
    m_tree->expand(place);
    m_tree->scrollTo(place);
}

void ManualWindow::changeZoom(int by)
{
    m_browser->setZoom(m_browser->zoom() + by);
    m_settings.setValue(zoomKey, m_browser->zoom());
}

void ManualWindow::setTheme(const Theme &theme)
{
    m_browser->setTheme(theme);
    setStyleSheet(QStringLiteral("QLabel#hits, QLabel#english { color: %5; }"
                                 "QTreeView { background: %1; border: 1px solid %2; }"
                                 "QTreeView::item { padding: 3px 0px; }"
                                 "QTreeView::item:selected { background: %3; color: %4; }"
                                 "QSplitter::handle { background: transparent; }")
                      .arg(theme.surface.name(), theme.border.name(), theme.selection.name(), theme.text.name(),
                           theme.dim.name()));
}

void ManualWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setValue(geometryKey, saveGeometry());
    QWidget::closeEvent(event);
}

void ManualWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace pushscope
