// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/site.h"

#include "server/filepart.h"
#include "server/memorysocket.h"
#include "server/metricstext.h"
#include "server/routeranswer.h"
#include "server/serverpaths.h"
#include "server/serverstats.h"
#include "server/sitefolder.h"
#include "server/webfiles.h"
#include "time/clock.h"

#include <QHttpServer>
#include <QHttpServerResponse>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>

#include <optional>
#include <utility>

namespace pushscope {

namespace {

QJsonObject toJson(const ServerStats::PerTransport &counts)
{
    return {{QStringLiteral("sse"), counts.sse},
            {QStringLiteral("ws"), counts.ws},
            {QStringLiteral("longpoll"), counts.longpoll},
            {QStringLiteral("other"), counts.other}};
}

QJsonValue idOrNull(const QByteArray &id)
{
    return id.isEmpty() ? QJsonValue{QJsonValue::Null} : QJsonValue{QString::fromLatin1(id)};
}

QJsonArray toJson(const std::vector<ServerStats::PerThread> &threads)
{
    QJsonArray array;
    for (const auto &thread : threads) {
        array.append(QJsonObject{{QStringLiteral("connections"), thread.connections},
                                 {QStringLiteral("heard"), thread.heard},
                                 {QStringLiteral("loop_lag_us"), static_cast<qint64>(thread.loopLag.count())}});
    }
    return array;
}

QJsonArray toJson(const std::vector<SlowConnection> &slowest)
{
    QJsonArray array;
    for (const auto &connection : slowest) {
        array.append(
            QJsonObject{{QStringLiteral("transport"), QLatin1String{connection.transport}},
                        {QStringLiteral("queue_bytes"), connection.queueBytes},
                        {QStringLiteral("events_behind"), connection.eventsBehind},
                        {QStringLiteral("limit_bytes"), connection.limitBytes},
                        {QStringLiteral("stalled_s"), std::chrono::duration<double>{connection.stalled}.count()}});
    }
    return array;
}

QJsonObject slowConsumersOf(const ServerStats &stats)
{
    return {{QStringLiteral("policy"), QString::fromLatin1(stats.slowConsumer)},
            {QStringLiteral("limit_bytes"), stats.queueLimitBytes},
            {QStringLiteral("disconnects"), stats.slowDisconnects},
            {QStringLiteral("dropped_events"), stats.droppedEvents},
            {QStringLiteral("write_timeouts"), stats.writeTimeouts}};
}

QByteArray statsJson(const ServerStats &stats)
{
    const QJsonObject history{{QStringLiteral("first"), idOrNull(stats.historyFirst)},
                              {QStringLiteral("last"), idOrNull(stats.historyLast)},
                              {QStringLiteral("events"), stats.historyEvents},
                              {QStringLiteral("bytes"), stats.historyBytes}};
    const QJsonObject json{{QStringLiteral("connections"), toJson(stats.connections)},
                           {QStringLiteral("published"), stats.published},
                           {QStringLiteral("delivered"), toJson(stats.delivered)},
                           {QStringLiteral("feed_invalid_utf8"), stats.feedInvalidUtf8},
                           {QStringLiteral("queue_bytes"), stats.queueBytes},
                           {QStringLiteral("queue_peak_bytes"), stats.queuePeakBytes},
                           {QStringLiteral("slowest"), toJson(stats.slowest)},
                           {QStringLiteral("slow_consumers"), slowConsumersOf(stats)},
                           {QStringLiteral("slow_disconnects"), stats.slowDisconnects},
                           {QStringLiteral("dropped_events"), stats.droppedEvents},
                           {QStringLiteral("tls_failed"), stats.tlsFailed},
                           {QStringLiteral("write_timeouts"), stats.writeTimeouts},
                           {QStringLiteral("loop_lag_us"), static_cast<qint64>(stats.loopLag.count())},
                           {QStringLiteral("threads"), toJson(stats.threads)},
                           {QStringLiteral("history"), history}};
    return QJsonDocument{json}.toJson(QJsonDocument::Compact) + '\n';
}

/// Hands QHttpServer a socket as if it had been accepted.
class Door final : public QTcpServer
{
public:
    void admit(QTcpSocket *socket)
    {
        m_waiting = socket;
        QMetaObject::invokeMethod(this, "pendingConnectionAvailable"); // private, but this is what is listened to
    }

    [[nodiscard]] bool hasPendingConnections() const override { return m_waiting != nullptr; }
    [[nodiscard]] QTcpSocket *nextPendingConnection() override { return std::exchange(m_waiting, nullptr); }

private:
    QTcpSocket *m_waiting = nullptr;
};

QHttpServerResponse uncached(const char *contentType, const QByteArray &body,
                             QHttpServerResponse::StatusCode status = QHttpServerResponse::StatusCode::Ok)
{
    QHttpServerResponse response{contentType, body, status};
    setHeader(response, "Cache-Control", "no-store");
    return response;
}

QHttpServerResponse webResponse(QByteArrayView path)
{
    const WebFile file = webFile(path).value_or(WebFile{});
    QHttpServerResponse response{file.type, file.body};
    setHeader(response, "Cache-Control", "no-cache");
    setHeader(response, "ETag", file.etag);
    setHeader(response, "Content-Security-Policy", file.policy);
    setHeader(response, "Referrer-Policy", "no-referrer"); // the address may hold a token
    return response;
}

/// Links in the pages count from the slash.
QHttpServerResponse toTheManual()
{
    QHttpServerResponse response{"text/plain", "/help/\n", QHttpServerResponse::StatusCode::MovedPermanently};
    setHeader(response, "Cache-Control", "no-cache");
    setHeader(response, "Location", "/help/");
    return response;
}

} // namespace

class Site::Impl
{
public:
    Impl(Sources sources, const QString &folder)
        : m_sources{std::move(sources)}, m_folder{folder.isEmpty() ? std::nullopt : std::optional{SiteFolder{folder}}}
    {
        // QHttpServer binds only to a server that listens; no one is meant to find this port.
        m_door->listen(QHostAddress{QHostAddress::LocalHost});
        m_server.bind(m_door);
        m_door->close();
        addRoutes();
    }

