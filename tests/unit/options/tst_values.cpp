// SPDX-License-Identifier: GPL-3.0-or-later
#include "options/values.h"

#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

/// How a value type reads `text`, written so that rows can compare it; `refused` if it does not.
template <typename T, typename Show>
QString shown(const ValueType<T> &type, const QString &text, Show show)
{
    const auto parsed = type.parse(text);
    return parsed ? show(*parsed) : QStringLiteral("refused");
}

QString read(const QString &type, const QString &text)
{
    const auto bytes = [](const QByteArray &value) { return QString::fromUtf8(value); };
    if (type == QLatin1String("listen")) {
        return shown(listenValue(), text, [](const ListenAddress &listen) {
            return listen.address.toString() + QLatin1Char(' ') + QString::number(listen.port);
        });
    }
    if (type == QLatin1String("rate")) {
        return shown(rateValue(), text, [](double rate) { return QString::number(rate); });
    }
    if (type == QLatin1String("bytes")) {
        return shown(bytesValue(0, 1 << 20), text, [](qint64 count) { return QString::number(count); });
    }
    if (type == QLatin1String("seconds")) {
        return shown(secondsValue(), text,
                     [](std::chrono::milliseconds time) { return QString::number(time.count()); });
    }
    if (type == QLatin1String("count")) {
        return shown(countValue(QStringLiteral("N"), 1, 100), text,
                     [](qint64 count) { return QString::number(count); });
    }
    if (type == QLatin1String("url")) {
        return shown(urlValue(), text, [](const QUrl &url) { return url.toString(); });
    }
    if (type == QLatin1String("channel")) {
        return shown(channelValue(), text, bytes);
    }
    if (type == QLatin1String("type")) {
        return shown(eventTypeValue(), text, bytes);
    }
    if (type == QLatin1String("id")) {
        return shown(eventIdValue(), text, bytes);
    }
    if (type == QLatin1String("token")) {
        return shown(tokenValue(), text, bytes);
    }
    if (type == QLatin1String("origin")) {
        return shown(originValue(), text, bytes);
    }
    if (type == QLatin1String("host")) {
        return shown(hostValue(), text, bytes);
    }
    if (type == QLatin1String("transport")) {
        return shown(transportValue(), text, [&](const std::optional<Transport> &transport) {
            return transport ? bytes(toName(*transport)) : QStringLiteral("none");
        });
    }
    if (type == QLatin1String("header")) {
        return shown(headerValue(), text, [&](const HttpHeaders::Field &field) {
            return bytes(field.name) + QLatin1Char('=') + bytes(field.value);
        });
    }
    if (type == QLatin1String("file")) {
        return shown(fileValue({QStringLiteral(".json"), QStringLiteral(".html")}), text,
                     [](const QString &path) { return path; });
    }
    return QStringLiteral("no such type");
}

struct Row
{
    const char *type;
    const char *text;
    const char *value; ///< null: refused
};

