// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientconfig.h"
#include "client/clientlistener.h"
#include "client/route.h"
#include "metrics/deliveryledger.h"
#include "time/clock.h"

#include <QObject>

#include <memory>

namespace pushscope {

/// Follows one push endpoint and stays with it: connects, reads, resumes by id after a loss,
/// backs off with full jitter, and notices a connection that is silently dead. Lives in one thread
/// with an event loop. Ends for good only by stop(), a 204, or an error that a retry cannot mend
/// (wrong content type, a 4xx other than 408 and 429, a URL that is none).
class TransportClient : public QObject
{
    Q_OBJECT

public:
    ~TransportClient() override = default;

    virtual void start() = 0;
    /// Closes in an orderly way; afterwards the state is Closed.
    virtual void stop() = 0;
    [[nodiscard]] virtual ClientState state() const = 0;
    [[nodiscard]] virtual const DeliveryLedger &ledger() const = 0;

Q_SIGNALS:
    /// Closed or Failed: nothing more will come.
    void ended();

protected:
    using QObject::QObject;
};

/// `clock`, `listener` and `route` must outlive the client. Without a route it connects straight to its server.
[[nodiscard]] std::unique_ptr<TransportClient> makeTransportClient(const ClientConfig &config, const Clock &clock,
                                                                   ClientListener &listener, Route *route = nullptr);

} // namespace pushscope
