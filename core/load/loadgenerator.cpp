// SPDX-License-Identifier: GPL-3.0-or-later
#include "load/loadgenerator.h"

#include "platform/processlimits.h"

#ifdef Q_OS_LINUX
#include "load/loadengine.h"
#else
#include <QCoreApplication>
#endif

namespace pushscope {

#ifdef Q_OS_LINUX

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
    return LoadEngine{m_config, *targets, *server, *publisher, m_stopped}.run(progress);
}

#else

Result<LoadResult> LoadGenerator::run(const Progress &)
{
    return Error{"not-here", QCoreApplication::translate("Load", "loads are generated on Linux only"), {}};
}

#endif

} // namespace pushscope
