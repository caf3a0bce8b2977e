// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/faultdraw.h"

namespace pushscope {

namespace {

constexpr quint64 golden = 0x9e3779b97f4a7c15;

/// Spreads each bit over all others (the finalizer of SplitMix64).
quint64 mixed(quint64 value)
{
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
    value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
    return value ^ (value >> 31);
}

} // namespace

FaultDraw::FaultDraw(const Fault &fault, const DrawContext &context, quint64 place) : m_state{fault.seed}
{
    for (const quint64 part :
         {static_cast<quint64>(fault.kind), static_cast<quint64>(context.client), quint64{context.connection}, place}) {
        m_state = mixed(m_state + golden) ^ part;
    }
}

double FaultDraw::next()
{
    const double drawn = at(0);
    m_state += golden;
    return drawn;
}

double FaultDraw::at(quint64 index) const
{
    constexpr int fraction = 53;
    const quint64 bits = mixed(m_state + (index + 1) * golden);
    return static_cast<double>(bits >> (64 - fraction)) / static_cast<double>(quint64{1} << fraction);
}

bool drawsHit(const Fault &fault, const DrawContext &context, quint64 place)
{
    return FaultDraw{fault, context, place}.next() < fault.probability;
}

} // namespace pushscope
