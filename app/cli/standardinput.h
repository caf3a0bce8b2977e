// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>

#include <memory>

class QSocketNotifier;

namespace pushscope {

/// Standard input line by line, each only when it is asked for: a fast producer waits in its pipe.
class StandardInput final : public QObject
{
    Q_OBJECT

public:
    explicit StandardInput(QObject *parent = nullptr);
    ~StandardInput() override;

    /// `line`, `tooLong` or `ended` follows, once.
    void requestLine();

    static constexpr qsizetype longestLine = 1024 * 1024;

Q_SIGNALS:
    void line(const QByteArray &line); ///< without its line break
    void tooLong();
    void ended();

private:
    void read();
    bool takeLine();

    std::unique_ptr<QSocketNotifier> m_notifier;
    QByteArray m_buffer;
    qsizetype m_searched = 0; ///< there is no line break before this
    bool m_atEnd = false;
};

} // namespace pushscope
