// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/link.h"

#include "link/linkapproach.h"
#include "link/linkconnection.h"

#include <algorithm>

namespace pushscope {

namespace {

constexpr qsizetype readAtOnce = 64 * 1024;

/// What one direction alone or both stop.
bool barsTheWay(FaultKind kind)
{
    return kind == FaultKind::Stall || kind == FaultKind::Blackhole;
}

} // namespace

class Link::Impl
{
public:
    Impl(LinkContext context, Link *owner);
    ~Impl();
    Q_DISABLE_COPY_MOVE(Impl)

    void prepare(const QUrl &origin, QObject *asker, std::function<void(const Way &)> ready);

    void countTexts(TextCounts *texts) { m_context.texts = texts; }

    std::vector<LinkConnection *> connections;

private:
    [[nodiscard]] bool meets(const Fault &fault) const;
    [[nodiscard]] bool isBarred(quint32 ordinal) const;
    [[nodiscard]] bool isRefused(quint32 ordinal);
    void relay(quint32 ordinal, LinkConnection::Ends ends);
    void began(int id, const Fault &fault);
    void ended(int id, const Fault &fault);
    void checkApproaches();

    LinkContext m_context;
    Link *m_owner;
    std::vector<LinkApproach *> m_approaches;
    quint32 m_ordinals = 0;
};

Link::Impl::Impl(LinkContext context, Link *owner) : m_context{std::move(context)}, m_owner{owner}
{
    connect(&m_context.faults, &FaultSet::began, owner, [this](int id, const Fault &fault) { began(id, fault); });
    connect(&m_context.faults, &FaultSet::ended, owner, [this](int id, const Fault &fault) { ended(id, fault); });
}

/// The connections use the context, so they go first.
Link::Impl::~Impl()
{
    qDeleteAll(m_owner->findChildren<LinkApproach *>(QString{}, Qt::FindDirectChildrenOnly));
    qDeleteAll(m_owner->findChildren<LinkConnection *>(QString{}, Qt::FindDirectChildrenOnly));
}

bool Link::Impl::meets(const Fault &fault) const
{
    return !isServerFault(fault.kind) && !isNoOp(fault) && fault.target.meets(m_context.client, m_context.transport);
}

bool Link::Impl::isBarred(quint32 ordinal) const
{
    return std::ranges::any_of(m_context.faults.armed(), [&](const FaultSet::Armed &each) {
        return each.active && barsTheWay(each.fault.kind) && meets(each.fault)
            && drawsHit(each.fault, {m_context.client, ordinal});
    });
}

bool Link::Impl::isRefused(quint32 ordinal)
{
    const auto &armed = m_context.faults.armed();
    const auto refusing = std::ranges::find_if(armed, [&](const FaultSet::Armed &each) {
        return each.active && each.fault.kind == FaultKind::Refuse && meets(each.fault)
            && drawsHit(each.fault, {m_context.client, ordinal});
    });
    if (refusing == armed.end()) {
        return false;
    }
    m_context.faults.noteHit(refusing->id);
    return true;
}

void Link::Impl::prepare(const QUrl &origin, QObject *asker, std::function<void(const Way &)> ready)
{
    const std::size_t open = connections.size() + m_approaches.size();
    if (open >= static_cast<std::size_t>(mostConnections)) {
        QMetaObject::invokeMethod(
            asker,
            [ready = std::move(ready)] {
                ready({{}, 0, QAbstractSocket::SocketResourceError});
            },
            Qt::QueuedConnection);
        return;
    }
    const quint32 ordinal = ++m_ordinals;
    auto place = std::make_shared<LinkApproach *>(nullptr);
    const auto leave = [this, place] {
        std::erase(m_approaches, *place);
        (*place)->deleteLater();
    };
    LinkApproach::Calls calls{
        .isBarred = [this, ordinal] { return isBarred(ordinal); },
        .isRefused = [this, ordinal] { return isRefused(ordinal); },
        .onConnected =
            [this, ordinal, leave](LinkConnection::Ends ends) {
                leave();
                relay(ordinal, std::move(ends));
            },
        .onOver = leave,
    };
    *place = new LinkApproach{origin, asker, std::move(ready), std::move(calls), m_owner};
    m_approaches.push_back(*place);
    QMetaObject::invokeMethod(*place, &LinkApproach::start, Qt::QueuedConnection);
}

void Link::Impl::relay(quint32 ordinal, LinkConnection::Ends ends)
{
    ends.wire.client = m_context.client;
    ends.wire.transport = m_context.transport;
    auto place = std::make_shared<LinkConnection *>(nullptr);
    *place = new LinkConnection{m_context, ordinal, std::move(ends),
                                [this, place] {
                                    std::erase(connections, *place);
                                    (*place)->deleteLater();
                                },
                                m_owner};
    connections.push_back(*place);
    const auto armed = m_context.faults.armed();
    for (const FaultSet::Armed &each : armed) {
        if (each.active && meets(each.fault)) {
            (*place)->beginFault(each.id, each.fault, true);
        }
    }
}

/// On copies of the list: what a fault closes leaves it.
void Link::Impl::began(int id, const Fault &fault)
{
    if (!meets(fault)) {
        return;
    }
    const auto present = connections;
    for (LinkConnection *connection : present) {
        connection->beginFault(id, fault, false);
    }
}

void Link::Impl::ended(int id, const Fault &fault)
{
    if (!meets(fault)) {
        return;
    }
    const auto present = connections;
    for (LinkConnection *connection : present) {
        connection->endFault(id, fault);
    }
    checkApproaches();
}

void Link::Impl::checkApproaches()
{
    for (LinkApproach *approach : m_approaches) {
        QMetaObject::invokeMethod(approach, &LinkApproach::check, Qt::QueuedConnection);
    }
}

Link::Link(int client, Transport transport, const Clock &clock, FaultSet &faults, WireCapture *capture, QObject *parent)
    : QObject{parent}, m_impl{std::make_unique<Impl>(LinkContext{client, transport, clock, faults, capture, nullptr,
                                                                 QByteArray{readAtOnce, '\0'}},
                                                     this)}
{
}

Link::~Link() = default;

void Link::prepare(const QUrl &origin, QObject *context, std::function<void(const Way &)> ready)
{
    m_impl->prepare(origin, context, std::move(ready));
}

void Link::countTexts(TextCounts *texts)
{
    m_impl->countTexts(texts);
}

int Link::connections() const
{
    return static_cast<int>(m_impl->connections.size());
}

} // namespace pushscope
