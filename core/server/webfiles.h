// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace pushscope {

/// One of the files that the program brings along for browsers.
struct WebFile
{
    const char *type = ""; ///< Content-Type
    QByteArray body;
    QByteArray etag; ///< with its quotes
    const char *policy = ""; ///< Content-Security-Policy
};

/// What is served at a path: `/` and /dashboard are the dashboard's page, /dashboard/NAME its parts, /samples and
/// /samples/NAME the sample apps, whose pages go without their ending, /pushscope.js the client to copy, and what is
/// below /help the manual. Nothing if there is none.
[[nodiscard]] std::optional<WebFile> webFile(QByteArrayView path);

[[nodiscard]] bool hasWebFile(QByteArrayView path);

/// Whether the path is one of these, or below a folder of theirs.
[[nodiscard]] bool isWebPath(QByteArrayView path);
/// Whether a visitor goes there, rather than a page: so the address may come from a link elsewhere.
[[nodiscard]] bool isWebPage(QByteArrayView path);

/// A file with its tag.
[[nodiscard]] WebFile taggedFile(const char *type, const QByteArray &body, const char *policy);

/// Scripts and styles come from files beside the page, and nothing goes to another host.
inline constexpr char webPolicy[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

} // namespace pushscope
