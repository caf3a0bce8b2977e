// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/tlslibrary.h"

#include <openssl/crypto.h>

namespace pushscope {

void keepTlsLibrary()
{
    ::OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr);
}

void leaveTlsLibrary()
{
    ::OPENSSL_thread_stop();
}

} // namespace pushscope
