// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/tlsselfsigned.h"

#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <array>
#include <string>

namespace pushscope {

namespace {

using NamesPointer = std::unique_ptr<GENERAL_NAMES, OpensslDeleter<GENERAL_NAMES_free>>;
using ExtensionPointer = std::unique_ptr<X509_EXTENSION, OpensslDeleter<X509_EXTENSION_free>>;
using NumberPointer = std::unique_ptr<BIGNUM, OpensslDeleter<BN_free>>;

constexpr std::chrono::hours slowClocks{1};

/// As RFC 5280 4.1.2.2 has it: positive, at most 20 bytes, and not to be guessed.
bool setSerial(X509 &certificate)
{
    std::array<unsigned char, 16> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
        return false;
    }
    bytes.front() = static_cast<unsigned char>((bytes.front() & 0x7fU) | 0x40U);
    const NumberPointer number{BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr)};
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(&certificate)) != nullptr;
}

bool setName(X509 &certificate)
{
    static const std::string name = "PushScope, self-signed";
    X509_NAME *const subject = X509_get_subject_name(&certificate);
    return X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char *>(name.data()),
                                      static_cast<int>(name.size()), -1, 0)
        == 1
        && X509_set_issuer_name(&certificate, subject) == 1;
}

bool setLifetime(X509 &certificate, std::chrono::seconds lifetime)
{
    const auto from = -static_cast<long>(std::chrono::seconds{slowClocks}.count());
    const auto until = static_cast<long>(lifetime.count());
    return X509_gmtime_adj(X509_getm_notBefore(&certificate), from) != nullptr
        && X509_gmtime_adj(X509_getm_notAfter(&certificate), until) != nullptr;
}

/// An address if it is one, else a DNS name.
GENERAL_NAME *makeName(const QByteArray &name)
{
    ASN1_OCTET_STRING *const address = a2i_IPADDRESS(name.constData());
    GENERAL_NAME *const general = GENERAL_NAME_new();
    if (address != nullptr) {
        GENERAL_NAME_set0_value(general, GEN_IPADD, address);
        return general;
    }
    ASN1_IA5STRING *const text = ASN1_IA5STRING_new();
    ASN1_STRING_set(text, name.constData(), static_cast<int>(name.size()));
    GENERAL_NAME_set0_value(general, GEN_DNS, text);
    return general;
}

bool setAlternativeNames(X509 &certificate, const QByteArrayList &names)
{
    const NamesPointer all{GENERAL_NAMES_new()};
    for (const QByteArray &name : names) {
        sk_GENERAL_NAME_push(all.get(), makeName(name));
    }
    return X509_add1_ext_i2d(&certificate, NID_subject_alt_name, all.get(), 0, X509V3_ADD_DEFAULT) == 1;
}

bool addExtension(X509 &certificate, int kind, const char *value)
{
    X509V3_CTX context{};
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, &certificate, &certificate, nullptr, nullptr, 0);
    const ExtensionPointer extension{X509V3_EXT_conf_nid(nullptr, &context, kind, value)};
    return extension && X509_add_ext(&certificate, extension.get(), -1) == 1;
}

/// A server's own certificate and nobody's authority: whoever trusts it trusts no other by that.
bool setPurpose(X509 &certificate)
{
    return addExtension(certificate, NID_basic_constraints, "critical,CA:FALSE")
        && addExtension(certificate, NID_key_usage, "critical,digitalSignature")
        && addExtension(certificate, NID_ext_key_usage, "serverAuth")
        && addExtension(certificate, NID_subject_key_identifier, "hash");
}

} // namespace

SelfSigned makeSelfSigned(const QByteArrayList &names, std::chrono::seconds lifetime)
{
    KeyPointer key{EVP_EC_gen("P-256")};
    CertificatePointer certificate{X509_new()};
    if (!key || !certificate) {
        return {};
    }
    X509 &made = *certificate;
    const bool complete = X509_set_version(&made, X509_VERSION_3) == 1 && setSerial(made) && setName(made)
        && setLifetime(made, lifetime) && X509_set_pubkey(&made, key.get()) == 1 && setAlternativeNames(made, names)
        && setPurpose(made) && X509_sign(&made, key.get(), EVP_sha256()) > 0;
    return complete ? SelfSigned{std::move(certificate), std::move(key)} : SelfSigned{};
}

} // namespace pushscope
