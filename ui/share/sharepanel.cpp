// SPDX-License-Identifier: GPL-3.0-or-later
#include "share/sharepanel.h"

#include "share/qrview.h"
#include "share/urlfield.h"
#include "theme/flowlayout.h"
#include "theme/icons.h"

#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStyle>
#include <QTableView>
#include <QVBoxLayout>

namespace pushscope {

namespace {

constexpr int rowsShown = 5;
constexpr qreal urlScale = 1.2;
constexpr int charactersOfTable = 56;
constexpr int charactersOfAddress = 30; ///< with the name of its network; what is longer is cut
constexpr int roomyWindow = 1200; ///< pixels

} // namespace

SharePanel::SharePanel(QWidget *parent)
    : QWidget{parent}, m_theme{Theme::darkTheme()}, m_viewers{new ViewersModel{this}}
{
    setObjectName(QStringLiteral("sharePanel"));
    m_content = new QWidget;
    auto *stack = new QVBoxLayout{m_content};
    stack->setContentsMargins(10, 8, 10, 8);
    stack->setSpacing(8);
    stack->addWidget(buildSwitch());
    m_trouble = addText(stack, "trouble");
    m_words = addText(stack, "words");
    addPlace(stack);
    m_audience = buildViewers();
    stack->addWidget(m_audience);
    stack->addStretch();
    auto *scroll = new QScrollArea{this};
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_content);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    connect(m_viewers, &QAbstractItemModel::rowsInserted, this, &SharePanel::showCount);
    connect(m_viewers, &QAbstractItemModel::rowsRemoved, this, &SharePanel::showCount);
    fitToFont();
    showState();
}

QLabel *SharePanel::addText(QVBoxLayout *layout, const char *name)
{
    auto *label = new QLabel;
    label->setObjectName(QString::fromLatin1(name));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(label);
    return label;
}

QWidget *SharePanel::buildSwitch()
{
    auto *row = new QWidget;
    m_addresses = new QComboBox{row};
    m_addresses->setObjectName(QStringLiteral("addresses"));
    m_addresses->setAccessibleName(tr("Address at which this run is shared"));
    m_addresses->setToolTip(tr("The network at which others can reach this run"));
    m_addresses->setMinimumContentsLength(10);
    m_addresses->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_switch = new QPushButton{row};
    m_switch->setObjectName(QStringLiteral("shareSwitch"));
    connect(m_addresses, &QComboBox::activated, this, [this] {
        if (isShared())
            Q_EMIT shareRequested(m_addresses->currentData().toString());
    });
    connect(m_switch, &QPushButton::clicked, this, [this] {
        setProblem({});
        if (isShared())
            Q_EMIT unshareRequested();
        else
            Q_EMIT shareRequested(m_addresses->currentData().toString());
    });
    auto *layout = new QVBoxLayout{row};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_addresses);
    layout->addWidget(m_switch);
    return row;
}

void SharePanel::addPlace(QVBoxLayout *layout)
{
    m_urlField = new UrlField;
    m_urlField->setObjectName(QStringLiteral("shareUrl"));
    m_urlField->setAccessibleName(tr("Address to open in a browser"));
    m_code = new QrView;
    m_code->setObjectName(QStringLiteral("shareCode"));
    m_code->setToolTip(tr("Opens the address when a phone looks at it"));
    QWidget *buttons = buildButtons();
    layout->addWidget(m_urlField);
    layout->addWidget(m_code, 1);
    layout->addWidget(buttons);
    m_place = {m_urlField, m_code, buttons};
}

QWidget *SharePanel::buildButtons()
{
    auto *row = new QWidget;
    auto *layout = new FlowLayout{row};
    layout->setContentsMargins(0, 0, 0, 0);
    const auto add = [row, layout](const QString &text, const QString &tip, const char *name) {
        auto *button = new QPushButton{text, row};
        button->setObjectName(QString::fromLatin1(name));
        button->setToolTip(tip);
        if (!text.isEmpty())
            button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        layout->addWidget(button);
        return button;
    };
    m_copy = add({}, tr("Copy the address"), "copyUrl");
    m_copy->setAccessibleName(tr("Copy the address"));
    auto *save = add(tr("Save code…"), tr("Save the QR code as PNG or SVG"), "saveCode");
    auto *renew =
        add(tr("New token"), tr("All viewers are disconnected, and the old address is of no use any more"), "newToken");
    connect(m_copy, &QPushButton::clicked, this, &SharePanel::copyUrl);
    connect(save, &QPushButton::clicked, this, &SharePanel::askToSave);
    connect(renew, &QPushButton::clicked, this, &SharePanel::newTokenRequested);
    return row;
}

