// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/wirechunk.h"
#include "wire/wireunit.h"

#include <QByteArrayView>

#include <memory>
#include <optional>
#include <vector>

namespace pushscope {

/// Cuts the two streams of one connection into units, as they come and in any pieces: HTTP/1.1 heads
/// and bodies (RFC 9112), event streams (WHATWG HTML 9.2.5), WebSocket frames after a 101 (RFC 6455).
/// Light: it finds borders; what is inside a unit is read by describe(). After an error all that
/// follows in that direction is Undecoded. Memory is bounded by `largestUnit`; a longer unit becomes
/// several (Body) or Undecoded. Bodies above
/// 64 KiB come in pieces. A unit may be handed out a few bytes after its end, as when a CR may yet be followed by LF.
class WireDecoder
{
public:
    explicit WireDecoder(bool tls = false);
    ~WireDecoder();
    WireDecoder(WireDecoder &&other) noexcept;
    WireDecoder &operator=(WireDecoder &&other) noexcept;

    /// The units that `bytes` completes.
    [[nodiscard]] std::vector<WireUnit> feed(WireDirection direction, QByteArrayView bytes);
    /// What stands open when the direction ends: a body until close, an incomplete block or head (Undecoded).
    [[nodiscard]] std::vector<WireUnit> end(WireDirection direction);
    /// Where a head begins that is not whole yet, or what may become one once the answer to an upgrade is there.
    [[nodiscard]] std::optional<quint64> openHead(WireDirection direction) const;

    /// Whether what comes next is part of a body that is no event stream, or of a WebSocket frame.
    [[nodiscard]] bool inMessage(WireDirection direction) const;

    static constexpr qsizetype largestUnit = 16 * 1024 * 1024;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pushscope
