// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/tlsidentity.h"

#include "message/errortexts.h"
#include "message/systemreason.h"
#include "platform/tlsselfsigned.h"

#include <QFile>

#include <openssl/err.h>
#include <openssl/pem.h>

#include <array>
#include <utility>
#include <vector>

namespace pushscope {

namespace {

QString certificateFlag()
{
    return QStringLiteral("--tls-cert");
}

QString keyFlag()
{
    return QStringLiteral("--tls-key");
}

constexpr std::array<unsigned char, 9> http11{8, 'h', 't', 't', 'p', '/', '1', '.', '1'};

/// One protocol is spoken here (RFC 7301 3.2): who offers others alone is told so.
int selectProtocol(SSL * /*tls*/, const unsigned char **chosen, unsigned char *size, const unsigned char *offered,
                   unsigned int offeredSize, void * /*unused*/)
{
    unsigned char *found = nullptr;
    const int result = SSL_select_next_proto(&found, size, http11.data(), http11.size(), offered, offeredSize);
    *chosen = found;
    return result == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

TlsContextPointer makeContext()
{
    TlsContextPointer context{SSL_CTX_new(TLS_server_method())};
    if (!context) {
        return context;
    }
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_options(context.get(),
                        SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS); // some 34 kB for each connection that is idle
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF); // tickets need no memory here
    SSL_CTX_set_alpn_select_cb(context.get(), selectProtocol, nullptr);
    return context;
}

Error certificateError(const QString &message)
{
    return {"bad-certificate", message, certificateFlag()};
}

Error keyError(const QString &message)
{
    return {"bad-key", message, keyFlag()};
}

Result<QByteArray> readFile(const QString &name, const QString &flag)
{
    QFile file{name};
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{"unreadable",
                     ServerText::tr("cannot read %1: %2").arg(name, shownSystemReason(file.errorString())), flag};
    }
    QByteArray bytes = file.read(TlsIdentity::largestFile + 1);
    if (bytes.size() > TlsIdentity::largestFile) {
        return Error{"too-large", ServerText::tr("%1 is larger than 1 MiB").arg(name), flag};
    }
    return bytes;
}

BioPointer readerOf(const QByteArray &bytes)
{
    return BioPointer{BIO_new_mem_buf(bytes.constData(), static_cast<int>(bytes.size()))};
}

Result<std::vector<CertificatePointer>> readChain(const QByteArray &pem, const QString &name)
{
    std::vector<CertificatePointer> chain;
    const BioPointer reader = readerOf(pem);
    while (X509 *certificate = PEM_read_bio_X509(reader.get(), nullptr, nullptr, nullptr)) {
        chain.emplace_back(certificate);
    }
    const auto error = ERR_peek_last_error();
    const bool atEnd = ERR_GET_LIB(error) == ERR_LIB_PEM && ERR_GET_REASON(error) == PEM_R_NO_START_LINE;
    const QString problem = lastOpensslError();
    if (!atEnd) {
        return certificateError(ServerText::tr("a certificate in %1 is damaged: %2").arg(name, problem));
    }
    if (chain.empty()) {
        return certificateError(ServerText::tr("there is no certificate in %1: it must be in PEM form").arg(name));
    }
    return chain;
}

int noPassword(char * /*into*/, int /*size*/, int /*writing*/, void *asked)
{
    *static_cast<bool *>(asked) = true;
    return -1;
}

Result<KeyPointer> readKey(const QByteArray &pem, const QString &name)
{
    bool isEncrypted = false;
    const BioPointer reader = readerOf(pem);
    KeyPointer key{PEM_read_bio_PrivateKey(reader.get(), nullptr, noPassword, &isEncrypted)};
    const QString problem = lastOpensslError();
    if (isEncrypted) {
        return keyError(ServerText::tr("the key in %1 is encrypted: give one without a pass phrase").arg(name));
    }
    if (!key && pem.contains("PRIVATE KEY-----")) {
        return keyError(ServerText::tr("the key in %1 is damaged: %2").arg(name, problem));
    }
    if (!key) {
        return keyError(ServerText::tr("there is no private key in %1: it must be in PEM form").arg(name));
    }
    return key;
}

} // namespace

