// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <memory>

namespace pushscope {

/// Frees what OpenSSL's functions have made. Only the sources of this folder include this.
template <auto freeIt>
struct OpensslDeleter
{
    template <typename T>
    void operator()(T *object) const
    {
        freeIt(object);
    }
};

using BioPointer = std::unique_ptr<BIO, OpensslDeleter<BIO_free_all>>;
using KeyPointer = std::unique_ptr<EVP_PKEY, OpensslDeleter<EVP_PKEY_free>>;
using CertificatePointer = std::unique_ptr<X509, OpensslDeleter<X509_free>>;
using TlsContextPointer = std::unique_ptr<SSL_CTX, OpensslDeleter<SSL_CTX_free>>;
using TlsPointer = std::unique_ptr<SSL, OpensslDeleter<SSL_free>>;

/// What OpenSSL says of the last call that failed in this thread; forgets it and what came before.
[[nodiscard]] QString lastOpensslError();

} // namespace pushscope
