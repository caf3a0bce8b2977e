// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/filefeed.h"

#include "feed/feedtexts.h"
#include "message/systemreason.h"

#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

namespace pushscope {

namespace {

#ifdef Q_OS_UNIX

std::pair<quint64, quint64> identityOf(const struct stat &status)
{
    return {static_cast<quint64>(status.st_dev), static_cast<quint64>(status.st_ino)};
}

std::optional<std::pair<quint64, quint64>> identityAt(const QString &path)
{
    struct stat status
    {
    };
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? std::optional{identityOf(status)} : std::nullopt;
}

std::optional<std::pair<quint64, quint64>> identityOf(const QFile &file)
{
    struct stat status
    {
    };
    return ::fstat(file.handle(), &status) == 0 ? std::optional{identityOf(status)} : std::nullopt;
}

#else

std::optional<std::pair<quint64, quint64>> identityAt(const QString &)
{
    return {};
}

std::optional<std::pair<quint64, quint64>> identityOf(const QFile &)
{
    return {};
}

#endif

} // namespace

FileFeed::FileFeed(const FeedSpec &spec, const Clock &clock, Sink sink)
    : LineFeed{spec, clock, std::move(sink)}, m_path{spec.path}, m_watcher{this}, m_poll{this}
{
    m_poll.setInterval(pollInterval);
    connect(&m_poll, &QTimer::timeout, this, &FileFeed::poll);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &FileFeed::turn);
}

void FileFeed::start()
{
    LineFeed::start();
    m_poll.start();
}

void FileFeed::stop()
{
    LineFeed::stop();
    m_poll.stop();
}

void FileFeed::poll()
{
    ++m_polls;
    turn();
}

LineFeed::Read FileFeed::readSome(QByteArray &bytes, qsizetype most)
{
    if (!m_file.isOpen() && !open()) {
        return Read::Nothing;
    }
    bytes.resize(most);
    const qint64 count = m_file.read(bytes.data(), most);
    bytes.resize(count > 0 ? static_cast<qsizetype>(count) : 0);
    if (count > 0) {
        m_replacedAt.reset();
        return Read::Bytes;
    }
    if (count < 0) {
        fail("unreadable", shownSystemReason(m_file.errorString()));
        close();
        return Read::Nothing;
    }
    return atEnd();
}

/// Both the poll and the watcher call turn().
void FileFeed::waitForMore() {}

bool FileFeed::open()
{
    const QFileInfo info{m_path};
    if (!info.exists()) {
        fail("missing", FeedText::tr("no such file; waiting for it"));
        return false;
    }
    if (!info.isFile()) {
        fail("unreadable", FeedText::tr("not a regular file"));
        return false;
    }
    m_file.setFileName(m_path);
    if (!m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        fail("unreadable", shownSystemReason(m_file.errorString()));
        return false;
    }
    m_identity = identityOf(m_file);
    m_reported.clear();
    m_watcher.addPath(m_path);
    return true;
}

void FileFeed::close()
{
    m_file.close();
    m_replacedAt.reset();
    m_watcher.removePath(m_path); // it watches the old file, not the name
}

void FileFeed::fail(const QByteArray &code, const QString &reason)
{
    const QString message = QStringLiteral("%1: %2").arg(m_path, reason);
    if (std::exchange(m_reported, message) != message) {
        Q_EMIT failed({code, message, QStringLiteral("--feed")});
    }
}

LineFeed::Read FileFeed::atEnd()
{
    if (m_file.size() < m_file.pos()) {
        endLine();
        m_file.seek(0);
        return Read::Again;
    }
    if (!isReplaced()) {
        m_replacedAt.reset();
        return Read::Nothing;
    }
    // Its writer may not have noticed yet: it has until the poll after the next.
    if (!m_replacedAt) {
        m_replacedAt = m_polls;
    }
    if (m_polls < *m_replacedAt + 2) {
        return Read::Nothing;
    }
    endLine();
    close();
    return Read::Again;
}

/// Not while nothing stands in its place: then the old file is all there is.
bool FileFeed::isReplaced() const
{
    const auto present = identityAt(m_path);
    return present && m_identity && *present != *m_identity;
}

} // namespace pushscope
