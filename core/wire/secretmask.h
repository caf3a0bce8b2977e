// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

namespace pushscope {

/// Replaces secrets in a stream that comes in pieces by as many asterisks. A piece that ends in the first four or more
/// bytes of a secret is masked there at once; of a secret that is cut earlier, at most three bytes stay.
class SecretMask
{
public:
    /// `bytes` without the secrets; shared if there are none in it.
    [[nodiscard]] QByteArray apply(const QByteArrayList &secrets, const QByteArray &bytes);

private:
    QByteArray m_tail; ///< the last bytes before, as they came
};

} // namespace pushscope
