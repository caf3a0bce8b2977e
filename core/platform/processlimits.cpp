// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/processlimits.h"

#ifdef Q_OS_UNIX
#include <sys/resource.h>

#include <algorithm>
#include <climits>
#endif

namespace pushscope {

#ifdef Q_OS_UNIX

quint64 raiseFileLimit()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) {
        return 0;
    }
    rlimit raised = limit;
    raised.rlim_cur = limit.rlim_max;
#ifdef Q_OS_DARWIN
    raised.rlim_cur = std::min<rlim_t>(limit.rlim_max, OPEN_MAX); // more is refused there
#endif
    if (raised.rlim_cur > limit.rlim_cur && setrlimit(RLIMIT_NOFILE, &raised) == 0) {
        limit = raised;
    }
    return limit.rlim_cur == RLIM_INFINITY ? 0 : limit.rlim_cur;
}

#else

quint64 raiseFileLimit()
{
    return 0;
}

#endif

quint64 fileLimit()
{
#ifdef Q_OS_UNIX
    rlimit limit{};
    return ::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY ? limit.rlim_cur : 0;
#else
    return 0;
#endif
}

} // namespace pushscope
