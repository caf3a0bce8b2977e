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

/// What lies between OpenSSL and the socket. Freed when it is empty, so that an idle connection holds none.
struct Buffers
{
    QByteArray input;
    qsizetype read = 0; ///< of the input's bytes
    QByteArray output;
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
    if (taken <= 0) {
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

TlsSession::TlsSession(const TlsIdentity &identity) : m_parts{std::make_unique<Parts>()}
{
    m_parts->tls.reset(SSL_new(identity.context()));
    BIO *const bio = BIO_new(bufferMethod());
    if (!m_parts->tls || bio == nullptr) {
        BIO_free(bio);
        m_state = State::Broken;
        return;
    }
    BIO_set_data(bio, &m_parts->buffers);
    BIO_set_init(bio, 1);
    SSL_set_bio(m_parts->tls.get(), bio, bio);
    SSL_set_accept_state(m_parts->tls.get());
}

TlsSession::~TlsSession() = default;

void TlsSession::receive(QByteArrayView bytes, QByteArray &into)
{
    if (m_state == State::Broken || m_state == State::PeerEnded) {
        return;
    }
    Buffers &buffers = m_parts->buffers;
    buffers.input.append(bytes);
    ERR_clear_error();
    if (m_state == State::Handshake) {
        shakeHands();
    } else {
        decrypt(into);
    }
    buffers.input = buffers.input.mid(buffers.read);
    buffers.read = 0;
}

void TlsSession::shakeHands()
{
    const int result = SSL_accept(m_parts->tls.get());
    if (result == 1) {
        m_state = State::Open;
    } else if (SSL_get_error(m_parts->tls.get(), result) != SSL_ERROR_WANT_READ) {
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
            continue;
        }
        const int error = SSL_get_error(m_parts->tls.get(), size);
        if (error == SSL_ERROR_ZERO_RETURN) {
            m_state = State::PeerEnded;
        } else if (error != SSL_ERROR_WANT_READ) {
            m_state = State::Broken;
        }
        return;
    }
}

void TlsSession::send(QByteArrayView bytes)
{
    ERR_clear_error();
    std::size_t taken = 0;
    if (!bytes.isEmpty()
        && SSL_write_ex(m_parts->tls.get(), bytes.data(), static_cast<std::size_t>(bytes.size()), &taken) != 1) {
        m_state = State::Broken;
    }
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
