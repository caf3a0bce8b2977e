// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/checkconfig.h"
#include "check/checkorigin.h"
#include "message/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>

namespace pushscope {

enum class CheckNeed;

/// The server under test: where its endpoints are and how an orderly request to them looks.
class CheckTarget
{
public:
    /// The error's field is `url`, `publish-url`, `header` or `token`.
    [[nodiscard]] static Result<CheckTarget> of(const CheckConfig &config);

    [[nodiscard]] const CheckConfig &config() const { return m_config; }
    [[nodiscard]] const CheckOrigin &origin() const { return m_origin; }
    /// Only the origin was named, so the server is PushScope by intent: channels can be asked for.
    [[nodiscard]] bool isBare() const { return m_bare; }
    /// The endpoint of one transport was named, by the path or the transport, so it must be there.
    [[nodiscard]] bool isNamed() const;
    /// Anything of what was given may let us in.
    [[nodiscard]] bool hasCredentials() const { return !m_secrets.isEmpty(); }

    /// What of the server's is tried at all.
    [[nodiscard]] bool isWanted(CheckNeed need) const;
    /// Nothing: it is offered. Else why not.
    [[nodiscard]] std::optional<QString> missing(CheckNeed need) const;
    void setMissing(CheckNeed need, const QString &why);
    /// Whether a case may publish; else why not.
    [[nodiscard]] std::optional<QString> cannotPublish() const;
    void setCannotPublish(const QString &why) { m_cannotPublish = why; }

    /// The request target of an endpoint. Of a bare origin it names the channel, if any. `query` as `a=b&c=d`.
    [[nodiscard]] QByteArray path(CheckNeed need, const QByteArray &channel = {}, const QByteArray &query = {}) const;

    /// Host and all that the user wants to be sent, each line with its CR LF.
    [[nodiscard]] QByteArray usualLines() const { return hostLine() + m_userLines; }
    [[nodiscard]] QByteArray hostLine() const { return "Host: " + m_origin.hostField + "\r\n"; }
    [[nodiscard]] const QByteArray &userLines() const { return m_userLines; }
    /// A whole head. `lines` each end in CR LF.
    [[nodiscard]] QByteArray request(const QByteArray &method, const QByteArray &target,
                                     const QByteArray &lines = {}) const;

    [[nodiscard]] const CheckOrigin &publishOrigin() const { return m_publishOrigin; }
    /// A whole POST with the text as its body.
    [[nodiscard]] QByteArray publishRequest(const QByteArray &channel, const QByteArray &text) const;

    /// What gives access becomes asterisks: tokens, the query items and the user info of the URLs that do, and values
    /// of the user's header fields.
    [[nodiscard]] QString withoutSecrets(QString text) const;

    /// Shorter values of header fields are no secrets, and too common to be hidden.
    static constexpr qsizetype shortestSecret = 4;

private:
    void choosePaths();
    [[nodiscard]] std::optional<Error> choosePublish();

    CheckConfig m_config;
    CheckOrigin m_origin;
    CheckOrigin m_publishOrigin;
    bool m_bare = false;
    std::map<CheckNeed, QByteArray> m_paths;
    std::map<CheckNeed, QString> m_missing;
    QByteArray m_publishPath;
    bool m_hasNoPlaceToPublish = false;
    std::optional<QString> m_cannotPublish;
    QByteArray m_userLines;
    QStringList m_secrets; ///< the longest first
};

} // namespace pushscope
