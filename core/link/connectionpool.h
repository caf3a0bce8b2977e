// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/route.h"

#include <QObject>
#include <QPointer>

#include <deque>
#include <memory>

namespace pushscope {

/// The connections that several clients may have together, as a browser allows to one origin for HTTP/1.1: who wants
/// one more waits until another is closed. In the clients' thread.
class ConnectionPool final : public QObject
{
    Q_OBJECT

public:
    explicit ConnectionPool(int limit) : m_limit{limit} {}

    /// `way` leads on once there is room; it must live as long as `context`.
    void prepare(Route &way, const QUrl &origin, QObject *context, std::function<void(const Route::Way &)> ready);

    [[nodiscard]] int open() const { return m_open; }
    [[nodiscard]] std::size_t waiting() const { return m_waiting.size(); }

private:
    struct Waiting
    {
        Route *way = nullptr;
        QUrl origin;
        QPointer<QObject> context; ///< null: it is no longer wanted
        std::function<void(const Route::Way &)> ready;
    };

    void admit(Waiting next);
    void leave();

    int m_limit;
    int m_open = 0;
    std::deque<Waiting> m_waiting;
};

/// The way of one client through a pool.
class PooledRoute final : public Route
{
public:
    /// Both must outlive it.
    PooledRoute(ConnectionPool &pool, Route &way) : m_pool{pool}, m_way{way} {}

    void prepare(const QUrl &origin, QObject *context, std::function<void(const Way &)> ready) override
    {
        m_pool.prepare(m_way, origin, context, std::move(ready));
    }
    [[nodiscard]] Route *aside() override { return &m_way; }

private:
    ConnectionPool &m_pool;
    Route &m_way;
};

} // namespace pushscope
