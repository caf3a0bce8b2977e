// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <optional>

namespace pushscope {

/// There and back over a TCP connection, smoothed, as the system measures it for its own use. None where it does not
/// tell it, or has not measured yet.
[[nodiscard]] std::optional<std::chrono::microseconds> tcpRoundTrip(qintptr socketDescriptor);

/// Tells how a connection ended after Qt has closed its own descriptor, which it does before it says that it ended at
/// all. A second descriptor: the connection stays open as long as this lives.
class ResetDetector
{
public:
    explicit ResetDetector(qintptr socketDescriptor);
    ~ResetDetector();
    Q_DISABLE_COPY_MOVE(ResetDetector)

    /// By RST (RFC 9293 3.10.7.4) instead of FIN. False where the system does not say.
    [[nodiscard]] bool wasReset() const;

private:
    qintptr m_descriptor;
};

} // namespace pushscope
