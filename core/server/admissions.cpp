// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/admissions.h"

#include <utility>

namespace pushscope {

Admissions::Place::Place(Admissions &of, Admission admission, QByteArray address)
    : m_of{&of}, m_admission{admission}, m_address{std::move(address)}
{
}

Admissions::Place::Place(Place &&other) noexcept
    : m_of{std::exchange(other.m_of, nullptr)}, m_admission{other.m_admission}, m_address{std::move(other.m_address)}
{
}

Admissions::Place::~Place()
{
    if (m_of != nullptr) {
        m_of->leave(m_admission, m_address);
    }
}

Admissions::Admissions(int maxConnections, const ServerLimits &limits)
    : m_most{maxConnections}, m_mostSurplus{limits.surplus},
      m_perAddress{limits.perAddress}, m_accepts{limits.acceptsPerSecond}
{
}

std::optional<Admissions::Place> Admissions::enter(const QByteArray &address)
{
    const std::lock_guard lock{m_mutex};
    const bool addressFull = isFull(address);
    if (addressFull || m_granted >= m_most) {
        if (m_surplus >= m_mostSurplus) {
            return {};
        }
        ++m_surplus;
        return Place{*this, addressFull ? Admission::AddressFull : Admission::AtCapacity, {}};
    }
    ++m_granted;
    if (!countsAddresses() || address.isEmpty()) {
        return Place{*this, Admission::Granted, {}};
    }
    ++m_addresses[address];
    return Place{*this, Admission::Granted, address};
}

std::unique_ptr<Admissions::Client> Admissions::enterBehindProxy(const QByteArray &address)
{
    const std::lock_guard lock{m_mutex};
    if (isFull(address)) {
        return {};
    }
    ++m_addresses[address];
    return std::make_unique<Client>(*this, address);
}

bool Admissions::isFull(const QByteArray &address) const
{
    return countsAddresses() && !address.isEmpty() && m_addresses.value(address) >= m_perAddress;
}

void Admissions::leave(Admission admission, const QByteArray &address)
{
    const std::lock_guard lock{m_mutex};
    if (admission != Admission::Granted) {
        --m_surplus;
        return;
    }
    --m_granted;
    forget(address);
}

void Admissions::leaveAddress(const QByteArray &address)
{
    const std::lock_guard lock{m_mutex};
    forget(address);
}

void Admissions::forget(const QByteArray &address)
{
    const auto found = m_addresses.find(address);
    if (found != m_addresses.end() && --*found == 0) {
        m_addresses.erase(found);
    }
}

std::chrono::nanoseconds Admissions::takeAccept(Instant now)
{
    const std::lock_guard lock{m_mutex};
    return m_accepts.take(now) ? std::chrono::nanoseconds{0} : m_accepts.next() - now;
}

void Admissions::giveBackAccept()
{
    const std::lock_guard lock{m_mutex};
    m_accepts.giveBack();
}

} // namespace pushscope
