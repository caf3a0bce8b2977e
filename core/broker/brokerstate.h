// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace pushscope {

/// Whether a log that is elsewhere can be written now, for whoever tells people.
struct BrokerState
{
    bool isAvailable = true;
    QString where = {}; ///< its address, without credentials; empty if it is in this process
    QString problem = {}; ///< why it is not available; empty as long as nothing is known
    QByteArray epoch = {}; ///< of the log; empty until it has been found

    bool operator==(const BrokerState &) const = default;
};

} // namespace pushscope
