// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/webfiles.h"

#include <QByteArrayView>

#include <optional>

namespace pushscope {

/// Whether the path is /help or below it.
[[nodiscard]] bool isManualPath(QByteArrayView path);
/// Whether a reader goes there, as opposed to what a page loads.
[[nodiscard]] bool isManualPage(QByteArrayView path);

/// What the manual has at a path: /help/ is its first page, /help/NAME each one, within a frame with the contents and
/// the ways on; and there are the style, /help/pictures/FILE and what pages link to besides. Nothing at /help itself,
/// which leads to /help/.
[[nodiscard]] std::optional<WebFile> manualFile(QByteArrayView path);

/// Whether `manualFile` has something there; it costs less.
[[nodiscard]] bool hasManualFile(QByteArrayView path);

/// As that of the other pages, and pictures come from beside the page.
inline constexpr char manualPolicy[] = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; "
                                       "form-action 'none'; frame-ancestors 'none'";

} // namespace pushscope
