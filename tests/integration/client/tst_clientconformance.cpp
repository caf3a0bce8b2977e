// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientcase.h"
#include "notetaker.h"
#include "scriptedserver.h"

#include "protocol/websockethandshake.h"
#include "protocol/websocketmessage.h"

#include <QEventLoop>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTimer>

#include <array>

using namespace pushscope;
using namespace pushscope::test;
using namespace std::chrono_literals;

namespace {

std::vector<ClientCase> makeCases()
{
    std::vector<ClientCase> all;
    for (const auto &cases : {sseClientCases(), sseAnswerCases(), webSocketHandshakeCases(), webSocketFrameCases(),
                              pollClientCases(), httpClientCases()}) {
        all.insert(all.end(), cases.begin(), cases.end());
    }
    return all;
}

/// Made once: some hold many megabytes.
const std::vector<ClientCase> &allCases()
{
    static const std::vector<ClientCase> cases = makeCases();
    return cases;
}

QString readable(const QString &text)
{
    QString shown = text;
    return shown.replace(QChar{0}, QStringLiteral("<0>"));
}

QString readable(const ReceivedEvent &event)
{
    QString data = event.data.isDouble() ? QString::number(event.data.toInteger()) : event.data.toString();
    if (!event.encoding.isEmpty()) {
        data.prepend(QString::fromLatin1(event.encoding) + QLatin1Char(':'));
    }
    if (event.type.isEmpty()) {
        return data.isEmpty() ? QStringLiteral("\"\"") : data;
    }
    return readable(QStringLiteral("%1[%2]%3").arg(QString::fromUtf8(event.type), QString::fromUtf8(event.id), data));
}

/// What the client said after its handshake: `pong PAYLOAD`, `close CODE REASON`, or what is wrong with it.
QString framesSent(const QByteArray &bytes)
{
    WebSocketMessageReader reader{WebSocketFrameParser::Role::Server, 1024};
    QStringList said;
    for (const WebSocketMessage &message : reader.feed(bytes)) {
        if (message.kind == WebSocketOpcode::Close) {
            const auto close = parseClosePayload(message.payload);
            const QString code = close && !message.payload.isEmpty() ? QString::number(close->code) : QString{};
            const bool echoesReason = close && message.payload.size() > 2 && close->reason == "why";
            said.append(
                QStringLiteral("close %1%2").arg(code, echoesReason ? QStringLiteral(" why") : QString{}).trimmed());
        } else {
            const QString kind =
                message.kind == WebSocketOpcode::Pong ? QStringLiteral("pong ") : QStringLiteral("other ");
            said.append((kind + QString::fromLatin1(message.payload)).trimmed());
        }
    }
    if (reader.error()) {
        said.append(QStringLiteral("broken: ") + QString::fromUtf8(reader.error()->reason));
    }
    return said.join(QStringLiteral(", "));
}

/// A server that plays a case to a client, and what comes of it.
class Play
{
public:
    Play(const ClientCase &theCase, bool bytewise)
        : m_case{theCase}, m_bytewise{bytewise}, m_server{[this](auto &peer, const auto &head, int number) {
              answer(peer, head, number);
          }},
          m_followed{m_server.url(), theCase.transport}
    {
        m_followed.config.pollInterval = 20ms;
        if (theCase.configure) {
            theCase.configure(m_followed.config);
        }
        m_followed.seen.onNote = [this](const QString &line) { note(line); };
        m_followed.start();
    }

    [[nodiscard]] bool isOver() const { return m_over; }
    [[nodiscard]] QString happened() const { return m_happened.join(QStringLiteral(", ")); }
    [[nodiscard]] const QString &error() const { return m_error; }
    [[nodiscard]] std::chrono::milliseconds delay() const { return m_delay; }

    [[nodiscard]] QString sent() const
    {
        if (m_case.header.isEmpty()) {
            const bool upgraded = m_case.transport == Transport::WebSocket && !m_server.peers().empty();
            return upgraded ? framesSent(m_server.peers().front()->input) : QString{};
        }
        if (m_case.header == ":connections") {
            return QString::number(m_connections);
        }
        QStringList values;
        for (const HttpRequestHead &head : m_heads) {
            values.append(m_case.header == ":target"
                              ? QString::fromLatin1(head.target)
                              : QString::fromUtf8(head.headers.value(m_case.header).value_or(QByteArrayLiteral("-"))));
        }
        return values.join(QStringLiteral(", "));
    }

private:
    using Peer = ScriptedServer::Peer;

    void answer(Peer &peer, const HttpRequestHead &head, int number)
    {
        const bool asksOnceMore = static_cast<std::size_t>(number) > m_case.answers.size();
        const bool polls = m_case.transport == Transport::LongPoll;
        if (!m_over && (!asksOnceMore || polls)) {
            m_heads.push_back(head);
        }
        if (asksOnceMore) {
            m_connections = static_cast<int>(m_server.peers().size());
            m_over = true;
            return;
        }
        QByteArray bytes = m_case.answers[static_cast<std::size_t>(number - 1)];
        const QByteArray accept = webSocketAccept(head.headers.value("Sec-WebSocket-Key").value_or(QByteArray{}));
        bytes.replace("{accept}", accept).replace("{ACCEPT}", accept.toUpper());
        bytes.replace("{port}", QByteArray::number(m_server.url().port()));
        peer.raw = bytes.startsWith("HTTP/1.1 101");
        if (m_bytewise) {
            peer.socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            sendBytewise(&peer, bytes);
        } else {
            peer.send(bytes);
            end(peer);
        }
    }

