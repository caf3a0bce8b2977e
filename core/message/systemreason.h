// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

struct QJsonParseError;

namespace pushscope {

/// What Qt and the system say of a file or a socket, as QFile::errorString(), in the language of the program. Where it
/// is made it is English, as it may be told to others; what is not known stays as it is.
[[nodiscard]] QString shownSystemReason(const QString &english);

/// Why that is no JSON; of what is empty, that it is.
[[nodiscard]] QString shownJsonReason(const QJsonParseError &error, QByteArrayView json);

} // namespace pushscope
