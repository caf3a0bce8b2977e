// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/redirects.h"

#include "client/endpoint.h"
#include "client/refusal.h"
#include "message/clientsentence.h"

namespace pushscope {

namespace {

bool isPermanent(int status)
{
    return status == 301 || status == 308;
}

bool isFollowable(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty()
        && (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https"));
}

} // namespace

bool isRedirect(int status)
{
    return isPermanent(status) || status == 302 || status == 303 || status == 307;
}

Result<QUrl> Redirects::follow(const HttpResponseHead &head, const QUrl &asked)
{
    const auto location = head.headers.value("Location");
    const QUrl url = location ? withHttpScheme(asked.resolved(QUrl::fromEncoded(*location))) : QUrl{};
    if (!isFollowable(url)) {
        return Error{"bad-redirect", english(ClientSentence::NoUsableRedirect).arg(statusText(head)),
                     QStringLiteral("Location")};
    }
    if (++m_count > most) {
        return Error{"too-many-redirects", english(ClientSentence::TooManyRedirects).arg(most),
                     QStringLiteral("Location")};
    }
    m_permanent = m_permanent && isPermanent(head.status);
    return url;
}

} // namespace pushscope