QString lastOpensslError()
{
    constexpr std::size_t longest = 256;
    std::array<char, longest> text{};
    const auto error = ERR_peek_last_error();
    const char *reason = ERR_reason_error_string(error);
    ERR_error_string_n(error, text.data(), text.size());
    ERR_clear_error();
    return QString::fromUtf8(reason != nullptr ? reason : text.data());
}

struct TlsIdentity::Parts
{
    CertificatePointer certificate;
    TlsContextPointer context = makeContext();

    /// Makes the context ready; false if OpenSSL has an objection.
    [[nodiscard]] bool use(EVP_PKEY &key) const
    {
        return context && SSL_CTX_use_certificate(context.get(), certificate.get()) == 1
            && SSL_CTX_use_PrivateKey(context.get(), &key) == 1;
    }
};

TlsIdentity::TlsIdentity(std::unique_ptr<Parts> parts) : m_parts{std::move(parts)} {}

TlsIdentity::~TlsIdentity() = default;

Result<std::shared_ptr<const TlsIdentity>> TlsIdentity::load(const QString &certificateFile, const QString &keyFile)
{
    const auto certificates = readFile(certificateFile, certificateFlag());
    if (!certificates) {
        return certificates.error();
    }
    auto read = readChain(*certificates, certificateFile);
    if (!read) {
        return read.error();
    }
    const auto keyBytes = readFile(keyFile, keyFlag());
    if (!keyBytes) {
        return keyBytes.error();
    }
    const auto key = readKey(*keyBytes, keyFile);
    if (!key) {
        return key.error();
    }
    std::vector<CertificatePointer> chain = std::move(read).value();
    if (X509_check_private_key(chain.front().get(), key->get()) != 1) {
        ERR_clear_error();
        return keyError(ServerText::tr("the key in %1 does not belong to the first certificate in %2")
                            .arg(keyFile, certificateFile));
    }
    auto parts = std::make_unique<Parts>();
    parts->certificate = std::move(chain.front());
    if (!parts->use(**key)) {
        return certificateError(
            ServerText::tr("the certificate in %1 cannot be used: %2").arg(certificateFile, lastOpensslError()));
    }
    for (std::size_t i = 1; i < chain.size(); ++i) {
        SSL_CTX_add1_chain_cert(parts->context.get(), chain[i].get());
    }
    return std::shared_ptr<const TlsIdentity>{new TlsIdentity{std::move(parts)}};
}

Result<std::shared_ptr<const TlsIdentity>> TlsIdentity::selfSigned(const QByteArrayList &names)
{
    SelfSigned made = makeSelfSigned(names.first(qMin(names.size(), mostNames)), lifetime);
    auto parts = std::make_unique<Parts>();
    parts->certificate = std::move(made.certificate);
    if (!parts->certificate || !parts->use(*made.key)) {
        return Error{"tls-failed", ServerText::tr("no certificate could be made: %1").arg(lastOpensslError()),
                     QStringLiteral("--tls-self-signed")};
    }
    return std::shared_ptr<const TlsIdentity>{new TlsIdentity{std::move(parts)}};
}

QByteArray TlsIdentity::fingerprint() const
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    X509_digest(m_parts->certificate.get(), EVP_sha256(), digest.data(), &size);
    return QByteArray{reinterpret_cast<const char *>(digest.data()), static_cast<qsizetype>(size)}.toHex(':').toUpper();
}

QByteArray TlsIdentity::certificatePem() const
{
    const BioPointer writer{BIO_new(BIO_s_mem())};
    PEM_write_bio_X509(writer.get(), m_parts->certificate.get());
    char *text = nullptr;
    const long size = BIO_get_mem_data(writer.get(), &text);
    return {text, static_cast<qsizetype>(size)};
}

bool TlsIdentity::isOutOfDate() const
{
    return X509_cmp_current_time(X509_get0_notBefore(m_parts->certificate.get())) > 0
        || X509_cmp_current_time(X509_get0_notAfter(m_parts->certificate.get())) < 0;
}

ssl_ctx_st *TlsIdentity::context() const
{
    return m_parts->context.get();
}

} // namespace pushscope
