// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <openssl/ssl.h>

#include <memory>

namespace pushscope {

/// A client's side of TLS without a socket, which can do what Qt's never does.
class TlsClient
{
public:
    explicit TlsClient(int version = TLS1_3_VERSION)
    {
        SSL_CTX_set_min_proto_version(m_context.get(), version);
        SSL_CTX_set_max_proto_version(m_context.get(), version);
        m_tls.reset(SSL_new(m_context.get()));
        SSL_set_bio(m_tls.get(), BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
        SSL_set_connect_state(m_tls.get());
    }

    /// The groups for the key exchange, as OpenSSL lists them; of the first one comes a share at once.
    void setGroups(const char *groups) { SSL_set1_groups_list(m_tls.get(), groups); }

    void receive(const QByteArray &bytes)
    {
        BIO_write(SSL_get_rbio(m_tls.get()), bytes.constData(), static_cast<int>(bytes.size()));
    }
    /// What is to be sent; taken away by this.
    [[nodiscard]] QByteArray takeOutput()
    {
        BIO *const bio = SSL_get_wbio(m_tls.get());
        QByteArray output(static_cast<qsizetype>(BIO_ctrl_pending(bio)), '\0');
        BIO_read(bio, output.data(), static_cast<int>(output.size()));
        return output;
    }

    /// Goes on with the handshake; true when it is done.
    bool shakeHands() { return SSL_do_handshake(m_tls.get()) == 1; }
    void send(const QByteArray &bytes) { SSL_write(m_tls.get(), bytes.constData(), static_cast<int>(bytes.size())); }
    /// A new key for what it sends, and one of the peer's if it asks for that.
    void updateKey(bool asks)
    {
        SSL_key_update(m_tls.get(), asks ? SSL_KEY_UPDATE_REQUESTED : SSL_KEY_UPDATE_NOT_REQUESTED);
        SSL_do_handshake(m_tls.get());
    }
    /// Another ClientHello, with TLS 1.2.
    void renegotiate()
    {
        SSL_renegotiate(m_tls.get());
        SSL_do_handshake(m_tls.get());
    }
    [[nodiscard]] QByteArray read()
    {
        QByteArray bytes(16 * 1024, '\0');
        const int size = SSL_read(m_tls.get(), bytes.data(), static_cast<int>(bytes.size()));
        return size > 0 ? bytes.first(size) : QByteArray{};
    }

private:
    struct Free
    {
        void operator()(SSL_CTX *context) const { SSL_CTX_free(context); }
        void operator()(SSL *tls) const { SSL_free(tls); }
    };

    std::unique_ptr<SSL_CTX, Free> m_context{SSL_CTX_new(TLS_client_method())};
    std::unique_ptr<SSL, Free> m_tls;
};

} // namespace pushscope
