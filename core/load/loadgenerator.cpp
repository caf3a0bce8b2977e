// SPDX-License-Identifier: GPL-3.0-or-later
#include "load/loadgenerator.h"

#include "client/clientconfig.h"
#include "platform/processlimits.h"

#ifdef Q_OS_LINUX
#include "load/loadengine.h"
#else
#include <QCoreApplication>
#endif

namespace pushscope {

#ifdef Q_OS_LINUX

namespace {

/// What a server says may repeat what it was sent.
QString shown(const QString &text, const LoadConfig &config)
{
    ClientConfig reader;
    reader.url = config.url;
    reader.token = config.token;
    ClientConfig publisher;
    publisher.url = config.publishUrl;
    return pushscope::withoutSecrets(pushscope::withoutSecrets(text, reader), publisher);
}

Result<LoadResult> withoutSecrets(Error error, const LoadConfig &config)
{
    error.message = shown(error.message, config);
    return error;
}

LoadFailure shown(const LoadFailure &failure, const LoadConfig &config)
{
    return {shown(failure.shown, config), shown(failure.english, config)};
}

Result<LoadResult> withoutSecrets(LoadResult result, const LoadConfig &config)
{
    result.publisher.firstFailure = shown(result.publisher.firstFailure, config);
    for (auto &[transport, load] : result.transports) {
        load.firstFailure = shown(load.firstFailure, config);
        load.lastFailure = shown(load.lastFailure, config);
    }
    return result;
}

} // namespace

Result<LoadResult> LoadGenerator::run(const Progress &progress)
{
    raiseFileLimit();
    if (auto error = checkLoad(m_config, fileLimit())) {
        return *error;
    }
    const auto targets = makeTargets(m_config);
    if (!targets) {
        return targets.error();
    }
    const auto server = findAddress(targets->server, QStringLiteral("url"), m_stopped);
    if (!server) {
        return server.error();
    }
    const auto publisher = findAddress(targets->publisher, QStringLiteral("publish-url"), m_stopped);
    if (!publisher) {
        return publisher.error();
    }
    auto result = LoadEngine{m_config, *targets, *server, *publisher, m_stopped}.run(progress);
    return result ? withoutSecrets(*std::move(result), m_config) : withoutSecrets(result.error(), m_config);
}

#else

Result<LoadResult> LoadGenerator::run(const Progress &)
{
    return Error{"not-here", QCoreApplication::translate("Load", "loads are generated on Linux only"), {}};
}

#endif

} // namespace pushscope
