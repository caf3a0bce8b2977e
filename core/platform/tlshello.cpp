// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/tlshello.h"

#include <algorithm>

namespace pushscope {

namespace {

constexpr unsigned char handshakeRecord = 22;
constexpr unsigned char clientHello = 1;
constexpr unsigned char majorVersion = 3;
constexpr int recordHeaderSize = 5;
constexpr int messageHeaderSize = 4;

} // namespace

bool TlsHello::take(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const qsizetype skipped = std::min(bytes.size(), mostToSkip());
        if (skipped > 0) {
            skip(skipped);
            bytes = bytes.sliced(skipped);
            continue;
        }
        const auto byte = static_cast<unsigned char>(bytes.front());
        if (!(m_recordLeft > 0 ? takeOfMessageHeader(byte) : takeOfRecordHeader(byte))) {
            return false;
        }
        bytes = bytes.sliced(1);
    }
    return true;
}

qsizetype TlsHello::mostToSkip() const
{
    return m_recordType == handshakeRecord ? std::min(m_recordLeft, m_messageLeft) : m_recordLeft;
}

void TlsHello::skip(qsizetype bytes)
{
    m_recordLeft -= bytes;
    if (m_recordType == handshakeRecord) {
        m_messageLeft -= bytes;
        m_isWhole = m_isWhole || m_messageLeft == 0;
    }
}

bool TlsHello::takeOfRecordHeader(unsigned char byte)
{
    constexpr int lengthAt = 3;
    const int at = m_recordHeaderBytes;
    m_recordHeaderBytes = (at + 1) % recordHeaderSize;
    if (at == 0) {
        m_recordType = byte;
        return m_isWhole || byte == handshakeRecord;
    }
    if (at == 1) {
        return byte == majorVersion;
    }
    m_recordLength = at < lengthAt ? 0 : m_recordLength * 256 + byte;
    if (m_recordHeaderBytes == 0) {
        m_recordLeft = m_recordLength;
    }
    return true;
}

bool TlsHello::takeOfMessageHeader(unsigned char byte)
{
    const int at = m_messageHeaderBytes;
    m_messageHeaderBytes = (at + 1) % messageHeaderSize;
    --m_recordLeft;
    if (at == 0) {
        m_messageLength = 0;
        return m_isWhole || byte == clientHello;
    }
    m_messageLength = m_messageLength * 256 + byte;
    if (m_messageHeaderBytes == 0) {
        m_messageLeft = m_messageLength;
        m_isWhole = m_isWhole || m_messageLeft == 0;
    }
    return m_messageLength <= longest;
}

} // namespace pushscope
