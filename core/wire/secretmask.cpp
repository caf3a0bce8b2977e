// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/secretmask.h"

#include <algorithm>

namespace pushscope {

namespace {

constexpr qsizetype shortestStart = 4;

void mask(QByteArray &kept, qsizetype from, qsizetype to)
{
    from = std::max(from, qsizetype{0});
    if (from < to) {
        std::fill(kept.begin() + from, kept.begin() + to, '*');
    }
}

/// The size of the longest part of `text`'s end that is the beginning of `secret` but not all of it.
qsizetype begun(QByteArrayView text, QByteArrayView secret)
{
    const auto longest = std::min(text.size(), secret.size() - 1);
    if (longest < shortestStart) {
        return 0;
    }
    const auto end = text.last(longest);
    for (auto at = end.indexOf(secret.front()); at >= 0; at = end.indexOf(secret.front(), at + 1)) {
        const auto size = longest - at;
        if (size < shortestStart) {
            return 0;
        }
        if (secret.startsWith(end.last(size))) {
            return size;
        }
    }
    return 0;
}

} // namespace

void SecretMask::apply(const SecretMatchers &secrets, QByteArrayView bytes, QByteArray &kept)
{
    if (secrets.empty()) {
        return;
    }
    qsizetype longest = 1;
    for (const QByteArrayMatcher &secret : secrets) {
        longest = std::max(longest, secret.pattern().size());
    }
    const QByteArray all = m_tail + bytes.toByteArray();
    const auto before = m_tail.size();
    m_tail = all.last(std::min(all.size(), longest - 1));
    for (const QByteArrayMatcher &secret : secrets) {
        const auto size = secret.pattern().size();
        for (auto at = secret.indexIn(all); at >= 0; at = secret.indexIn(all, at + 1)) {
            mask(kept, at - before, at - before + size);
        }
        mask(kept, kept.size() - begun(m_tail, secret.pattern()), kept.size());
    }
}

} // namespace pushscope
