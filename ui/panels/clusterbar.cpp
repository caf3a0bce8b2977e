// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/clusterbar.h"

#include "models/format.h"
#include "panels/clustercard.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace pushscope {

namespace {

constexpr int cardGap = 6;

/// Keys change places; that the focus stays where it was is for those without a mouse.
void exchangeKeys(QPushButton *hidden, QPushButton *shown)
{
    const bool focus = hidden->hasFocus();
    hidden->setVisible(false);
    shown->setVisible(true);
    if (focus)
        shown->setFocus();
}

} // namespace

ClusterBar::ClusterBar(QWidget *parent)
    : QFrame{parent}, m_theme{Theme::darkTheme()}, m_layout{new QBoxLayout{QBoxLayout::LeftToRight, this}},
      m_nodeLayout{new QHBoxLayout}
{
    setObjectName(QStringLiteral("clusterBar"));
    setAccessibleName(tr("Servers that share a log"));
    m_layout->setContentsMargins(cardGap, cardGap, cardGap, 0);
    m_layout->setSpacing(cardGap);
    m_nodeLayout->setSpacing(cardGap);
    m_layout->addLayout(m_nodeLayout, 2);
    hide();
}

void ClusterBar::begin(int nodes)
{
    for (const Node &node : m_nodes)
        delete node.card;
    m_nodes.clear();
    delete m_redis;
    m_redis = nullptr;
    setVisible(nodes > 0);
    if (nodes == 0)
        return;
    for (int node = 0; node < nodes; ++node)
        addNode(node);
    addRedis();
    setTheme(m_theme);
    ClusterState state;
    state.redis = ClusterState::Redis::Starting;
    present(state);
    fit();
}

QPushButton *ClusterBar::addKey(ClusterCard *card, const QString &text, const char *objectName,
                                const ExperimentAction &action)
{
    QPushButton *key = card->addButton(text, QLatin1String{objectName});
    key->setToolTip(action.says);
    connect(key, &QPushButton::clicked, this, [this, action] { Q_EMIT actionChosen(action); });
    return key;
}

void ClusterBar::addNode(int number)
{
    const QString letter = nodeName(number);
    auto *card = new ClusterCard{tr("Node %1").arg(letter), QStringLiteral("node") + letter, this};
    Node &node = m_nodes.emplace_back();
    node.card = card;
    node.stop =
        addKey(card, tr("Stop"), "stopNode", {{}, action::StopNode{number}, tr("Node %1 is killed.").arg(letter)});
    node.start =
        addKey(card, tr("Start"), "startNode", {{}, action::StartNode{number}, tr("Node %1 is started.").arg(letter)});
    m_nodeLayout->addWidget(card, 1);
}

void ClusterBar::addRedis()
{
    m_redis = new ClusterCard{tr("Redis"), QStringLiteral("redis"), this};
    m_stopRedis = addKey(m_redis, tr("Stop"), "stopRedis", {{}, action::StopRedis{}, tr("Redis is killed.")});
    m_startWith = addKey(m_redis, tr("Start with its data"), "startWithData",
                         {{}, action::StartRedis{true}, tr("Redis is started with its data.")});
    m_startWithout = addKey(m_redis, tr("Start empty"), "startWithoutData",
                            {{}, action::StartRedis{false}, tr("Redis is started without its data.")});
    m_layout->addWidget(m_redis, 1);
}

void ClusterBar::present(const ClusterState &state)
{
    if (m_redis == nullptr)
        return;
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        presentNode(m_nodes[i], i < state.nodes.size() ? std::optional{state.nodes[i]} : std::nullopt,
                    state.redis == ClusterState::Redis::Up);
    presentRedis(state);
    for (const Node &node : m_nodes) {
        node.stop->setEnabled(!state.nodes.empty());
        node.start->setEnabled(!state.nodes.empty());
    }
    fit();
}

void ClusterBar::presentNode(const Node &node, const std::optional<ClusterState::Node> &state, bool redis) const
{
    if (!state) {
        exchangeKeys(node.start, node.stop);
        node.card->present(ClientState::Connecting, tr("starts"), {});
    } else if (state->running) {
        exchangeKeys(node.start, node.stop);
        const QString newest = QString::fromLatin1(state->newest);
        node.card->present(state->available ? ClientState::Open : ClientState::Backoff,
                           state->available ? tr("runs")
                               : redis      ? tr("looks for Redis")
                                            : tr("no Redis"),
                           newest.isEmpty() ? tr("no event yet") : tr("newest id %1").arg(newest));
    } else {
        exchangeKeys(node.stop, node.start);
        node.card->present(ClientState::Failed, tr("stopped"), tr("its clients go on elsewhere"));
    }
}

void ClusterBar::presentRedis(const ClusterState &state)
{
    using Redis = ClusterState::Redis;
    const bool down = state.redis == Redis::Down;
    if (down)
        exchangeKeys(m_stopRedis, m_startWith);
    else
        exchangeKeys(m_startWith, m_stopRedis);
    m_startWithout->setVisible(down);
    m_stopRedis->setEnabled(state.redis == Redis::Up);
    const QString refused = state.refused > 0
        ? tr("%1 events refused so far").arg(formatCount(static_cast<quint64>(state.refused)))
        : QString{};
    if (down)
        m_redis->present(ClientState::Failed, tr("stopped"), refused.isEmpty() ? tr("events are refused") : refused);
    else if (state.redis == Redis::Starting)
        m_redis->present(ClientState::Connecting, tr("starts"), refused);
    else
        m_redis->present(ClientState::Open, tr("runs"), refused.isEmpty() ? tr("keeps the log of all nodes") : refused);
}

void ClusterBar::end()
{
    if (m_redis == nullptr)
        return;
    for (const Node &node : m_nodes) {
        node.card->present(ClientState::Closed, tr("ended"), node.card->detail());
        node.stop->setEnabled(false);
        node.start->setEnabled(false);
    }
    m_redis->present(ClientState::Closed, tr("ended"), m_redis->detail());
    for (QPushButton *key : {m_stopRedis, m_startWith, m_startWithout})
        key->setEnabled(false);
}

void ClusterBar::setTheme(const Theme &theme)
{
    m_theme = theme;
    for (const Node &node : m_nodes)
        node.card->setTheme(theme);
    if (m_redis != nullptr)
        m_redis->setTheme(theme);
    update();
}

/// Where there is no room for the two long keys that Redis has at times, it stands below the nodes.
void ClusterBar::fit()
{
    if (m_redis == nullptr)
        return;
    int widest = m_redis->minimumSizeHint().width();
    for (const Node &node : m_nodes)
        widest += cardGap + node.card->minimumSizeHint().width();
    const int keys = m_startWith->sizeHint().width() + m_startWithout->sizeHint().width();
    const int shown = m_stopRedis->isHidden() ? keys : m_stopRedis->sizeHint().width();
    const int most = widest - shown + keys; // the same whether it is up or down
    const bool fits = most + 2 * cardGap <= width();
    m_layout->setDirection(fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void ClusterBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fit();
}

void ClusterBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

void ClusterBar::paintEvent(QPaintEvent *)
{
    QPainter{this}.fillRect(rect(), m_theme.window);
}

} // namespace pushscope
