// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "load/httpscanner.h"
#include "load/loadsocket.h"
#include "load/loadtally.h"
#include "load/loadtargets.h"

#include <string>
#include <vector>

namespace pushscope {

/// One connection of a load and what is known of it. Small: there are many thousands.
struct LoadClient
{
    enum class State {
        Waiting, ///< for its turn to connect
        Connecting,
        Handshake, ///< the first request is sent
        Open,
        Failed, ///< for good: it was never open
    };

    Descriptor socket;
    Transport transport = Transport::Sse;
    State state = State::Waiting;
    bool everOpen = false;
    bool chunked = false; ///< the stream
    bool requestOut = false; ///< polls: an answer is awaited
    bool polled = false; ///< short poll: has had its first wait
    bool dropped = false; ///< the connection was lost while in use
    quint32 number = 0; ///< among all clients
    Instant began; ///< the first attempt to connect
    Instant attempt; ///< the last one
    ChunkScanner chunks;
    SequenceCheck sequence;
    std::string rest; ///< read, but not whole yet
    std::string unsent;
    std::string cursor; ///< of the next poll: `next`, or header lines
};

/// The events of one piece of bytes go here.
class LoadSink
{
public:
    virtual ~LoadSink() = default;
    virtual void stamp(LoadClient &client, const LoadStamp &stamp, Instant now) = 0;
};

/// Reads the answer's head, then the stream: what a client got, bytes in, events out.
struct ScanContext
{
    const LoadStampFormat &format;
    const LoadTargets &targets;
    LoadTally &tally;
    LoadSink &sink;
    Instant now;
};

/// What the bytes mean for the connection.
struct ScanOutcome
{
    bool opened = false;
    bool answered = false; ///< polls: the next request is due
    bool closes = false; ///< the connection ends here, as agreed
    bool failed = false; ///< it cannot be used
    LoadFailure failure; ///< set if it was refused
    std::string reply; ///< WebSocket: to be sent
};

/// `bytes` are `client.rest` and what came after it; what is not whole yet is left there. `ended`: no more follow.
[[nodiscard]] ScanOutcome scanLoad(LoadClient &client, std::span<char> bytes, bool ended, const ScanContext &context);

} // namespace pushscope