constexpr Row rows[] = {
    {"listen", "127.0.0.1:8080", "127.0.0.1 8080"},
    {"listen", "0.0.0.0:0", "0.0.0.0 0"},
    {"listen", "localhost:9", "127.0.0.1 9"},
    {"listen", "[::1]:80", "::1 80"},
    {"listen", "[::]:80", ":: 80"},
    {"listen", "::1:80", nullptr},
    {"listen", "[127.0.0.1]:80", nullptr},
    {"listen", "[localhost]:80", nullptr},
    {"listen", "8080", nullptr},
    {"listen", ":8080", nullptr},
    {"listen", "127.0.0.1", nullptr},
    {"listen", "127.0.0.1:", nullptr},
    {"listen", "127.0.0.1:65536", nullptr},
    {"listen", "127.0.0.1:-1", nullptr},
    {"listen", "127.1:80", nullptr},
    {"listen", "256.0.0.1:80", nullptr},
    {"listen", "example.org:80", nullptr},
    {"rate", "20", "20"},
    {"rate", "0.5", "0.5"},
    {"rate", "0", nullptr},
    {"rate", "-1", nullptr},
    {"rate", "1e3", nullptr},
    {"rate", "inf", nullptr},
    {"rate", "nan", nullptr},
    {"rate", "100001", nullptr},
    {"rate", "1,5", nullptr},
    {"rate", "", nullptr},
    {"rate", "1\n", nullptr},
    {"bytes", "0", "0"},
    {"bytes", "64k", "65536"},
    {"bytes", "1M", "1048576"},
    {"bytes", "2M", nullptr},
    {"bytes", "k", nullptr},
    {"bytes", "64K", nullptr},
    {"bytes", "1.5k", nullptr},
    {"bytes", "99999999999999999999", nullptr},
    {"bytes", "999999999999999999M", nullptr},
    {"seconds", "15", "15000"},
    {"seconds", "0.2", "200"},
    {"seconds", "0", "0"},
    {"seconds", "-0", nullptr},
    {"seconds", "5s", nullptr},
    {"count", "1", "1"},
    {"count", "100", "100"},
    {"count", "0", nullptr},
    {"count", "101", nullptr},
    {"count", "+5", nullptr},
    {"count", " 5", nullptr},
    {"url", "http://127.0.0.1:8080", "http://127.0.0.1:8080"},
    {"url", "wss://example.org/a?b=c", "wss://example.org/a?b=c"},
    {"url", "http://[::1]:9/x", "http://[::1]:9/x"},
    {"url", "127.0.0.1:8080", nullptr},
    {"url", "localhost:8080", nullptr},
    {"url", "http://", nullptr},
    {"url", "http://h:0", nullptr},
    {"url", "http://h:99999", nullptr},
    {"url", "file:///etc", nullptr},
    {"url", "http://a b", nullptr},
    {"channel", "cpu.load_1:x-y", "cpu.load_1:x-y"},
    {"channel", "", nullptr},
    {"channel", "a,b", nullptr},
    {"channel", "ü", nullptr},
    {"type", "cpu", "cpu"},
    {"type", "two words", nullptr},
    {"id", "k3f9:1042", "k3f9:1042"},
    {"id", "with space", "with space"},
    {"id", "", nullptr},
    {"id", "a\nb", nullptr},
    {"token", "abc", "abc"},
    {"token", "", nullptr},
    {"token", "a b", nullptr},
    {"origin", "https://example.org", "https://example.org"},
    {"origin", "http://example.org:81", "http://example.org:81"},
    {"origin", "HTTPS://Push.Example.org:81", "https://push.example.org:81"},
    {"origin", "https://example.org/", nullptr},
    {"origin", "example.org", nullptr},
    {"origin", "*", nullptr},
    {"host", "example.org", "example.org"},
    {"host", "example.org:81", "example.org:81"},
    {"host", "Push.Example.org", "push.example.org"},
    {"host", "http://example.org", nullptr},
    {"host", "", nullptr},
    {"transport", "auto", "none"},
    {"transport", "sse", "sse"},
    {"transport", "ws", "ws"},
    {"transport", "longpoll", "longpoll"},
    {"transport", "poll", "poll"},
    {"transport", "SSE", nullptr},
    {"header", "Accept-Language: de", "Accept-Language=de"},
    {"header", "X:", "X="},
    {"header", "X: a:b ", "X=a:b"},
    {"header", "X", nullptr},
    {"header", ": x", nullptr},
    {"header", "X : y", nullptr},
    {"header", "X: a\r\nY: b", nullptr},
    {"file", "out.json", "out.json"},
    {"file", "a/b.html", "a/b.html"},
    {"file", "out.txt", nullptr},
    {"file", ".json", nullptr},
    {"file", "", nullptr},
};

} // namespace

class TestValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
};

void TestValues::reads_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("value");
    for (const Row &row : rows) {
        QTest::addRow("%s '%s'", row.type, row.text)
            << QString::fromUtf8(row.type) << QString::fromUtf8(row.text)
            << (row.value == nullptr ? QStringLiteral("refused") : QString::fromUtf8(row.value));
    }
}

void TestValues::reads()
{
    QFETCH(QString, type);
    QFETCH(QString, text);
    QFETCH(QString, value);
    QCOMPARE(read(type, text), value);
}

QTEST_APPLESS_MAIN(TestValues)
#include "tst_values.moc"
