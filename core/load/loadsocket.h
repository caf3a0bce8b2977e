// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "load/loadtargets.h"
#include "message/result.h"

#include <atomic>
#include <netinet/in.h>
#include <sys/socket.h>

namespace pushscope {

/// An address to connect to. Linux.
struct LoadAddress
{
    sockaddr_storage address{};
    socklen_t size = 0;
};

/// The first address of the host that takes a connection. Blocks, at most a few seconds, or until `stopped`.
[[nodiscard]] Result<LoadAddress> findAddress(const LoadHost &host, const QString &field,
                                              const std::atomic<bool> &stopped);

/// A descriptor that is closed with its owner.
class Descriptor
{
public:
    explicit Descriptor(int descriptor = -1) : m_descriptor{descriptor} {}
    ~Descriptor() { reset(); }
    Descriptor(Descriptor &&other) noexcept : m_descriptor{other.m_descriptor} { other.m_descriptor = -1; }
    Descriptor &operator=(Descriptor &&other) noexcept;
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    [[nodiscard]] int get() const { return m_descriptor; }
    [[nodiscard]] bool valid() const { return m_descriptor >= 0; }
    void reset(int descriptor = -1);

private:
    int m_descriptor;
};

/// A socket on its way to the address, or what went wrong as an errno. `number` tells the connections apart: on
/// loopback, many of them need more than one local address to have ports enough.
struct Connecting
{
    Descriptor socket;
    int error = 0;
};
[[nodiscard]] Connecting beginConnect(const LoadAddress &to, quint32 number);
/// What became of it: 0, or an errno.
[[nodiscard]] int connectError(int socket);
/// What an errno means, in the language of tr(): the locale of the system has no say.
[[nodiscard]] QString systemReason(int error);

} // namespace pushscope
