// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/html.h"
#include "metrics/deliverymatrix.h"

namespace pushscope {

/// Event × client as a picture: a column is an event, a row a client. Of large ledgers several events or clients share
/// a place, and the worst of them is shown; so the picture stays below half a megabyte.
struct LedgerDrawing
{
    Html svg; ///< empty: there is nothing to show
    std::size_t eventsPerColumn = 1;
    std::size_t clientsPerRow = 1;
};

[[nodiscard]] LedgerDrawing ledgerSvg(const DeliveryMatrix &deliveries);
/// What its colours mean.
[[nodiscard]] Html ledgerKey();
/// The heading and a row for each client, at most `mostLedgerRows`, and one for all.
[[nodiscard]] QList<QStringList> ledgerRows(const DeliveryMatrix &deliveries);

inline constexpr std::size_t mostLedgerRows = 60;

} // namespace pushscope
