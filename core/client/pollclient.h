// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientbase.h"
#include "protocol/pollbatch.h"

#include <QTimer>

namespace pushscope {

/// Asks again and again: long poll (the server holds the request until there is something) and
/// short poll (at a fixed distance). Speaks PushScope's JSON with its cursor, and with other
/// servers takes the body as one event and the cursor from Last-Modified and ETag.
class PollClient final : public ClientBase
{
    Q_OBJECT

public:
    PollClient(const ClientConfig &config, const Clock &clock, ClientListener &listener, Route *route);

    /// How long after the server's own limit an answer may come.
    static constexpr std::chrono::seconds staleGrace{1};
    static constexpr std::chrono::seconds deadGrace{5};
    static constexpr std::chrono::seconds foreignLongPoll{120};
    /// An answer without news that comes sooner was not held: asking at once again would be a storm.
    static constexpr std::chrono::milliseconds notHeld{250};
    /// The first short poll with a cursor follows the one that fetched it so soon at the latest.
    static constexpr std::chrono::milliseconds firstInterval{250};

private:
    enum class Dialect { Ours, Foreign };

    RequestPlan plan() override;
    void answered(const HttpResponseHead &head, Instant at) override;
    void received(QByteArrayView bytes, Instant at) override;
    void answerEnded(Instant at) override;
    void disconnected() override;

    void planOurs(RequestPlan &plan);
    void planForeign(RequestPlan &plan);
    void takeBatch(const PollBatch &batch, Instant at);
    bool takeForeign(Instant at);
    void askAgain(bool hadNews, Instant answered);
    [[nodiscard]] bool isLong() const { return config().transport == Transport::LongPoll; }

    std::optional<Dialect> m_dialect; ///< guessed from the path, then known from the answers
    bool m_proven = false; ///< an answer was PushScope's
    bool m_primed = false; ///< a first answer of this connection has come
    bool m_held = false; ///< the server may hold the request under way
    bool m_resumes = false;
    std::optional<QByteArray> m_cursor;
    QByteArray m_lastModified;
    QByteArray m_entityTag;
    int m_status = 0;
    QByteArray m_body;
    QTimer m_nextTimer;
    QTimer m_staleTimer;
};

} // namespace pushscope
