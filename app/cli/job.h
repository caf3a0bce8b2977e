// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace pushscope {

/// One command at work in the event loop of the main thread.
class Job : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void start() = 0;
    /// Asked to end by a signal or by a closed standard output: `finished` follows soon.
    virtual void stop() = 0;

Q_SIGNALS:
    void finished(int exitCode);
};

} // namespace pushscope
