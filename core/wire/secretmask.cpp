// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/secretmask.h"

#include <algorithm>

namespace pushscope {

namespace {

constexpr qsizetype shortestStart = 4;

/// Masks [from, to) of the tail and the bytes after it, as far as it lies in the latter.
void mask(QByteArray &bytes, qsizetype tail, qsizetype from, qsizetype to)
{
    for (qsizetype i = std::max(from, tail); i < to; ++i) {
        bytes[i - tail] = '*';
    }
}

/// The size of the longest part of `text`'s end that is the beginning of `secret` but not all of it.
qsizetype begun(QByteArrayView text, QByteArrayView secret)
{
    for (qsizetype size = std::min(text.size(), secret.size() - 1); size >= shortestStart; --size) {
        if (text.last(size) == secret.first(size)) {
            return size;
        }
    }
    return 0;
}

} // namespace

QByteArray SecretMask::apply(const QByteArrayList &secrets, const QByteArray &bytes)
{
    if (secrets.isEmpty()) {
        return bytes;
    }
    const QByteArray all = m_tail + bytes;
    const auto tail = m_tail.size();
    QByteArray masked = bytes;
    qsizetype longest = 1;
    for (const QByteArray &secret : secrets) {
        for (auto at = all.indexOf(secret); at >= 0; at = all.indexOf(secret, at + 1)) {
            mask(masked, tail, at, at + secret.size());
        }
        mask(masked, tail, all.size() - begun(all, secret), all.size());
        longest = std::max(longest, secret.size());
    }
    m_tail = all.last(std::min(all.size(), longest - 1));
    return masked;
}

} // namespace pushscope
