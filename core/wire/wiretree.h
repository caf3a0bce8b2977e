// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/wireunit.h"

#include <QByteArrayView>
#include <QString>

#include <optional>
#include <vector>

namespace pushscope {

/// A line of the decoded tree: "Opcode" – "1 (text)", with the bytes that it was read from.
struct WireNode
{
    QString name; ///< the standard's term: Status, FIN, Opcode, Masking-key, data, id, Chunk size
    QString value;
    std::optional<WireSpan> range; ///< within the unit's bytes, for the hex view
    std::vector<WireNode> children;

    bool operator==(const WireNode &) const = default;
};

/// A tree is cut at these; a node "…" says how many more there would be.
inline constexpr int mostWireNodes = 4000; ///< in all
inline constexpr int mostWireChildren = 500; ///< of one node
inline constexpr int deepestWireNode = 32; ///< of JSON within JSON
inline constexpr qsizetype longestWireValue = 4096; ///< characters
inline constexpr qsizetype longestWireSummary = 240;

/// All that a unit's bytes (of `unit.range`, framing included) say. Never fails: what cannot be read
/// is shown as such. Payloads that are JSON are unfolded, an event's envelope field by field.
[[nodiscard]] WireNode describe(const WireUnit &unit, QByteArrayView bytes);

/// The unit's payload without framing: data of an event or frame (unmasked), body without chunk
/// sizes, the head's lines. What is searched, and copied as text.
[[nodiscard]] QByteArray payloadOf(const WireUnit &unit, QByteArrayView bytes);

/// One line for the list: "GET /events?channel=default", "200 OK", "id k3f9:12 {"cpu":…", "ping".
[[nodiscard]] QString summaryOf(const WireUnit &unit, QByteArrayView bytes);

} // namespace pushscope
