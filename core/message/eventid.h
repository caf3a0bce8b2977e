// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <compare>
#include <optional>

namespace pushscope {

/// Position in the log: grows by one with each event of any channel. The first event has 1.
struct Sequence
{
    quint64 value = 0;
    auto operator<=>(const Sequence &) const = default; // NOLINT(modernize-use-nullptr): its own comparison with 0
};

/// The id of an event, written `epoch:seq`. The epoch names one life of the log: it is new
/// whenever the log starts empty, so an id of another life is never mistaken for one of this.
struct EventId
{
    QByteArray epoch;
    Sequence sequence;

    bool operator==(const EventId &) const = default;
    [[nodiscard]] QByteArray toByteArray() const;
    /// Nothing unless `text` is 1–32 of `A–Z a–z 0–9`, a colon and a decimal without leading zero.
    [[nodiscard]] static std::optional<EventId> parse(QByteArrayView text);
};

} // namespace pushscope
