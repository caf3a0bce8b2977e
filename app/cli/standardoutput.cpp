// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/standardoutput.h"

#include "message/credentials.h"

#include <cerrno>
#include <cstdio>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pushscope {

namespace {

/// Waits until the descriptor takes bytes; for one that somebody else made non-blocking.
void waitUntilWritable()
{
    pollfd output{STDOUT_FILENO, POLLOUT, 0};
    ::poll(&output, 1, -1);
}

} // namespace

StandardOutput::~StandardOutput()
{
    flush();
}

void StandardOutput::write(QByteArrayView bytes)
{
    if (m_closed) {
        return;
    }
    m_buffer.append(bytes);
    if (m_buffer.size() >= largestBuffer) {
        flush();
    } else if (!m_flushPosted) {
        m_flushPosted = true;
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_flushPosted = false;
                flush();
            },
            Qt::QueuedConnection);
    }
}

void StandardOutput::flush()
{
    qsizetype done = 0;
    while (done < m_buffer.size()) {
        const auto written =
            ::write(STDOUT_FILENO, m_buffer.constData() + done, static_cast<std::size_t>(m_buffer.size() - done));
        if (written >= 0) {
            done += written;
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            waitUntilWritable();
        } else if (errno != EINTR) {
            close();
            break;
        }
    }
    m_buffer.resize(0); // keeps the capacity
}

void StandardOutput::close()
{
    if (errno != EPIPE) {
        std::perror("standard output");
        m_failed = true;
    }
    m_closed = true;
    QMetaObject::invokeMethod(this, &StandardOutput::closed, Qt::QueuedConnection);
}

QString forTerminal(QString text)
{
    for (QChar &c : text) {
        const ushort code = c.unicode();
        const bool turns = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
        if (turns || c.category() == QChar::Other_Control) {
            c = QChar::ReplacementCharacter;
        }
    }
    return text;
}

bool errorsJoinOutput()
{
    struct stat output
    {
    };
    struct stat errors
    {
    };
    return ::fstat(STDOUT_FILENO, &output) == 0 && ::fstat(STDERR_FILENO, &errors) == 0
        && output.st_dev == errors.st_dev && output.st_ino == errors.st_ino;
}

void printError(const QString &line)
{
    std::fputs((forTerminal(withoutCredentials(line)) + QLatin1Char('\n')).toLocal8Bit().constData(), stderr);
}

} // namespace pushscope
