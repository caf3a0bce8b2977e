// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace pushscope {

/// Follows what a TLS client sends in the clear (RFC 8446 4, 5.1), and refuses what is no ClientHello or announces too
/// long a one: OpenSSL takes memory for 128 KiB when the first bytes of such come, in however many records.
class TlsHello
{
public:
    /// Some times the longest that browsers send.
    static constexpr qsizetype longest = 16 * 1024;

    /// The next bytes of the connection; false: they are to be refused.
    [[nodiscard]] bool take(QByteArrayView bytes);
    /// The first one has come to its end.
    [[nodiscard]] bool isWhole() const { return m_isWhole; }

private:
    [[nodiscard]] bool takeOfRecordHeader(unsigned char byte);
    [[nodiscard]] bool takeOfMessageHeader(unsigned char byte);
    [[nodiscard]] qsizetype mostToSkip() const;
    void skip(qsizetype bytes);

    int m_recordHeaderBytes = 0; ///< that have come
    int m_messageHeaderBytes = 0;
    unsigned char m_recordType = 0;
    bool m_isWhole = false;
    qsizetype m_recordLength = 0; ///< as far as its bytes have come
    qsizetype m_messageLength = 0;
    qsizetype m_recordLeft = 0;
    qsizetype m_messageLeft = 0;
};

} // namespace pushscope
