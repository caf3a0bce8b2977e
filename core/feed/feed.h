// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/event.h"
#include "message/result.h"
#include "time/clock.h"

#include <QObject>

#include <functional>
#include <memory>

namespace pushscope {

/// Makes events at intended times. Lives in the server's thread and hands each event straight to
/// its sink, with the due time that was fixed in advance: an event that comes late shows it.
class Feed : public QObject
{
    Q_OBJECT

public:
    using Sink = std::function<void(Publication)>;

    ~Feed() override = default;

    virtual void start() = 0;
    virtual void stop() = 0;
    /// Events per second, taken to the nearest end of FeedSpec's range. What is due already keeps
    /// its due time. Without effect on feeds whose pace is their source's (stdin, file).
    virtual void setRate(double perSecond);
    /// The size in bytes to which each generated JSON payload is padded by a member `pad`; 0, or
    /// less than its natural size, leaves it as it is. At most FeedSpec::largestPayload.
    virtual void setPayloadSize(qsizetype bytes);

Q_SIGNALS:
    /// The source is unusable (file missing, unreadable). The feed goes on trying where it can mend.
    void failed(const pushscope::Error &error);
    /// The source has ended (stdin at its end).
    void finished();

protected:
    using QObject::QObject;
};

/// What `--feed` names.
struct FeedSpec
{
    enum class Kind { None, System, Clock, Ticker, Stdin, File };

    Kind kind = Kind::None;
    QString path; ///< of File
    QByteArray channel{"default"};
    double rate = 20; ///< events per second
    qsizetype payloadSize = 0;
    quint32 seed = 1; ///< of Ticker's random walk

    bool operator==(const FeedSpec &) const = default;

    static constexpr double lowestRate = 0.01;
    static constexpr double highestRate = 100'000;
    static constexpr qsizetype largestPayload = 1024 * 1024;

    /// system, clock, ticker, stdin, none or file:PATH; the error's field is `--feed`.
    [[nodiscard]] static Result<FeedSpec> parse(const QString &text);
    [[nodiscard]] QString toString() const;
};

/// `clock` must outlive the feed. None gives a feed that never sends.
[[nodiscard]] std::unique_ptr<Feed> makeFeed(const FeedSpec &spec, const Clock &clock, Feed::Sink sink);

} // namespace pushscope
