// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayMatcher>

#include <vector>

namespace pushscope {

/// Secrets that are looked for, none of them empty.
using SecretMatchers = std::vector<QByteArrayMatcher>;

/// Finds secrets in a stream that comes in pieces and overwrites them by as many asterisks. A piece that ends in the
/// first four or more bytes of a secret is overwritten there at once; of a secret that is cut after its first one to
/// three bytes, these stay.
class SecretMask
{
public:
    /// `bytes` come next in the stream; `kept` is a copy of them in which the secrets are overwritten.
    void apply(const SecretMatchers &secrets, QByteArrayView bytes, QByteArray &kept);

private:
    QByteArray m_tail; ///< the last bytes before, as they came
};

} // namespace pushscope
