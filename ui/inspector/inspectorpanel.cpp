// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/inspectorpanel.h"

#include "inspector/hexview.h"
#include "inspector/wireactions.h"
#include "inspector/wiredetails.h"
#include "inspector/wirefilterbar.h"
#include "inspector/wirelist.h"
#include "message/language.h"
#include "models/format.h"
#include "models/wirefiltermodel.h"

#include <QBoxLayout>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QResizeEvent>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>

namespace pushscope {

using namespace std::chrono_literals;

namespace {

constexpr auto statusPace = 250ms; ///< figures that change faster cannot be read
constexpr auto noticeTime = 8s;
constexpr int charactersBeside = 260; ///< of width, from which tree and bytes stand side by side
constexpr int listShare = 6'200; ///< of the width, beside `detailsShare`
constexpr int detailsShare = 3'800;
constexpr int mebibyte = 1024 * 1024;

} // namespace

/// What the panel is made of.
class InspectorPanel::Impl
{
public:
    explicit Impl(InspectorPanel &panel);

    void syncStatus();
    void showRow(int row, bool byUser);
    void tell(const QString &message, bool failed);
    void layoutFor(int width);

    InspectorPanel &q;
    WireModel model;
    WireFilterModel rows{model};
    WireFilterBar *bar = nullptr;
    QSplitter *splitter = nullptr;
    WireList *list = nullptr;
    WireDetails *details = nullptr;
    WireActions *actions = nullptr;
    QLabel *status = nullptr;
    QLabel *notice = nullptr;
    QTimer statusTimer;
    QTimer noticeTimer;
    Theme theme = Theme::darkTheme();
    std::map<int, QString> clients; ///< as the filter bar has them

