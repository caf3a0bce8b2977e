// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace pushscope {

/// The one of `known` that `word` most likely meant (Levenshtein distance at most a third of its
/// length, at least two); empty if none is near.
[[nodiscard]] QString nearest(const QString &word, const QStringList &known);

} // namespace pushscope
