// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/standardinput.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <unistd.h>

namespace pushscope {

namespace {

constexpr std::size_t chunkSize = 64 * 1024;

} // namespace

StandardInput::StandardInput(QObject *parent)
    : QObject{parent}, m_notifier{std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read)}
{
    m_notifier->setEnabled(false);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &StandardInput::read);
}

StandardInput::~StandardInput() = default;

void StandardInput::requestLine()
{
    if (!takeLine()) {
        m_notifier->setEnabled(true);
    }
}

bool StandardInput::takeLine()
{
    const qsizetype end = m_buffer.indexOf('\n', m_searched);
    m_searched = m_buffer.size();
    if ((end < 0 ? m_buffer.size() : end) > longestLine) {
        Q_EMIT tooLong();
        return true;
    }
    if (end < 0 && !m_atEnd) {
        return false;
    }
    if (end < 0 && m_buffer.isEmpty()) {
        Q_EMIT ended();
        return true;
    }
    const qsizetype length = end < 0 ? m_buffer.size() : end; // the last line may have no line break
    QByteArray found = m_buffer.first(length);
    m_buffer.remove(0, length + (end < 0 ? 0 : 1));
    m_searched = 0;
    if (found.endsWith('\r')) {
        found.chop(1);
    }
    Q_EMIT line(found);
    return true;
}

void StandardInput::read()
{
    std::array<char, chunkSize> chunk; // NOLINT(cppcoreguidelines-pro-type-member-init): filled by read
    const auto count = ::read(STDIN_FILENO, chunk.data(), chunk.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) {
        return;
    }
    if (count <= 0) {
        m_atEnd = true;
    } else {
        m_buffer.append(chunk.data(), count);
    }
    m_notifier->setEnabled(false);
    requestLine();
}

} // namespace pushscope
