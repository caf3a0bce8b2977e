// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>
#include <QStringDecoder>

#include <optional>

namespace pushscope {

/// The text of UTF-8 bytes as it stands: QString::fromUtf8 would drop a byte order mark, which is part of a message.
/// Nothing if the bytes are not UTF-8.
[[nodiscard]] inline std::optional<QString> receivedText(QByteArrayView bytes)
{
    using Flag = QStringDecoder::Flag;
    QStringDecoder utf8{QStringDecoder::Utf8, Flag::Stateless | Flag::ConvertInitialBom};
    QString text = utf8(bytes);
    return utf8.hasError() ? std::nullopt : std::optional{text};
}

} // namespace pushscope
