// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/viewerinfo.h"
#include "time/clock.h"

#include <QByteArray>
#include <QHash>

#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>
#include <vector>

namespace pushscope {

/// Where the threads of a server tell of their viewers, as long as somebody asks; and who has been sent away for a
/// while. All functions may be called from any thread.
class ViewerBoard
{
public:
    explicit ViewerBoard(std::size_t threads) : m_lists(threads) {}

    /// Somebody wants to know.
    void ask(Instant now) { m_asked = now.time_since_epoch().count(); }
    [[nodiscard]] bool isAsked(Instant now) const;

    /// Of that thread, in place of what it told before.
    void setList(std::size_t thread, ViewerList list);
    /// Of all threads together.
    [[nodiscard]] ViewerList all() const;

    /// Whoever shows that name hears a refusal until then.
    void refuse(const QByteArray &name, Instant until);
    /// For how long yet; nothing if it is welcome.
    [[nodiscard]] std::optional<std::chrono::seconds> refusal(const QByteArray &name, Instant now) const;
    /// Whether it is worth while to ask.
    [[nodiscard]] bool refusesAny() const { return m_refusals > 0; }
    /// How often somebody was refused so far.
    [[nodiscard]] quint64 refusals() const { return m_refusals; }

    static constexpr std::chrono::seconds askedFor{3};
    static constexpr qsizetype mostRefused = 1000;

private:
    std::atomic<Instant::rep> m_asked = -1;
    std::atomic<quint64> m_refusals = 0;
    mutable std::mutex m_mutex; ///< of all that follows
    std::vector<ViewerList> m_lists; ///< by thread
    QHash<QByteArray, Instant> m_refused;
};

} // namespace pushscope
