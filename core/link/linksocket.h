// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/socketsend.h"

#include <QByteArrayView>
#include <QtGlobal>

#include <functional>

class QSocketNotifier;
class QTcpSocket;

namespace pushscope {

/// One end of a relay: a connected TCP socket without buffers of its own, where the end of each direction, a reset and
/// a full buffer can be seen and made. The callbacks may close it, not delete it.
class LinkSocket
{
public:
    /// Takes the connection over from a connected socket, which is unconnected afterwards.
    explicit LinkSocket(QTcpSocket &socket);
    ~LinkSocket();
    Q_DISABLE_COPY_MOVE(LinkSocket)

    std::function<void()> onReadable;
    std::function<void()> onWritable;

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    void setReading(bool reading);
    void setWriting(bool writing);
    [[nodiscard]] Received receive(char *buffer, qint64 size) const;
    /// As sendNow().
    [[nodiscard]] qint64 send(QByteArrayView bytes) const;
    void finish() const; ///< FIN; goes on receiving
    void close();
    void reset(); ///< closes with RST
    void setReceiveBuffer(int bytes) const;

private:
    void forget();

    qintptr m_descriptor = -1;
    QSocketNotifier *m_read = nullptr;
    QSocketNotifier *m_write = nullptr;
    bool m_reading = false;
    bool m_writing = false;
};

} // namespace pushscope
