// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/transport.h"
#include "options/valuetype.h"
#include "protocol/httphead.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QHostAddress>
#include <QList>
#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>
#include <utility>

namespace pushscope {

struct ListenAddress
{
    QHostAddress address{QHostAddress::LocalHost};
    quint16 port = 8080;
    bool operator==(const ListenAddress &) const = default;
};

/// IPv4:port, [IPv6]:port or localhost:port; 0 is a free port.
[[nodiscard]] ValueType<ListenAddress> listenValue();
/// Events per second, a decimal.
[[nodiscard]] ValueType<double> rateValue();
/// Bytes; `k` and `M` multiply by 1024 and 1024².
[[nodiscard]] ValueType<qint64> bytesValue(qint64 least, qint64 most);
/// Seconds as a decimal, kept in milliseconds.
[[nodiscard]] ValueType<std::chrono::milliseconds> secondsValue(double least = 0, double most = 1'000'000);
[[nodiscard]] ValueType<qint64> countValue(const QString &placeholder, qint64 least, qint64 most);
/// http, https, ws or wss with a host.
[[nodiscard]] ValueType<QUrl> urlValue();
[[nodiscard]] ValueType<QByteArray> channelValue();
/// One or more channel names, separated by commas.
[[nodiscard]] ValueType<QByteArrayList> channelsValue();
[[nodiscard]] ValueType<QByteArray> eventTypeValue();
/// `auto` is nothing.
[[nodiscard]] ValueType<std::optional<Transport>> transportValue();
/// 'Name: value'.
[[nodiscard]] ValueType<HttpHeaders::Field> headerValue();
/// An event id, of ours or of a foreign server.
[[nodiscard]] ValueType<QByteArray> eventIdValue();
[[nodiscard]] ValueType<QByteArray> tokenValue();
[[nodiscard]] ValueType<QByteArray> originValue();
[[nodiscard]] ValueType<QByteArray> hostValue();
/// A path that is not empty; if `endings` are given (as `.json`), one of them must be its end.
[[nodiscard]] ValueType<QString> fileValue(const QStringList &endings = {});
/// Any text.
[[nodiscard]] ValueType<QString> textValue(const QString &placeholder, const QString &takes);

/// One of a few words.
template <typename T>
[[nodiscard]] ValueType<T> choiceValue(const QList<std::pair<QString, T>> &choices)
{
    QStringList words;
    for (const auto &[word, value] : choices) {
        words.append(word);
    }
    const QString all = words.join(QLatin1Char('|'));
    return {all,
            words.join(QStringLiteral(", ")),
            [choices](const QString &text) -> Result<T> {
                for (const auto &[word, value] : choices) {
                    if (word == text) {
                        return value;
                    }
                }
                return Error{"bad-choice", QStringLiteral("not one of the words"), {}};
            },
            false,
            false,
            {words, {}, false}};
}

} // namespace pushscope
