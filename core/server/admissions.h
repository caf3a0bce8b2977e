// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/ratelimit.h"
#include "server/serverlimits.h"

#include <QByteArray>
#include <QHash>

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace pushscope {

/// What a connection that was accepted may do.
enum class Admission : quint8 {
    Granted,
    AtCapacity, ///< hear 503
    AddressFull, ///< hear 429
};

/// Who may come in: counts the connections of all threads of one server. Those above a limit have places of their
/// own, to be told so; they take none from those who may stay. All functions may be called from any thread.
class Admissions
{
public:
    /// Is given back when it goes.
    class Place
    {
    public:
        Place(Admissions &of, Admission admission, QByteArray address);
        ~Place();
        Place(Place &&other) noexcept;
        Place &operator=(Place &&) = delete;
        Place(const Place &) = delete;
        Place &operator=(const Place &) = delete;

        [[nodiscard]] Admission admission() const { return m_admission; }

    private:
        Admissions *m_of;
        Admission m_admission;
        QByteArray m_address; ///< empty: not counted
    };

    /// The client behind a proxy, while one of its requests is served: takes no place, but counts as its address.
    class Client
    {
    public:
        Client(Admissions &of, QByteArray address) : m_of{of}, m_address{std::move(address)} {}
        ~Client() { m_of.leaveAddress(m_address); }
        Client(const Client &) = delete;
        Client &operator=(const Client &) = delete;

    private:
        Admissions &m_of;
        QByteArray m_address;
    };

    Admissions(int maxConnections, const ServerLimits &limits);

    /// `address` as by peerAddress(), empty for one that is not limited. Nothing if those that are above a limit are
    /// too many too.
    [[nodiscard]] std::optional<Place> enter(const QByteArray &address);
    /// Nothing if that address has as many connections as it may.
    [[nodiscard]] std::unique_ptr<Client> enterBehindProxy(const QByteArray &address);
    /// Zero: one more connection may be accepted now, and is counted. Else the time after which to ask again, as others
    /// may give back what they took.
    [[nodiscard]] std::chrono::nanoseconds takeAccept(Instant now);
    /// None was there to be accepted.
    void giveBackAccept();
    [[nodiscard]] bool countsAddresses() const { return m_perAddress > 0; }

private:
    [[nodiscard]] bool isFull(const QByteArray &address) const;
    void leave(Admission admission, const QByteArray &address);
    void leaveAddress(const QByteArray &address);
    void forget(const QByteArray &address);

    const qint64 m_most;
    const qint64 m_mostSurplus;
    const qint64 m_perAddress;
    std::mutex m_mutex; ///< of all that follows
    qint64 m_granted = 0;
    qint64 m_surplus = 0;
    QHash<QByteArray, qint64> m_addresses; ///< of those that were granted, and of clients behind proxies
    RateLimit m_accepts;
};

} // namespace pushscope
