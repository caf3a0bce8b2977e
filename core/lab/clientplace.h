// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pushscope {

/// What a client is within a run, beside what it does.
struct ClientPlace
{
    QString name; ///< of its row in the ledger of deliveries
    QString ledger; ///< clients with the same word count as one receiver
    QString pool; ///< clients with the same word share connections
    int poolLimit = 6; ///< so many; the first client of the word decides
    int node = 0; ///< of several servers that are alike: the one that it prefers
    bool connected = true; ///< false: from startClient() on

    bool operator==(const ClientPlace &) const = default;
};

} // namespace pushscope
