// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    /// Encrypts all of it; only while neither Handshake nor Broken, and before `endSending`.
    void send(QByteArrayView bytes);
    /// Says that nothing more will be sent (close_notify).
    void endSending();
    /// What waits to be sent to the peer; taken away by this.
    [[nodiscard]] QByteArray takeOutput();

private:
    struct Parts;
    void shakeHands();
    void decrypt(QByteArray &into);

    std::unique_ptr<Parts> m_parts;
    State m_state = State::Handshake;
};

} // namespace pushscope
