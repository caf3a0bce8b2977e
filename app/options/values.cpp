// SPDX-License-Identifier: GPL-3.0-or-later
#include "options/values.h"

#include "feed/feed.h"
#include "message/channelname.h"
#include "message/event.h"
#include "options/optiontexts.h"

#include <QRegularExpression>

#include <algorithm>
#include <limits>

namespace pushscope {

namespace {

constexpr qsizetype longestId = 1024;
constexpr qsizetype longestHeader = 8 * 1024;

/// The sentence for the user is the value type's `takes`; the parser only has to say no.
Error refused()
{
    return {"bad-value", {}, {}};
}

bool isVisible(char c)
{
    return c > 0x20 && c < 0x7f;
}

bool isHeaderNameCharacter(char c)
{
    constexpr QByteArrayView marks = "!#$%&'*+-.^_`|~";
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || marks.contains(c);
}

bool isFieldCharacter(char c)
{
    return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
}

/// Digits with at most one point: no sign, exponent, `inf` or `nan`.
std::optional<double> decimal(const QString &text)
{
    static const QRegularExpression form{QStringLiteral("^([0-9]{1,15}(\\.[0-9]{1,9})?|\\.[0-9]{1,9})$")};
    if (!form.match(text).hasMatch() || text.endsWith(QLatin1Char('\n'))) {
        return {};
    }
    return text.toDouble();
}

std::optional<qint64> digits(QStringView text)
{
    if (text.isEmpty() || text.size() > 18
        || !std::ranges::all_of(text, [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); })) {
        return {};
    }
    return text.toLongLong();
}

Result<ListenAddress> parseListen(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(QLatin1Char(':'));
    const auto port = colon < 0 ? std::nullopt : digits(QStringView{text}.mid(colon + 1));
    if (!port || *port > 65535) {
        return refused();
    }
    QString host = text.left(colon);
    const bool bracketed = host.startsWith(QLatin1Char('[')) && host.endsWith(QLatin1Char(']'));
    if (bracketed) {
        host = host.mid(1, host.size() - 2);
    }
    ListenAddress listen{QHostAddress{QHostAddress::LocalHost}, static_cast<quint16>(*port)};
    if (host == QLatin1String("localhost") && !bracketed) {
        return listen;
    }
    static const QRegularExpression dotted{QStringLiteral("^[0-9]{1,3}(\\.[0-9]{1,3}){3}$")};
    const bool form = bracketed ? host.contains(QLatin1Char(':')) : dotted.match(host).hasMatch();
    if (!form || !listen.address.setAddress(host)) {
        return refused();
    }
    return listen;
}

std::optional<qint64> parseBytes(const QString &text)
{
    qint64 factor = 1;
    QStringView number{text};
    if (number.endsWith(QLatin1Char('k'))) {
        factor = 1024;
    } else if (number.endsWith(QLatin1Char('M'))) {
        factor = 1024 * 1024;
    }
    if (factor > 1) {
        number.chop(1);
    }
    const auto value = digits(number);
    if (!value || *value > std::numeric_limits<qint64>::max() / factor) {
        return {};
    }
    return *value * factor;
}

Result<QUrl> parseUrl(const QString &text)
{
    const QUrl url{text, QUrl::StrictMode};
    static const QStringList schemes{QStringLiteral("http"), QStringLiteral("https"), QStringLiteral("ws"),
                                     QStringLiteral("wss")};
    if (!url.isValid() || !schemes.contains(url.scheme()) || url.host().isEmpty() || url.port(1) == 0) {
        return refused();
    }
    return url;
}

Result<HttpHeaders::Field> parseHeader(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    const qsizetype colon = bytes.indexOf(':');
    if (colon <= 0 || bytes.size() > longestHeader) {
        return refused();
    }
    HttpHeaders::Field field{bytes.left(colon), bytes.mid(colon + 1).trimmed()};
    if (!std::ranges::all_of(field.name, isHeaderNameCharacter)
        || !std::ranges::all_of(field.value, isFieldCharacter)) {
        return refused();
    }
    return field;
}

Result<QByteArray> parseOrigin(const QString &text)
{
    const QUrl url{text, QUrl::StrictMode};
    if (!url.isValid() || url.scheme().isEmpty() || url.host().isEmpty() || !url.path().isEmpty() || url.hasQuery()
        || url.hasFragment() || !url.userInfo().isEmpty()) {
        return refused();
    }
    return text.toLower().toUtf8(); // a scheme and a host have no case
}

Result<QByteArray> parseHost(const QString &text)
{
    const QUrl url{QStringLiteral("http://") + text, QUrl::StrictMode};
    if (!url.isValid() || url.host().isEmpty() || !url.path().isEmpty() || url.hasQuery() || url.hasFragment()
        || !url.userInfo().isEmpty()) {
        return refused();
    }
    return text.toLower().toUtf8();
}

Result<QByteArray> visibleBytes(const QString &text, qsizetype longest)
{
    QByteArray bytes = text.toUtf8();
    if (bytes.isEmpty() || bytes.size() > longest || !std::ranges::all_of(bytes, isVisible)) {
        return refused();
    }
    return bytes;
}

} // namespace

ValueType<ListenAddress> listenValue()
{
    return {QStringLiteral("ADDR:PORT"),
            OptionsText::tr("an address and a port, as 127.0.0.1:8080, [::1]:8080 or localhost:0"), parseListen};
}

ValueType<double> rateValue()
{
    return {QStringLiteral("HZ"), OptionsText::tr("events per second, a number from 0.01 to 100000"),
            [](const QString &text) -> Result<double> {
                const auto rate = decimal(text);
                if (!rate || *rate < FeedSpec::lowestRate || *rate > FeedSpec::highestRate) {
                    return refused();
                }
                return *rate;
            }};
}