    void learnClients();

private:
    void buildButtons();
    void buildFoot();
    void connectAll();
    [[nodiscard]] QString heldText() const;
    [[nodiscard]] QString emptyText() const;
};

InspectorPanel::Impl::Impl(InspectorPanel &panel)
    : q{panel}, bar{new WireFilterBar{&panel}}, splitter{new QSplitter{Qt::Horizontal, &panel}},
      list{new WireList{rows, splitter}}, details{new WireDetails{splitter}}, actions{new WireActions{rows, panel}}
{
    splitter->setObjectName(QStringLiteral("wireSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(5);
    splitter->addWidget(list);
    splitter->addWidget(details);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({listShare, detailsShare});
    auto *layout = new QVBoxLayout{&panel};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(splitter, 1);
    buildButtons();
    buildFoot();
    connectAll();
    syncStatus();
}

void InspectorPanel::Impl::buildButtons()
{
    const auto add = [this](QMenu *menu, const char *objectName) {
        auto *button = new QToolButton{bar};
        button->setObjectName(QLatin1String{objectName});
        button->setText(menu->title());
        button->setProperty("flat", true);
        button->setPopupMode(QToolButton::InstantPopup);
        button->setMenu(menu);
        bar->addButton(button);
    };
    add(actions->copyMenu(), "copyButton");
    add(actions->exportMenu(), "exportButton");
}

void InspectorPanel::Impl::buildFoot()
{
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(8, 2, 8, 3);
    foot->setSpacing(16);
    status = new QLabel{&q};
    status->setObjectName(QStringLiteral("wireStatus"));
    status->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    notice = new QLabel{&q};
    notice->setObjectName(QStringLiteral("wireNotice"));
    notice->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (QLabel *label : {status, notice}) // the colours that setTheme() and tell() give them
        label->setForegroundRole(QPalette::WindowText);
    notice->hide();
    foot->addWidget(status, 1);
    foot->addWidget(notice);
    static_cast<QVBoxLayout *>(q.layout())->addLayout(foot);
    statusTimer.setSingleShot(true);
    statusTimer.setInterval(statusPace);
    noticeTimer.setSingleShot(true);
    noticeTimer.setInterval(noticeTime);
}

void InspectorPanel::Impl::connectAll()
{
    connect(bar, &WireFilterBar::filterChanged, &q, [this](const WireFilter &filter) {
        rows.setFilter(filter);
        syncStatus();
    });
    connect(&rows, &WireFilterModel::searchingChanged, &q, [this](bool searching) {
        bar->setSearching(searching);
        syncStatus();
    });
    connect(list, &WireList::chosen, &q, [this](int row, bool byUser) { showRow(row, byUser); });
    connect(list, &QWidget::customContextMenuRequested, &q, [this](const QPoint &at) {
        if (list->currentIndex().isValid())
            actions->rowMenu()->popup(list->viewport()->mapToGlobal(at));
    });
    actions->setHexSource([this] { return details->hex().selectedDump(); });
    connect(actions, &WireActions::followRequested, &q, [this](quint32 connection) { bar->follow(connection); });
    connect(actions, &WireActions::told, &q, [this](const QString &message, bool failed) { tell(message, failed); });
    connect(&statusTimer, &QTimer::timeout, &q, [this] { syncStatus(); });
    connect(&noticeTimer, &QTimer::timeout, &q, [this] { notice->hide(); });
}

void InspectorPanel::Impl::learnClients()
{
    std::map<int, QString> present = model.clients();
    if (present == clients)
        return;
    clients = std::move(present);
    bar->setClients(clients);
}

void InspectorPanel::Impl::showRow(int row, bool byUser)
{
    const WireRow &own = rows.wireRow(row);
    actions->setRow(row);
    if (const WireUnit *unit = own.wireUnit())
        details->showUnit(*unit, model.bytesOf(rows.sourceRow(row)));
    else
        details->showChunk(*own.chunk, own.kindName(), model.whatOf(own));
    if (byUser)
        Q_EMIT q.selected(own.chunk->connection->client, own.chunk->at);
}

QString InspectorPanel::Impl::heldText() const
{
    const WireStore &store = model.store();
    const double held = static_cast<double>(store.bytesHeld()) / mebibyte;
    return tr("%1 of at most %2 pieces, %3 of %4 MiB held")
        .arg(formatCount(store.chunks().size()), formatCount(store.limits().chunks))
        .arg(decimalText(held, 1))
        .arg(store.limits().bytes / mebibyte);
}

QString InspectorPanel::Impl::emptyText() const
{
    if (model.rowCount() > 0)
        return rows.isSearching() ? tr("Searching…")
                                  : tr("None of %1 rows passes the filter. Escape takes it away.")
                                        .arg(formatCount(static_cast<quint64>(model.rowCount())));
    return tr("What passes between the clients and their servers appears here, byte by byte: requests and responses, "
              "events, frames, heartbeats, and what faults do to them.");
}

void InspectorPanel::Impl::syncStatus()
{
    statusTimer.stop();
    learnClients();
    const bool filtered = rows.filter() != WireFilter{};
    const QString shown = formatCount(static_cast<quint64>(rows.rowCount()));
    QStringList parts;
    parts << (filtered ? tr("%1 of %2 rows").arg(shown, formatCount(static_cast<quint64>(model.rowCount())))
                       : tr("%1 rows").arg(shown));
    if (rows.isSearching())
        parts << tr("searching…");
    if (const quint64 dropped = model.store().dropped(); dropped > 0)
        parts << tr("%1 older pieces dropped").arg(formatCount(dropped));
    parts << heldText();
    status->setText(parts.join(QStringLiteral("  ·  ")));
    status->setToolTip(status->text());
    list->setEmptyText(emptyText());
}

void InspectorPanel::Impl::tell(const QString &message, bool failed)
{
    QPalette colors = notice->palette();
    colors.setColor(QPalette::WindowText, failed ? theme.alarm : theme.good);
    notice->setPalette(colors);
    notice->setText(message);
    notice->setToolTip(message);
    notice->show();
    noticeTimer.start();
}

void InspectorPanel::Impl::layoutFor(int width)
{
    const bool beside = width >= q.fontMetrics().averageCharWidth() * charactersBeside;
    details->setOrientation(beside ? Qt::Horizontal : Qt::Vertical);
}

InspectorPanel::InspectorPanel(QWidget *parent) : QWidget{parent}
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Button); // the surface colour
    m_impl = std::make_unique<Impl>(*this);
}

InspectorPanel::~InspectorPanel() = default;

void InspectorPanel::setTheme(const Theme &theme)
{
    m_impl->theme = theme;
    m_impl->bar->setTheme(theme);
    m_impl->list->setTheme(theme);
    m_impl->details->setTheme(theme);
    QPalette dim = m_impl->status->palette();
    dim.setColor(QPalette::WindowText, theme.dim);
    m_impl->status->setPalette(dim);
}

void InspectorPanel::setClientName(int client, const QString &name)
{
    m_impl->model.setClientName(client, name);
    m_impl->learnClients();
}

void InspectorPanel::setExportHead(std::function<QByteArray()> head)
{
    m_impl->actions->setExportHead(std::move(head));
}

void InspectorPanel::setWallOffset(std::chrono::nanoseconds offset)
{
    m_impl->actions->setWallOffset(offset);
}

void InspectorPanel::apply(const WireBatchPtr &batch)
{
    if (!batch)
        return;
    m_impl->model.apply(*batch);
    if (!batch->chunks.empty() && !m_impl->statusTimer.isActive())
        m_impl->statusTimer.start();
}

quint64 InspectorPanel::newest() const
{
    return m_impl->model.store().newest();
}

void InspectorPanel::setFilterText(const QString &text)
{
    WireFilter filter;
    filter.text = text;
    m_impl->bar->setFilter(filter);
}

void InspectorPanel::clear()
{
    m_impl->model.clear();
    m_impl->details->showNothing();
    m_impl->actions->setRow(-1);
    m_impl->list->setFollowing(true);
    m_impl->syncStatus();
}

void InspectorPanel::startAnew()
{
    m_impl->model.restart();
    clear();
}

void InspectorPanel::select(int client, Instant at)
{
    Impl &own = *m_impl;
    const std::optional<quint64> serial = own.model.lastBefore(client, at);
    int row = serial ? own.rows.rowAtOrBefore(*serial) : -1;
    while (row >= 0 && own.rows.wireRow(row).chunk->connection->client != client)
        --row;
    own.list->setFollowing(false);
    if (row >= 0)
        own.list->choose(row);
    else
        own.tell(serial ? tr("The filter hides what that client got at that time.")
                        : tr("Nothing of that time is held for that client."),
                 true);
}

void InspectorPanel::focusFilter()
{
    m_impl->bar->focusText();
}

void InspectorPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find))
        focusFilter();
    else if (event->key() == Qt::Key_Escape && m_impl->rows.filter() != WireFilter{})
        m_impl->bar->clear();
    else
        QWidget::keyPressEvent(event);
}

void InspectorPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_impl->layoutFor(event->size().width());
}

} // namespace pushscope
