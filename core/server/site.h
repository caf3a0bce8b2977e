// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/httphead.h"
#include "protocol/httptarget.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <functional>
#include <memory>

namespace pushscope {

class SiteFolder;
struct ServerStats;

/// The pages and figures that are asked for and answered at once: /health, /stats, /metrics, /time, and the files
/// that the program brings along for browsers.
/// QHttpServer routes and answers them, but never sees the network: each request is handed to it
/// complete, after the gate has read and checked it, and the answer is taken from it as bytes. So
/// its parser meets only well-formed input, and no socket of ours is owned by it.
class Site
{
public:
    struct Answer
    {
        int status = 500;
        QByteArray contentType{"text/plain"};
        QByteArray body{"the answer could not be made\n"};
        QByteArray headerLines; ///< further ones, each ending in CRLF
    };

    struct Sources
    {
        std::function<ServerStats()> stats;
        std::function<QByteArray()> metrics;
        std::function<bool()> isAvailable;
        std::function<qint64()> nowMicroseconds;
    };

    /// `folder` is one of the user's own, or empty.
    Site(Sources sources, const QString &folder);
    ~Site();
    Site(const Site &) = delete;
    Site &operator=(const Site &) = delete;

    /// What the path takes, push endpoints included; empty if there is nothing at it.
    [[nodiscard]] QByteArrayList methodsOf(const QByteArray &path) const;

    /// What no token is needed for: it tells nothing but that the server is there, or was put there to be seen.
    [[nodiscard]] bool isPublic(const QByteArray &path) const;

    /// The user's folder, if it is what that path is served from; such a request is not for `answer`.
    [[nodiscard]] const SiteFolder *folderFor(const QByteArray &path) const;

    [[nodiscard]] Answer answer(const HttpRequestHead &head, const HttpTarget &target, const QByteArray &body);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pushscope