ValueType<qint64> bytesValue(qint64 least, qint64 most)
{
    return {QStringLiteral("BYTES"),
            OptionsText::tr("a number of bytes from %1 to %2, k and M allowed as in 64k").arg(least).arg(most),
            [least, most](const QString &text) -> Result<qint64> {
                const auto bytes = parseBytes(text);
                if (!bytes || *bytes < least || *bytes > most) {
                    return refused();
                }
                return *bytes;
            }};
}

ValueType<std::chrono::milliseconds> secondsValue(double least, double most)
{
    return {QStringLiteral("SECONDS"),
            OptionsText::tr("a number of seconds from %1 to %2, decimals allowed")
                .arg(QString::number(least, 'g', 10), QString::number(most, 'g', 10)),
            [least, most](const QString &text) -> Result<std::chrono::milliseconds> {
                const auto seconds = decimal(text);
                if (!seconds || *seconds < least || *seconds > most) {
                    return refused();
                }
                return std::chrono::round<std::chrono::milliseconds>(std::chrono::duration<double>{*seconds});
            }};
}

ValueType<qint64> countValue(const QString &placeholder, qint64 least, qint64 most)
{
    return {placeholder, OptionsText::tr("a whole number from %1 to %2").arg(least).arg(most),
            [least, most](const QString &text) -> Result<qint64> {
                const auto count = digits(text);
                if (!count || *count < least || *count > most) {
                    return refused();
                }
                return *count;
            }};
}

ValueType<QUrl> urlValue()
{
    return {QStringLiteral("URL"),
            OptionsText::tr("an address that begins with http://, https://, ws:// or wss://, as http://127.0.0.1:8080"),
            parseUrl};
}

ValueType<QByteArray> channelValue()
{
    return {QStringLiteral("NAME"), OptionsText::tr("a channel name, 1 to 128 of A-Z a-z 0-9 . _ : -"),
            [](const QString &text) -> Result<QByteArray> {
                QByteArray name = text.toUtf8();
                if (!isChannelName(name)) {
                    return refused();
                }
                return name;
            }};
}

ValueType<QByteArrayList> channelsValue()
{
    return {
        QStringLiteral("NAME"),
        OptionsText::tr("a channel name, 1 to 128 of A-Z a-z 0-9 . _ : -, or up to %1 with commas").arg(mostChannels),
        [](const QString &text) { return parseChannels({text.toUtf8()}); }};
}

ValueType<QByteArray> eventTypeValue()
{
    return {QStringLiteral("TYPE"),
            OptionsText::tr("an event type, 1 to 128 printable ASCII characters without space, quote and backslash"),
            [](const QString &text) -> Result<QByteArray> {
                QByteArray type = text.toUtf8();
                if (!isEventType(type)) {
                    return refused();
                }
                return type;
            }};
}

ValueType<std::optional<Transport>> transportValue()
{
    return {QStringLiteral("NAME"),
            OptionsText::tr("auto, sse, ws, longpoll or poll"),
            [](const QString &text) -> Result<std::optional<Transport>> {
                if (text == QLatin1String("auto")) {
                    return std::optional<Transport>{};
                }
                const auto transport = transportFromName(text.toUtf8());
                if (!transport) {
                    return refused();
                }
                return transport;
            },
            false,
            false,
            {{QStringLiteral("auto"), QStringLiteral("sse"), QStringLiteral("ws"), QStringLiteral("longpoll"),
              QStringLiteral("poll")},
             {},
             false}};
}

ValueType<HttpHeaders::Field> headerValue()
{
    return {QStringLiteral("'Name: value'"), OptionsText::tr("a header field, as 'Accept-Language: de'"), parseHeader,
            true};
}

ValueType<QByteArray> eventIdValue()
{
    return {QStringLiteral("ID"), OptionsText::tr("an event id, 1 to 1024 bytes without line breaks"),
            [](const QString &text) -> Result<QByteArray> {
                QByteArray id = text.toUtf8();
                if (id.isEmpty() || id.size() > longestId || id.contains('\0')
                    || !std::ranges::all_of(id, isFieldCharacter)) {
                    return refused();
                }
                return id;
            }};
}

ValueType<QByteArray> tokenValue()
{
    return {QStringLiteral("TOKEN"), OptionsText::tr("1 to 1024 printable ASCII characters without spaces"),
            [](const QString &text) { return visibleBytes(text, longestId); }, true};
}

ValueType<QByteArray> originValue()
{
    return {QStringLiteral("ORIGIN"), OptionsText::tr("a scheme and a host, as https://example.org"), parseOrigin};
}

ValueType<QByteArray> hostValue()
{
    return {QStringLiteral("HOST"),
            OptionsText::tr("a host name, with a port if not the server's own, as push.example.org"), parseHost};
}

ValueType<QString> fileValue(const QStringList &endings)
{
    const QString form = endings.isEmpty()
        ? OptionsText::tr("the path of a file")
        : OptionsText::tr("the path of a file that ends in %1").arg(endings.join(OptionsText::tr(" or ")));
    return {QStringLiteral("FILE"),
            form,
            [endings](const QString &text) -> Result<QString> {
                const bool ends = endings.isEmpty() || std::ranges::any_of(endings, [&](const QString &ending) {
                                      return text.endsWith(ending) && text.size() > ending.size();
                                  });
                if (text.isEmpty() || !ends || text.contains(QChar::Null)) {
                    return refused();
                }
                return text;
            },
            false,
            false,
            {{}, endings.isEmpty() ? QStringList{QStringLiteral("*")} : endings, false}};
}

ValueType<QString> textValue(const QString &placeholder, const QString &takes)
{
    return {placeholder, takes, [](const QString &text) -> Result<QString> { return text; }};
}

} // namespace pushscope