QWidget *SharePanel::buildViewers()
{
    auto *box = new QWidget;
    m_heading = new QLabel{box};
    m_heading->setObjectName(QStringLiteral("viewerCount"));
    m_heading->setWordWrap(true); // the dock may be narrow
    m_kick = new QPushButton{tr("Kick"), box};
    m_kick->setObjectName(QStringLiteral("kick"));
    m_kick->setToolTip(
        tr("Disconnect the selected viewers and refuse them for a minute. A new token keeps everybody out."));
    connect(m_kick, &QPushButton::clicked, this, &SharePanel::kickSelected);
    m_table = new QTableView{box};
    buildTable();
    auto *head = new QHBoxLayout;
    head->addWidget(m_heading, 1);
    head->addWidget(m_kick);
    auto *layout = new QVBoxLayout{box};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(head);
    m_nobody = addText(layout, "nobody");
    m_nobody->setText(tr("Browsers that open the address show here."));
    layout->addWidget(m_table);
    return box;
}

void SharePanel::buildTable()
{
    m_table->setObjectName(QStringLiteral("viewers"));
    m_table->setAccessibleName(tr("Viewers"));
    m_table->setModel(m_viewers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setMinimumSectionSize(fontMetrics().averageCharWidth() * 3);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    connect(m_table, &QTableView::customContextMenuRequested, this, &SharePanel::askAboutViewer);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_kick->setEnabled(m_table->selectionModel()->hasSelection()); });
}

void SharePanel::setAddresses(const ShareAddresses &addresses)
{
    const QVariant chosen = m_addresses->currentData();
    const QSignalBlocker blocker{m_addresses};
    m_addresses->clear();
    for (const ShareAddress &address : addresses)
        m_addresses->addItem(describe(address), address.address);
    if (const int index = m_addresses->findData(chosen); index >= 0)
        m_addresses->setCurrentIndex(index);
    showState();
}

void SharePanel::setServer(bool running, bool reachable)
{
    m_running = running;
    m_reachable = reachable;
    showState();
}

void SharePanel::setShared(const QUrl &url, bool encrypted)
{
    m_url = url;
    m_encrypted = encrypted;
    m_problem.clear();
    if (const int index = m_addresses->findData(url.host()); index >= 0)
        m_addresses->setCurrentIndex(index);
    m_urlField->setUrl(url.toString(QUrl::FullyEncoded));
    m_code->setCode(QrCode::of(url.toEncoded()));
    m_code->setAccessibleName(tr("QR code of %1").arg(url.toString()));
    showState();
}

void SharePanel::setNotShared()
{
    m_url.clear();
    m_viewers->setViewers({}, 0);
    showState();
}

void SharePanel::setProblem(const QString &problem)
{
    m_problem = problem;
    showState();
}

void SharePanel::setViewers(const Viewers &viewers, std::size_t total)
{
    m_viewers->setViewers(viewers, total);
    showCount();
}

void SharePanel::showState()
{
    m_switch->setText(isShared() ? tr("Stop sharing") : tr("Share"));
    m_switch->setEnabled(isShared() || (m_running && m_addresses->count() > 0));
    m_addresses->setEnabled(m_addresses->count() > 0);
    for (QWidget *each : std::as_const(m_place))
        each->setVisible(isShared());
    m_audience->setVisible(isShared());
    m_trouble->setText(m_problem);
    m_trouble->setVisible(!m_problem.isEmpty());
    showWords();
    showCount();
    fitWidth();
}

void SharePanel::showWords()
{
    if (isShared()) {
        const QString secrecy =
            m_encrypted ? tr("Encrypted on the way.") : tr("<b>Not encrypted:</b> the network can read along.");
        m_words->setText(tr("Whoever can reach %1 and has this address sees <b>all that the server sends</b>, and can "
                            "write nothing. %2")
                             .arg(m_url.host().toHtmlEscaped(), secrecy));
    } else if (!m_running) {
        m_words->setText(tr("The server does not run. Start it to share it."));
    } else if (m_addresses->count() == 0) {
        m_words->setText(tr("This computer has no network address at which others could reach it."));
    } else {
        m_words->setText(wordsBefore());
    }
}

