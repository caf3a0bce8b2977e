// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

namespace pushscope {

/// What the endpoint at that path takes; empty if there is none.
[[nodiscard]] QByteArrayList endpointMethods(const QByteArray &path);

/// Whether the path belongs to the server itself, the folders of its pages included: no file of a site is served there,
/// except for `/`.
[[nodiscard]] bool isOwnPath(const QByteArray &path);

} // namespace pushscope
