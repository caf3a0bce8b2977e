// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/faultset.h"
#include "link/textcounts.h"
#include "message/transport.h"
#include "wire/wirecapture.h"

#include <QByteArray>

namespace pushscope {

/// What the connections of one link share.
struct LinkContext
{
    int client = 0;
    Transport transport = Transport::Sse;
    const Clock &clock;
    FaultSet &faults;
    WireCapture *capture = nullptr; ///< may be null
    TextCounts *texts = nullptr; ///< may be null
    QByteArray buffer; ///< what is read from a socket passes through it
};

} // namespace pushscope
