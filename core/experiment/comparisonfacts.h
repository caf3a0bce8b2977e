// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/transport.h"

#include <QString>

#include <array>
#include <vector>

namespace pushscope {

/// A fact of a protocol, not translated: where it is said, in a short form that links to it.
struct ComparisonFact
{
    const char *text;
    const char *source; ///< `RFC 6455 5.2` or `HTML 9.2.4`
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

/// The page of a source; empty if it has none of the two forms.
[[nodiscard]] QString linkOf(const QString &source);

} // namespace pushscope
