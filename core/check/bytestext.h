// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace pushscope {

/// Stands where a text of bytes was cut.
inline constexpr QStringView bytesCut = u" … ";

/// Bytes for people: printable ASCII as it is, the rest as \r, \n, \t, \\ or \xNN. Cut after `longest` bytes, with the
/// number of those left out.
[[nodiscard]] QString bytesText(QByteArrayView bytes, qsizetype longest = 240);

} // namespace pushscope
