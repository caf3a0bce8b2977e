// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/job.h"
#include "cli/standardinput.h"
#include "cli/standardoutput.h"
#include "client/clientconfig.h"
#include "client/httpexchange.h"
#include "options/commandline.h"

#include <QUrl>

#include <memory>

namespace pushscope {

struct PublishOptions
{
    QUrl url;
    QByteArray channel; ///< empty: the server's default
    QByteArray event;
    QByteArray token;
    ServerTrust trust;
    QString data = QStringLiteral("-"); ///< `-`: one event a line of standard input
    QByteArray dataBytes; ///< `data` as it was given, for bytes that are no text
};

[[nodiscard]] Command publishCommand(PublishOptions &into);

/// Where to post: /publish of that origin, or the URL as given if it has a path.
[[nodiscard]] QUrl publishUrl(const PublishOptions &options);

/// Publishes one event, or one a line of standard input, each after the answer to the one before.
/// None is sent twice: one whose answer is missing may have been published all the same.
class PublishJob final : public Job, private HttpExchange::Handler
{
    Q_OBJECT

public:
    PublishJob(PublishOptions options, StandardOutput &output, QObject *parent = nullptr);

    void start() override;
    void stop() override;

private:
    void publish(const QByteArray &payload);
    void exchangeHead(const HttpResponseHead &head, Instant at) override;
    void exchangeBody(QByteArrayView bytes, Instant at) override;
    void exchangeEnded(Instant at) override;
    void exchangeFailed(const HttpFailure &failure) override;
    void exchangeBytes(Instant, qint64, qint64) override {}
    void refused(const QString &why);
    void end(int exitCode);

    PublishOptions m_options;
    StandardOutput &m_output;
    ClientConfig m_config;
    SteadyClock m_clock;
    HttpExchange m_exchange;
    int m_status = 0;
    QByteArray m_answer;
    std::unique_ptr<StandardInput> m_input; ///< of `-`
    qint64 m_line = 0;
    bool m_ended = false;
};

} // namespace pushscope
