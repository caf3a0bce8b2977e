// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace pushscope {

class WireModel;

/// A request as it was sent, to be written anew in another language.
struct WireRequest
{
    enum class Kind { Plain, EventStream, WebSocket };

    struct Header
    {
        QString name;
        QString value;
    };

    Kind kind = Kind::Plain;
    QString method;
    QString url; ///< http or https, for a WebSocket too
    QList<Header> headers; ///< without Host
    QByteArray body; ///< as far as it is held

    [[nodiscard]] QString header(QLatin1String name) const;

    /// The request that a row of the model belongs to; nothing if its head is not held or is ciphertext.
    [[nodiscard]] static std::optional<WireRequest> of(const WireModel &model, int row);

    /// A command for a POSIX shell.
    [[nodiscard]] QString toCurl() const;
    /// What a page would write: EventSource, WebSocket or fetch.
    [[nodiscard]] QString toJavaScript() const;
};

/// Lines of offset, sixteen bytes in hexadecimal and the same as ASCII; offsets begin at `first`.
[[nodiscard]] QString hexDump(QByteArrayView bytes, quint64 first = 0);
/// A byte as the ASCII column shows it.
[[nodiscard]] QChar printable(char byte);

} // namespace pushscope
