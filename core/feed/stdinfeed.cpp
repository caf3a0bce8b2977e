// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/stdinfeed.h"

#include "feed/feedtexts.h"

#include <system_error>
#include <utility>

#ifdef Q_OS_UNIX
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#endif

namespace pushscope {

StdinFeed::StdinFeed(const FeedSpec &spec, const Clock &clock, Sink sink, int descriptor)
    : LineFeed{spec, clock, std::move(sink)}, m_descriptor{descriptor}
{
}

void StdinFeed::stop()
{
    LineFeed::stop();
    if (m_readable) {
        m_readable->setEnabled(false);
    }
}

/// Asked first, so that reading never blocks. A regular file always has something to say, and so
/// never gets a notifier, which epoll would refuse.
LineFeed::Read StdinFeed::readSome(QByteArray &bytes, qsizetype most)
{
#ifdef Q_OS_UNIX
    pollfd asked{m_descriptor, POLLIN, 0};
    if (::poll(&asked, 1, 0) == 0) {
        return Read::Nothing;
    }
    bytes.resize(most);
    const auto count = ::read(m_descriptor, bytes.data(), static_cast<std::size_t>(most));
    const int error = errno;
    bytes.resize(count > 0 ? static_cast<qsizetype>(count) : 0);
    if (count > 0) {
        return Read::Bytes;
    }
    return count == 0 ? Read::End : failedBy(error);
#else
    Q_UNUSED(bytes)
    Q_UNUSED(most)
    return failedBy(static_cast<int>(std::errc::not_supported));
#endif
}

LineFeed::Read StdinFeed::failedBy(int errorNumber)
{
    const std::error_code code{errorNumber, std::generic_category()};
    if (code == std::errc::interrupted) {
        return Read::Again;
    }
    if (code == std::errc::resource_unavailable_try_again || code == std::errc::operation_would_block) {
        return Read::Nothing;
    }
    Q_EMIT failed({"unreadable", FeedText::tr("stdin cannot be read: %1").arg(QString::fromStdString(code.message())),
                   QStringLiteral("--feed")});
    return Read::End;
}

void StdinFeed::waitForMore()
{
    if (!m_readable) {
        m_readable = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
        connect(m_readable.get(), &QSocketNotifier::activated, this, [this] {
            m_readable->setEnabled(false);
            turn();
        });
    }
    m_readable->setEnabled(true);
}

} // namespace pushscope
