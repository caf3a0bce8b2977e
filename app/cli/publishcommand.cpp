// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/publishcommand.h"

#include "cli/clitexts.h"
#include "cli/optionadvice.h"
#include "client/refusal.h"
#include "client/requesthead.h"
#include "message/clientsentence.h"
#include "message/payload.h"
#include "options/tokenoptions.h"
#include "options/trustoptions.h"
#include "options/values.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

#include <algorithm>

namespace pushscope {

namespace {

constexpr std::chrono::seconds answerTimeout{30};
constexpr qsizetype longestAnswer = 64 * 1024;
constexpr qsizetype longestMessage = 500;

QByteArray contentType(const QByteArray &data)
{
    // White space around JSON is no reason to call it text.
    const QByteArray trimmed = data.trimmed();
    const bool container = trimmed.startsWith('{') || trimmed.startsWith('[');
    switch ((container ? Payload::fromLine(trimmed) : Payload::fromBytes(data)).kind) {
    case Payload::Kind::Json: return "application/json";
    case Payload::Kind::Text: return "text/plain; charset=utf-8";
    case Payload::Kind::Binary: return "application/octet-stream";
    }
    return {};
}

/// The server's own words, or the beginning of what it sent, in one line; of a page nothing.
QString messageIn(const QByteArray &body)
{
    const QString message = QJsonDocument::fromJson(body)
                                .object()
                                .value(QLatin1String("error"))
                                .toObject()
                                .value(QLatin1String("message"))
                                .toString();
    const bool isPage = body.trimmed().startsWith('<');
    return !message.isEmpty() ? message.simplified()
        : isPage              ? QString{}
                              : QString::fromUtf8(body.left(longestMessage)).simplified();
}

} // namespace

Command publishCommand(PublishOptions &into)
{
    return {
        QStringLiteral("publish"),
        PublishText::tr("Publish one event, or one for each line of standard input, and print the ids."),
        QList<Option>{valueOption(QStringLiteral("--channel"), channelValue(), into.channel,
                                  PublishText::tr("Where to publish"), QStringLiteral("default")),
                      valueOption(QStringLiteral("--event"), eventTypeValue(), into.event,
                                  PublishText::tr("The event's type"), QStringLiteral("message"))}
            + tokenOptions(QStringLiteral("--token"), into.token, PublishText::tr("Sent as a bearer token"),
                           PublishText::tr("PUSHSCOPE_TOKEN of the environment"))
            + trustOptions(into.trust),
        {requiredArgument(urlValue(), into.url, PublishText::tr("The server; with a path, the URL is used as it is")),
         optionalArgument(textValue(QStringLiteral("DATA"),
                                    PublishText::tr("the payload; - or nothing: one event a line of standard input")),
                          into.data, PublishText::tr("An object or array in JSON is sent as JSON, all else as text"))},
        PublishText::tr("Empty lines of standard input are left out. Write -- before DATA that begins with a dash.")};
}

QUrl publishUrl(const PublishOptions &options)
{
    QUrl url = options.url;
    const bool secure = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("wss");
    url.setScheme(secure ? QStringLiteral("https") : QStringLiteral("http"));
    if (url.path().isEmpty() || url.path() == QLatin1String("/")) {
        url.setPath(QStringLiteral("/publish"));
    }
    QUrlQuery query{url};
    if (!options.channel.isEmpty()) {
        query.addQueryItem(QStringLiteral("channel"), QString::fromLatin1(options.channel));
    }
    if (!options.event.isEmpty()) {
        query.addQueryItem(QStringLiteral("event"),
                           QString::fromLatin1(QUrl::toPercentEncoding(QString::fromLatin1(options.event))));
    }
    url.setQuery(query);
    return url;
}

PublishJob::PublishJob(PublishOptions options, StandardOutput &output, QObject *parent)
    : Job{parent}, m_options{std::move(options)}, m_output{output}, m_exchange{m_clock, *this, this}
{
    m_config.url = publishUrl(m_options);
    m_config.token = m_options.token;
    m_config.trust = m_options.trust;
}

void PublishJob::start()
{
    if (m_options.data != QLatin1String("-")) {
        publish(m_options.dataBytes);
        return;
    }
    m_input = std::make_unique<StandardInput>();
    connect(m_input.get(), &StandardInput::ended, this, [this] { end(exitDone); });
    connect(m_input.get(), &StandardInput::tooLong, this,
            [this] { refused(PublishText::tr("longer than %1 bytes").arg(StandardInput::longestLine)); });
    connect(m_input.get(), &StandardInput::line, this, [this](const QByteArray &line) {
        ++m_line;
        if (line.isEmpty()) {
            QMetaObject::invokeMethod(m_input.get(), &StandardInput::requestLine, Qt::QueuedConnection);
        } else {
            publish(line);
        }
    });
    m_input->requestLine();
}

void PublishJob::publish(const QByteArray &payload)
{
    m_answer.clear();
    m_exchange.send({.url = m_config.url,
                     .bytes = encodePost(m_config, m_config.url, contentType(payload), payload),
                     .headTimeout = answerTimeout,
                     .wholeAnswer = true,
                     .once = true,
                     .trust = m_config.trust});
}

void PublishJob::exchangeHead(const HttpResponseHead &head, Instant)
{
    m_status = head.status;
}

void PublishJob::exchangeBody(QByteArrayView bytes, Instant)
{
    m_answer += bytes.first(std::min(bytes.size(), longestAnswer - m_answer.size()));
}

void PublishJob::exchangeFailed(const HttpFailure &failure)
{
    const bool mayBePublished =
        failure.connected && (failure.kind == HttpFailure::Kind::Lost || failure.kind == HttpFailure::Kind::Timeout);
    const QString why = shownClientSentence(failure.message);
    refused(mayBePublished ? PublishText::tr("%1; the event may have been published or not").arg(why) : why);
}

void PublishJob::exchangeEnded(Instant)
{
    if (m_status < 200 || m_status > 299) {
        const QString told = messageIn(m_answer);
        const QString message = shownClientSentence(whyRefused(m_status, told, m_config.url.path(QUrl::FullyEncoded)));
        const QString advice = tokenAdvice(m_status, !secretsOf(m_config).isEmpty());
        refused(QStringList{QString::number(m_status), message + advice}.join(QLatin1Char(' ')).trimmed());
        return;
    }
    const QString id = QJsonDocument::fromJson(m_answer).object().value(QLatin1String("id")).toString();
    m_output.write((id.isEmpty() ? QString::fromUtf8(m_answer).simplified() : id).toUtf8() + '\n');
    if (m_input) {
        m_input->requestLine();
    } else {
        end(exitDone);
    }
}

void PublishJob::refused(const QString &why)
{
    const QString shown = withoutSecrets(why, m_config); // a server may repeat what it was sent
    printError(m_line > 0 ? PublishText::tr("line %1: %2").arg(QString::number(m_line), shown) : shown);
    end(exitFailed);
}

void PublishJob::stop()
{
    end(exitDone);
}

void PublishJob::end(int exitCode)
{
    if (std::exchange(m_ended, true)) {
        return;
    }
    m_exchange.close();
    m_output.flush();
    Q_EMIT finished(exitCode);
}

} // namespace pushscope
