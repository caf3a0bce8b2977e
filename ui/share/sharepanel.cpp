// SPDX-License-Identifier: GPL-3.0-or-later
#include "share/sharepanel.h"

#include "share/qrview.h"
#include "share/urlfield.h"

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
#include <QSaveFile>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

namespace pushscope {

namespace {

constexpr int pictureModule = 12; ///< pixels: sharp on a slide
constexpr int rowsShown = 5;
constexpr qreal urlScale = 1.2;

} // namespace

SharePanel::SharePanel(QWidget *parent)
    : QWidget{parent}, m_theme{Theme::darkTheme()}, m_viewers{new ViewersModel{this}}
{
    setObjectName(QStringLiteral("sharePanel"));
    auto *content = new QWidget;
    auto *stack = new QVBoxLayout{content};
    stack->setContentsMargins(10, 8, 10, 8);
    stack->setSpacing(8);
    stack->addWidget(buildSwitch());
    m_trouble = addText(stack, "trouble");
    m_place = buildPlace();
    stack->addWidget(m_place);
    m_words = addText(stack, "words");
    m_audience = buildViewers();
    stack->addWidget(m_audience);
    stack->addStretch();
    auto *scroll = new QScrollArea{this};
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
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
    m_addresses->setMinimumContentsLength(12);
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
    auto *layout = new QHBoxLayout{row};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_addresses, 1);
    layout->addWidget(m_switch);
    return row;
}

QWidget *SharePanel::buildPlace()
{
    auto *box = new QWidget;
    m_urlField = new UrlField{box};
    m_urlField->setObjectName(QStringLiteral("shareUrl"));
    m_urlField->setAccessibleName(tr("Address to open in a browser"));
    m_code = new QrView{box};
    m_code->setObjectName(QStringLiteral("shareCode"));
    m_code->setToolTip(tr("Opens the address when a phone looks at it"));
    const auto button = [box](const QString &text, const QString &tip, const char *name) {
        auto *made = new QPushButton{text, box};
        made->setObjectName(QString::fromLatin1(name));
        made->setToolTip(tip);
        return made;
    };
    auto *copy = button(tr("Copy"), tr("Copy the address"), "copyUrl");
    auto *save = button(tr("Save code…"), tr("Save the QR code as PNG or SVG"), "saveCode");
    auto *renew = button(tr("New token"), tr("All viewers are disconnected, and the old address is of no use any more"),
                         "newToken");
    connect(copy, &QPushButton::clicked, this, &SharePanel::copyUrl);
    connect(save, &QPushButton::clicked, this, &SharePanel::askToSave);
    connect(renew, &QPushButton::clicked, this, &SharePanel::newTokenRequested);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *each : {copy, save, renew})
        buttons->addWidget(each);
    auto *layout = new QVBoxLayout{box};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_urlField);
    layout->addWidget(m_code);
    layout->addLayout(buttons);
    return box;
}

QWidget *SharePanel::buildViewers()
{
    auto *box = new QWidget;
    m_heading = new QLabel{box};
    m_heading->setObjectName(QStringLiteral("viewerCount"));
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
    m_table->horizontalHeader()->setMinimumSectionSize(fontMetrics().averageCharWidth() * 4);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(ViewersModel::Address, QHeaderView::Stretch);
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
    m_place->setVisible(isShared());
    m_audience->setVisible(isShared());
    m_trouble->setText(m_problem);
    m_trouble->setVisible(!m_problem.isEmpty());
    showWords();
    showCount();
}

void SharePanel::showWords()
{
    if (isShared()) {
        const QString secrecy = m_encrypted
            ? tr("It is encrypted on the way.")
            : tr("<b>It is not encrypted:</b> whoever can listen in the network reads it too, token and all.");
        m_words->setText(tr("Everybody who can reach %1 and has this address with its token sees <b>all that this "
                            "server sends</b>: every channel with its history, rooms, the sample apps and the server's "
                            "figures. Nobody can publish or write from there. %2")
                             .arg(m_url.host().toHtmlEscaped(), secrecy));
    } else if (!m_running) {
        m_words->setText(tr("The server does not run. Start it to share it."));
    } else if (m_addresses->count() == 0) {
        m_words->setText(tr("This computer has no network address at which others could reach it."));
    } else if (m_reachable) {
        m_words->setText(tr("The server listens beyond this computer already, as --listen says: others can reach it "
                            "without being let in here. Share gives them an address of their own with which they can "
                            "only read."));
    } else {
        m_words->setText(tr("Only this computer can reach the server now. Shared, browsers in the same network can "
                            "watch the run: phones at a workshop, for example. They need an address with a secret "
                            "token, can only read, and are listed here."));
    }
}

void SharePanel::showCount()
{
    const auto total = static_cast<int>(m_viewers->total());
    const int shown = m_viewers->rowCount();
    m_heading->setText(total > shown ? tr("Viewers: %1, the first %2 shown").arg(total).arg(shown)
                                     : tr("Viewers: %1").arg(total));
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
    fitToFont();
}

void SharePanel::fitToFont()
{
    m_urlField->setFont(scaledFont(fixedFont(font()), urlScale, QFont::DemiBold));
    m_heading->setFont(scaledFont(font(), 1, QFont::DemiBold));
    const int row = fontMetrics().height() + 6;
    m_table->verticalHeader()->setDefaultSectionSize(row);
    m_table->setMinimumHeight(row * (rowsShown + 1));
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
    QSaveFile out{file};
    if (!out.open(QIODevice::WriteOnly))
        return false;
    const bool written = file.endsWith(QLatin1String{".svg"}, Qt::CaseInsensitive)
        ? out.write(m_code->code().toSvg()) > 0
        : m_code->code().toImage(pictureModule).save(&out, "PNG");
    return written && out.commit();
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
