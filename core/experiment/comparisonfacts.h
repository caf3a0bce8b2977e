// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/transport.h"

#include <QString>

#include <array>
#include <vector>

namespace pushscope {

/// A fact of a protocol, or of what browsers make of it; not translated.
struct ComparisonFact
{
    const char *text;
    const char *source; ///< `RFC 6455 5.2`, `HTML 9.2.4` or `Fetch: CORS protocol`; linkOf() knows them
    const char *tooltip;
};

struct ComparisonFactRow
{
    const char *id;
    const char *title;
    std::array<ComparisonFact, allTransports.size()> facts; ///< in the order of allTransports
};

/// In the order of the table; figures stand behind the row `framing`.
[[nodiscard]] const std::vector<ComparisonFactRow> &comparisonFacts();

/// The page of a source; empty if it is none of the three forms or an unknown name.
[[nodiscard]] QString linkOf(const QString &source);

} // namespace pushscope
