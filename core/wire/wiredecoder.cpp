// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/wiredecoder.h"

#include "wire/wireexchanges.h"
#include "wire/wirestream.h"

namespace pushscope {

class WireDecoder::Impl
{
public:
    explicit Impl(bool tls)
    {
        if (tls) {
            m_up.setCiphertext();
            m_down.setCiphertext();
        }
    }

    WireStream &stream(WireDirection direction) { return direction == WireDirection::Up ? m_up : m_down; }

private:
    WireExchanges m_exchanges;
    WireStream m_up{WireDirection::Up, m_exchanges};
    WireStream m_down{WireDirection::Down, m_exchanges};
};

WireDecoder::WireDecoder(bool tls) : m_impl{std::make_unique<Impl>(tls)} {}
WireDecoder::~WireDecoder() = default;
WireDecoder::WireDecoder(WireDecoder &&other) noexcept = default;
WireDecoder &WireDecoder::operator=(WireDecoder &&other) noexcept = default;

std::vector<WireUnit> WireDecoder::feed(WireDirection direction, QByteArrayView bytes)
{
    std::vector<WireUnit> units;
    m_impl->stream(direction).feed(bytes, units);
    return units;
}

std::vector<WireUnit> WireDecoder::end(WireDirection direction)
{
    std::vector<WireUnit> units;
    m_impl->stream(direction).end(units);
    return units;
}

std::optional<quint64> WireDecoder::openHead(WireDirection direction) const
{
    return m_impl->stream(direction).openHead();
}

bool WireDecoder::inMessage(WireDirection direction) const
{
    return m_impl->stream(direction).inMessage();
}

} // namespace pushscope