    /// One byte a turn of the event loop, so that the client reads each by itself.
    void sendBytewise(Peer *peer, const QByteArray &bytes)
    {
        if (bytes.isEmpty()) {
            end(*peer);
            return;
        }
        peer->send(bytes.first(1));
        QTimer::singleShot(0, peer->socket, [this, peer, rest = bytes.sliced(1)] { sendBytewise(peer, rest); });
    }

    void end(const Peer &peer) const
    {
        if (m_case.closes) {
            peer.close();
        }
    }

    void note(const QString &line)
    {
        if (line == QLatin1String("state connecting") || line == QLatin1String("state stale")) {
            return;
        }
        const NoteTaker &seen = m_followed.seen;
        if (line.startsWith(QLatin1String("event "))) {
            m_happened.append(readable(seen.events.back()));
        } else if (line.startsWith(QLatin1String("heartbeat "))) {
            m_happened.append(QStringLiteral("beat"));
        } else if (line.startsWith(QLatin1String("retry "))) {
            m_happened.append(QStringLiteral("retry"));
            m_over = m_over || m_delay > 200ms; // it would be long until it comes again
        } else if (line == QLatin1String("state backoff")) {
            m_delay = std::max(m_delay, seen.lastDelay);
        } else {
            m_happened.append(line.startsWith(QLatin1String("state ")) ? line.mid(6) : line);
            m_error = seen.lastError;
            m_over = m_over || line == QLatin1String("state failed") || line == QLatin1String("state closed");
        }
    }

    const ClientCase &m_case;
    bool m_bytewise;
    bool m_over = false;
    int m_connections = 0;
    QStringList m_happened;
    QString m_error;
    std::chrono::milliseconds m_delay{0};
    std::vector<HttpRequestHead> m_heads;
    ScriptedServer m_server;
    Followed m_followed;
};

/// The table of resources/help/conformance.md as it must be.
QByteArray docsTable()
{
    QByteArray table = "| case | what holds |\n|---|---|\n";
    for (const ClientCase &theCase : allCases()) {
        table += "| `" + theCase.name + "` | " + theCase.title.toUtf8() + " |\n";
    }
    return table;
}

void rows(bool onlyWhatMayBeCut)
{
    QTest::addColumn<qsizetype>("index");
    const auto &cases = allCases();
    for (std::size_t i = 0; i < cases.size(); ++i) {
        if (!onlyWhatMayBeCut || mayBeCut(cases[i])) {
            QTest::newRow(cases[i].name.constData()) << static_cast<qsizetype>(i);
        }
    }
}

} // namespace

/// Unlike QTest::qWaitFor it does not sleep between two turns of the event loop, of which each byte takes one.
bool turnUntil(const std::function<bool()> &isOver, std::chrono::milliseconds longest)
{
    QEventLoop loop;
    QTimer look;
    QTimer::singleShot(longest, &loop, &QEventLoop::quit);
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (isOver()) {
            loop.quit();
        }
    });
    look.start(1ms);
    loop.exec();
    return isOver();
}

/// Our clients against exact bytes of a server, by section of the standards.
class ClientConformance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holds_data() { rows(false); }
    void holds() { play(false); }
    void holdsByteByByte_data() { rows(true); }
    void holdsByteByByte() { play(true); }

    void namesAreUnique()
    {
        static const QRegularExpression form{QStringLiteral(
            "^(http|sse|ws|poll)/([0-9]{4}-[0-9.]*[0-9]|9\\.2\\.[0-9]|contract|limit)/[a-z0-9.]+(-[a-z0-9.]+)*$")};
        QSet<QByteArray> names;
        for (const ClientCase &theCase : allCases()) {
            QVERIFY2(form.match(QString::fromLatin1(theCase.name)).hasMatch(), theCase.name.constData());
            QVERIFY2(!names.contains(theCase.name), theCase.name.constData());
            names.insert(theCase.name);
        }
        QVERIFY2(names.size() > 170, qPrintable(QString::number(names.size())));
    }

    /// With PUSHSCOPE_WRITE_DOCS set, writes the table instead.
    void docsListThem()
    {
        QFile file{QStringLiteral(PUSHSCOPE_CONFORMANCE_DOCS)};
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        file.close();
        const qsizetype start = text.indexOf("| case |");
        QVERIFY(start > 0);
        if (qEnvironmentVariableIsSet("PUSHSCOPE_WRITE_DOCS")) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text.first(start) + docsTable());
            return;
        }
        QVERIFY2(text.sliced(start) == docsTable(),
                 "resources/help/conformance.md is stale: run this test with PUSHSCOPE_WRITE_DOCS=1 and look at what "
                 "changed");
    }

private:
    void play(bool bytewise)
    {
        QFETCH(const qsizetype, index);
        const ClientCase &theCase = allCases()[static_cast<std::size_t>(index)];
        constexpr auto longest = 15s;
        const Play play{theCase, bytewise};
        QVERIFY2(turnUntil([&] { return play.isOver(); }, longest), qPrintable(play.happened()));
        // Events may wait until the server's clock is known.
        static_cast<void>(QTest::qWaitFor([&] { return play.happened() == theCase.happened; }));
        QCOMPARE(play.happened(), theCase.happened);
        QVERIFY2(play.error().contains(theCase.error), qPrintable(play.error()));
        // What was on its way when the client hung up may make the system drop what the client said last.
        if (!bytewise || !theCase.happened.contains(QStringLiteral("error"))) {
            static_cast<void>(QTest::qWaitFor([&] { return play.sent() == theCase.sent; }));
            QCOMPARE(play.sent(), theCase.sent);
        }
        QVERIFY2(play.delay() >= theCase.leastDelay && play.delay() <= theCase.leastDelay + 150ms,
                 qPrintable(QString::number(play.delay().count())));
    }
};

QTEST_GUILESS_MAIN(ClientConformance)
#include "tst_clientconformance.moc"