    ~Impl() { closeSocket(); }
    Impl(const Impl &) = delete;
    Impl &operator=(const Impl &) = delete;

    [[nodiscard]] QByteArray exchange(const QByteArray &request)
    {
        if (m_socket == nullptr) {
            m_socket = new MemorySocket;
            m_door->admit(m_socket);
        }
        QByteArray response = m_socket->exchange(request);
        if (m_socket->wasClosed()) {
            closeSocket();
        }
        return response;
    }

    [[nodiscard]] const std::optional<SiteFolder> &folder() const { return m_folder; }

private:
    /// What QHttpServer keeps for a connection goes with the signal.
    void closeSocket()
    {
        if (m_socket != nullptr) {
            Q_EMIT m_socket->disconnected();
            delete std::exchange(m_socket, nullptr);
        }
    }

    void addRoutes()
    {
        for (const char *const path : {"/", "/samples", "/samples/", "/dashboard", "/dashboard/", "/help/",
                                       "/pushscope.js", "/pushscope.d.ts"}) {
            m_server.route(QString::fromLatin1(path), [path] { return webResponse(path); });
        }
        m_server.route(QStringLiteral("/samples/<arg>"),
                       [](const QString &name) { return webResponse("/samples/" + name.toUtf8()); });
        m_server.route(QStringLiteral("/dashboard/<arg>"),
                       [](const QString &name) { return webResponse("/dashboard/" + name.toUtf8()); });
        m_server.route(QStringLiteral("/help"), [] { return toTheManual(); });
        m_server.route(QStringLiteral("/help/<arg>"),
                       [](const QString &name) { return webResponse("/help/" + name.toUtf8()); });
        m_server.route(QStringLiteral("/help/pictures/<arg>"),
                       [](const QString &name) { return webResponse("/help/pictures/" + name.toUtf8()); });
        m_server.route(QStringLiteral("/health"), [this] {
            const bool available = m_sources.isAvailable();
            return uncached(
                "application/json",
                available ? "{\"status\":\"ok\"}\n" : "{\"status\":\"unavailable\",\"reason\":\"broker\"}\n",
                available ? QHttpServerResponse::StatusCode::Ok : QHttpServerResponse::StatusCode::ServiceUnavailable);
        });
        m_server.route(QStringLiteral("/stats"),
                       [this] { return uncached("application/json", statsJson(m_sources.stats())); });
        m_server.route(QStringLiteral("/metrics"),
                       [this] { return uncached(MetricsText::contentType, m_sources.metrics()); });
        m_server.route(QStringLiteral("/time"), [this] {
            return uncached("application/json",
                            R"({"clock":")" + SteadyClock::id() + R"(","now_us":)"
                                + QByteArray::number(m_sources.nowMicroseconds()) + "}\n");
        });
    }

    Sources m_sources;
    std::optional<SiteFolder> m_folder;
    QHttpServer m_server;
    Door *m_door = new Door; ///< becomes m_server's
    MemorySocket *m_socket = nullptr;
};

Site::Site(Sources sources, const QString &folder) : m_impl{std::make_unique<Impl>(std::move(sources), folder)} {}

Site::~Site() = default;

const SiteFolder *Site::folderFor(const QByteArray &path) const
{
    const auto &folder = m_impl->folder();
    const bool serves = folder && (!isOwnPath(path) || (path == "/" && folder->hasIndex()));
    return serves ? &*folder : nullptr;
}

QByteArrayList Site::methodsOf(const QByteArray &path) const
{
    const bool isFile = path == "/help" || hasWebFile(path) || (m_impl->folder() && !isOwnPath(path));
    return isFile ? QByteArrayList{"GET", "HEAD", "OPTIONS"} : endpointMethods(path);
}

bool Site::isPublic(const QByteArray &path) const
{
    return path == "/health" || isWebPath(path) || (m_impl->folder() && !isOwnPath(path));
}

Site::Answer Site::answer(const HttpRequestHead &head, const HttpTarget &target, const QByteArray &body)
{
    const QByteArray method = head.method == "HEAD" ? QByteArrayLiteral("GET") : head.method;
    const QByteArray response = m_impl->exchange(method + ' ' + target.path.toPercentEncoding("/")
                                                 + " HTTP/1.1\r\nHost: site\r\nContent-Length: "
                                                 + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    auto parsed = parseResponseHead(response);
    auto *complete = std::get_if<HttpHeadComplete<HttpResponseHead>>(&parsed);
    if (complete == nullptr) {
        return Answer{};
    }
    Answer answer;
    answer.status = complete->head.status;
    answer.body = response.sliced(complete->length);
    if (const auto etag = complete->head.headers.find("ETag");
        etag && holdsTag(head.headers.values("If-None-Match").join(", "), *etag)) {
        answer.status = 304;
        answer.body.clear();
    }
    for (const auto &field : complete->head.headers.fields()) {
        const QByteArray name = field.name.toLower();
        if (name == "content-type") {
            answer.contentType = field.value;
        } else if (name != "content-length") {
            answer.headerLines += field.name + ": " + field.value + "\r\n";
        }
    }
    return answer;
}

} // namespace pushscope
