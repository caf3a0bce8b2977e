// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace pushscope {

/// By the ending of a file's name, whatever its case; text counts as UTF-8. `application/octet-stream` if it has none
/// that is known, so that a browser saves it rather than guessing.
[[nodiscard]] QByteArray contentTypeOf(QByteArrayView fileName);

} // namespace pushscope
