// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/linesplitter.h"

#include <utility>

namespace pushscope {

void LineSplitter::add(QByteArrayView bytes)
{
    m_buffer.remove(0, m_start);
    m_searched -= m_start;
    m_start = 0;
    m_buffer.append(bytes);
}

std::optional<QByteArray> LineSplitter::next()
{
    for (;;) {
        const auto end = m_buffer.indexOf('\n', m_searched);
        if (end < 0) {
            m_searched = m_buffer.size();
            if (m_searched - m_start > longestLine + 1) { // one more for the CR of a CRLF
                m_discarding = true;
                m_start = m_searched;
            }
            return {};
        }
        const auto line = QByteArrayView{m_buffer}.sliced(m_start, end - m_start);
        m_start = m_searched = end + 1;
        if (auto found = accepted(line)) {
            return found;
        }
    }
}

std::optional<QByteArray> LineSplitter::accepted(QByteArrayView line)
{
    if (line.endsWith('\r')) {
        line.chop(1);
    }
    if (std::exchange(m_discarding, false) || line.size() > longestLine) {
        ++m_overlong;
        return {};
    }
    return line.isEmpty() ? std::nullopt : std::optional{line.toByteArray()};
}

std::optional<QByteArray> LineSplitter::takeRest()
{
    auto rest = accepted(QByteArrayView{m_buffer}.sliced(m_start));
    m_buffer.clear();
    m_start = m_searched = 0;
    return rest;
}

quint64 LineSplitter::takeOverlong()
{
    return std::exchange(m_overlong, 0);
}

} // namespace pushscope
