// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/tlshello.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace pushscope {

class TlsIdentity;

/// The server's side of one TLS connection, without a socket: what came from the peer goes in, and what is to be sent
/// to it comes out. Used in one thread; the identity must outlive it.
class TlsSession
{
public:
    explicit TlsSession(const TlsIdentity &identity);
    ~TlsSession();
    TlsSession(const TlsSession &) = delete;
    TlsSession &operator=(const TlsSession &) = delete;

    enum class State {
        Handshake,
        Open,
        PeerEnded, ///< the peer has said that it sends nothing more (close_notify)
        Broken, ///< there is no such connection any more; an alert may be left to send
    };
    [[nodiscard]] State state() const { return m_state; }

    /// Goes on with the handshake, or appends what the bytes decrypt to. At most a record is kept back for its rest;
    /// what follows the handshake comes with the next call, which may bring no bytes.
    void receive(QByteArrayView bytes, QByteArray &into);
    /// The ClientHello has come to its end. Until then only the bytes themselves take memory.
    [[nodiscard]] bool isGreeted() const { return m_hello.isWhole(); }

    /// After the handshake a client has little to say to TLS itself: to change keys now and then. More messages of that
    /// kind and alerts, its and the answers to them, without data from it in between break the connection.
    static constexpr int mostControls = 100;
    /// Bytes that come before the ClientHello's end; in the smallest records it is some times as long as in one.
    static constexpr qsizetype mostBefore = 2 * TlsHello::longest;

    /// Encrypts all of it. False: it could not, and there is no such connection any more. Only after the handshake and
    /// before `endSending`.
    [[nodiscard]] bool send(QByteArrayView bytes);
    /// Says that nothing more will be sent (close_notify).
    void endSending();
    /// What waits to be sent to the peer; taken away by this.
    [[nodiscard]] QByteArray takeOutput();

private:
    struct Parts;
    [[nodiscard]] bool begin();
    void greet(QByteArrayView bytes);
    void shakeHands();
    void decrypt(QByteArray &into);

    const TlsIdentity &m_identity;
    std::unique_ptr<Parts> m_parts;
    TlsHello m_hello;
    State m_state = State::Handshake;
};

} // namespace pushscope