/// What sharing will mean, as paragraphs.
QString SharePanel::wordsBefore() const
{
    const QString now = m_reachable
        ? tr("The server listens beyond this computer already, as --listen says. Share gives others an address of its "
             "own besides, with which they can only read.")
        : tr("Only this computer can reach the server now. Shared, browsers in the same network can watch the run, as "
             "the phones of a workshop.");
    const QString reachable = tr("<b>What they see:</b> all that this server sends: every channel and its history, "
                                 "rooms, the sample apps, the server's figures. They cannot publish, and reach no "
                                 "file and nothing else of this computer.");
    const QString people = tr("<b>Who:</b> everybody who can reach the chosen address and has the secret token that "
                              "is part of the link. They are listed here.");
    const QString secrecy = tr("<b>It is not encrypted:</b> who can listen in the network reads along, the token too. "
                               "Share it in networks that you trust, and stop when you are done.");
    return QStringLiteral("<p>%1</p><p>%2</p><p>%3</p><p>%4</p>").arg(now, reachable, people, secrecy);
}

void SharePanel::showCount()
{
    const auto total = static_cast<int>(m_viewers->total());
    const int shown = m_viewers->rowCount();
    const auto browsers = static_cast<int>(m_viewers->browsers());
    const QString who = (browsers == 1 ? tr("%1 browser") : tr("%1 browsers")).arg(browsers);
    const QString connections = (total == 1 ? tr("%1 connection") : tr("%1 connections")).arg(total);
    m_heading->setText(total == 0          ? tr("Viewers: none")
                           : total > shown ? tr("Viewers: %1, the first %2 shown").arg(connections).arg(shown)
                                           : tr("Viewers: %1, %2").arg(who, connections));
    m_nobody->setVisible(total == 0);
    m_table->setVisible(total > 0);
    m_kick->setVisible(total > 0);
    m_kick->setEnabled(m_table->selectionModel()->hasSelection());
}

void SharePanel::setTheme(const Theme &theme)
{
    m_theme = theme;
    const auto color = [](QWidget *widget, const QColor &text) {
        QPalette palette = widget->palette();
        palette.setColor(QPalette::WindowText, text);
        widget->setPalette(palette);
    };
    color(m_words, theme.dim);
    color(m_nobody, theme.dim);
    color(m_trouble, theme.alarm);
    m_copy->setIcon(glyphIcon(Glyph::Copy, theme.text));
    fitToFont();
}

/// Nothing of it is ever cut off at the right.
void SharePanel::fitWidth()
{
    setMinimumWidth(m_content->minimumSizeHint().width() + style()->pixelMetric(QStyle::PM_ScrollBarExtent));
}

void SharePanel::fitToFont()
{
    m_urlField->setFont(scaledFont(fixedFont(font()), urlScale, QFont::DemiBold));
    m_heading->setFont(scaledFont(font(), 1, QFont::DemiBold));
    m_addresses->setMinimumWidth(fontMetrics().averageCharWidth() * charactersOfAddress);
    const int row = fontMetrics().height() + 6;
    m_table->verticalHeader()->setDefaultSectionSize(row);
    m_table->setMinimumHeight(row * (rowsShown + 1));
    fitWidth();
}

/// Where there is room, enough for all of the table; the panes keep the half.
QSize SharePanel::sizeHint() const
{
    const int characters = window()->width() < roomyWindow ? charactersOfTable * 7 / 8 : charactersOfTable;
    const int wanted = fontMetrics().averageCharWidth() * characters;
    return QWidget::sizeHint().expandedTo({std::min(wanted, window()->width() / 2), 0});
}

void SharePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    Q_EMIT addressesWanted();
}

void SharePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (m_table != nullptr && event->type() == QEvent::FontChange)
        fitToFont();
}

void SharePanel::copyUrl()
{
    QGuiApplication::clipboard()->setText(m_url.toString(QUrl::FullyEncoded));
}

void SharePanel::askToSave()
{
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Save the QR code"), QStringLiteral("pushscope-share.png"), tr("Pictures (*.png);;Drawings (*.svg)"));
    if (!file.isEmpty() && !saveCode(file))
        setProblem(tr("%1 cannot be written.").arg(file));
}

bool SharePanel::saveCode(const QString &file) const
{
    return m_code->code().save(file);
}

void SharePanel::kickSelected()
{
    const auto rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        Q_EMIT kickRequested(m_viewers->viewer(row.row()).id);
}

void SharePanel::askAboutViewer(const QPoint &at)
{
    const QModelIndex index = m_table->indexAt(at);
    if (!index.isValid())
        return;
    const Viewer viewer = m_viewers->viewer(index.row());
    auto *menu = new QMenu{this};
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Kick"), this, [this, id = viewer.id] { Q_EMIT kickRequested(id); });
    menu->addAction(tr("Copy address"), this,
                    [address = viewer.address] { QGuiApplication::clipboard()->setText(address); });
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

} // namespace pushscope
