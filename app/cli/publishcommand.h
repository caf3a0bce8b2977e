// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/job.h"
#include "cli/standardinput.h"
#include "cli/standardoutput.h"
#include "options/commandline.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QPointer>
#include <QUrl>

namespace pushscope {

struct PublishOptions
{
    QUrl url;
    QByteArray channel; ///< empty: the server's default
    QByteArray event;
    QByteArray token;
    QString data; ///< `-`: one event a line of standard input
    QByteArray dataBytes; ///< `data` as it was given, for bytes that are no text
};

[[nodiscard]] Command publishCommand(PublishOptions &into);

/// Where to post: /publish of that origin, or the URL as given if it has a path.
[[nodiscard]] QUrl publishUrl(const PublishOptions &options);

/// Publishes one event, or one a line of standard input, each after the answer to the one before.
class PublishJob final : public Job
{
    Q_OBJECT

public:
    PublishJob(PublishOptions options, StandardOutput &output, QObject *parent = nullptr);

    void start() override;
    void stop() override;

private:
    void publish(const QByteArray &payload);
    void answered(QNetworkReply &reply);
    void refused(const QString &why);
    void end(int exitCode);

    PublishOptions m_options;
    StandardOutput &m_output;
    QNetworkAccessManager m_network;
    QNetworkRequest m_request;
    std::unique_ptr<StandardInput> m_input; ///< of `-`
    QPointer<QNetworkReply> m_reply;
    qint64 m_line = 0;
    bool m_ended = false;
};

} // namespace pushscope
