// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/route.h"
#include "link/faultset.h"
#include "link/textcounts.h"
#include "message/transport.h"
#include "wire/wirecapture.h"

#include <QObject>

#include <memory>

namespace pushscope {

/// The network between one client and the servers it talks to: a TCP relay on loopback that sees
/// every byte and makes the faults that meet this client. Lives in the client's thread. A connection
/// to the server is made first, and only then is the client told where to connect, so that a refusal
/// reaches it as one.
class Link : public QObject, public Route
{
    Q_OBJECT

public:
    /// `clock` and `faults` must outlive the link, and `capture` if there is one.
    Link(int client, Transport transport, const Clock &clock, FaultSet &faults, WireCapture *capture,
         QObject *parent = nullptr);
    ~Link() override;

    void prepare(const QUrl &origin, QObject *context, std::function<void(const Way &)> ready) override;

    /// Counts in all bytes that pass from now on. `texts` must outlive the link.
    void countTexts(TextCounts *texts);

    [[nodiscard]] int connections() const; ///< open ones

    /// A direction that holds so much stops reading its source, as a full network would.
    static constexpr qsizetype mostHeld = 8 * 1024 * 1024;
    static constexpr int mostConnections = 256;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pushscope
