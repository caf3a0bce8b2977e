// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/tlssession.h"

#include "platform/tlsidentity.h"
#include "platform/tlsopenssl.h"

#include <openssl/err.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace pushscope {

namespace {

constexpr std::size_t largestRecord = 16 * 1024;

/// A fatal alert, illegal_parameter (RFC 8446 6), to whom OpenSSL never gets to see.
constexpr std::array<char, 7> refusal{0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x2f};

/// What lies between OpenSSL and the socket. Freed when it is empty, so that an idle connection holds none.
struct Buffers
{
    QByteArray input;
    qsizetype read = 0; ///< of the input's bytes
    QByteArray output;
    int controls = 0; ///< handshake messages and alerts since the handshake, or since data came
};

Buffers &buffersOf(BIO *bio)
{
    return *static_cast<Buffers *>(BIO_get_data(bio));
}

int readInput(BIO *bio, char *into, int size)
{
    Buffers &buffers = buffersOf(bio);
    BIO_clear_retry_flags(bio);
    const qsizetype taken = std::min<qsizetype>(size, buffers.input.size() - buffers.read);
    if (taken <= 0 || buffers.controls > TlsSession::mostControls) {
        BIO_set_retry_read(bio);
        return -1;
    }
    std::memcpy(into, buffers.input.constData() + buffers.read, static_cast<std::size_t>(taken));
    buffers.read += taken;
    return static_cast<int>(taken);
}

int writeOutput(BIO *bio, const char *bytes, int size)
{
    BIO_clear_retry_flags(bio);
    buffersOf(bio).output.append(bytes, size);
    return size;
}

long control(BIO * /*bio*/, int command, long /*number*/, void * /*pointer*/)
{
    return command == BIO_CTRL_FLUSH ? 1 : 0;
}

void countControl(int /*isSent*/, int /*version*/, int kind, const void * /*bytes*/, std::size_t /*size*/,
                  SSL * /*tls*/, void *buffers)
{
    if (kind == SSL3_RT_HANDSHAKE || kind == SSL3_RT_ALERT) {
        ++static_cast<Buffers *>(buffers)->controls;
    }
}

using MethodPointer = std::unique_ptr<BIO_METHOD, OpensslDeleter<BIO_meth_free>>;

BIO_METHOD *bufferMethod()
{
    static const MethodPointer method = [] {
        MethodPointer made{BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "buffers")};
        BIO_meth_set_read(made.get(), readInput);
        BIO_meth_set_write(made.get(), writeOutput);
        BIO_meth_set_ctrl(made.get(), control);
        return made;
    }();
    return method.get();
}

} // namespace

struct TlsSession::Parts
{
    TlsPointer tls;
    Buffers buffers;
};

TlsSession::TlsSession(const TlsIdentity &identity) : m_identity{identity}, m_parts{std::make_unique<Parts>()} {}

TlsSession::~TlsSession() = default;

bool TlsSession::begin()
{
    m_parts->tls.reset(SSL_new(m_identity.context()));
    BIO *const bio = BIO_new(bufferMethod());
    if (!m_parts->tls || bio == nullptr) {
        BIO_free(bio);
        return false;
    }
    BIO_set_data(bio, &m_parts->buffers);
    BIO_set_init(bio, 1);
    SSL_set_bio(m_parts->tls.get(), bio, bio);
    SSL_set_accept_state(m_parts->tls.get());
    return true;
}

void TlsSession::receive(QByteArrayView bytes, QByteArray &into)
{
    if (m_state == State::Broken || m_state == State::PeerEnded) {
        return;
    }
    Buffers &buffers = m_parts->buffers;
    buffers.input.append(bytes);
    ERR_clear_error();
    if (m_state == State::Handshake) {
        greet(bytes);
    } else {
        decrypt(into);
    }
    buffers.input = buffers.input.mid(buffers.read);
    buffers.read = 0;
}

/// OpenSSL takes some 40 kB for its part, which begins when there is something for it to do. Another ClientHello may
/// follow the first, but with TLS 1.3 alone; what comes in the clear is no other thing then.
void TlsSession::greet(QByteArrayView bytes)
{
    SSL *const tls = m_parts->tls.get();
    const bool inTheClear = tls == nullptr || SSL_version(tls) == TLS1_3_VERSION;
    const bool tooMuch = tls == nullptr && m_parts->buffers.input.size() > mostBefore && !m_hello.isWhole();
    if (inTheClear && (!m_hello.take(bytes) || tooMuch)) {
        m_parts->buffers.output.append(refusal.data(), refusal.size());
        m_state = State::Broken;
    } else if (tls == nullptr && m_hello.isWhole() && !begin()) {
        m_state = State::Broken;
    } else if (m_hello.isWhole()) {
        shakeHands();
    }
}

void TlsSession::shakeHands()
{
    SSL *const tls = m_parts->tls.get();
    const int result = SSL_accept(tls);
    if (result == 1) {
        m_state = State::Open;
        SSL_set_msg_callback(tls, countControl);
        SSL_set_msg_callback_arg(tls, &m_parts->buffers);
    } else if (SSL_get_error(tls, result) != SSL_ERROR_WANT_READ) {
        m_state = State::Broken;
    }
}

void TlsSession::decrypt(QByteArray &into)
{
    thread_local std::array<char, largestRecord> buffer;
    for (;;) {
        const int size = SSL_read(m_parts->tls.get(), buffer.data(), static_cast<int>(buffer.size()));
        if (size > 0) {
            into.append(buffer.data(), size);
            m_parts->buffers.controls = 0;
            continue;
        }
        const int error = SSL_get_error(m_parts->tls.get(), size);
        if (error == SSL_ERROR_ZERO_RETURN) {
            m_state = State::PeerEnded;
        } else if (error != SSL_ERROR_WANT_READ || m_parts->buffers.controls > mostControls) {
            m_state = State::Broken;
        }
        return;
    }
}

bool TlsSession::send(QByteArrayView bytes)
{
    ERR_clear_error();
    std::size_t taken = 0;
    if (m_state == State::Handshake
        || (!bytes.isEmpty()
            && SSL_write_ex(m_parts->tls.get(), bytes.data(), static_cast<std::size_t>(bytes.size()), &taken) != 1)) {
        m_state = State::Broken;
    }
    return m_state != State::Broken;
}

void TlsSession::endSending()
{
    ERR_clear_error();
    if (m_state == State::Open || m_state == State::PeerEnded) {
        SSL_shutdown(m_parts->tls.get()); // 0 or an error: the peer's own is not waited for
    }
}

QByteArray TlsSession::takeOutput()
{
    return std::exchange(m_parts->buffers.output, {});
}

} // namespace pushscope
