// SPDX-License-Identifier: GPL-3.0-or-later
#include "manual/manualaddress.h"

#include <QHash>

#include <algorithm>

namespace pushscope {

namespace {

constexpr QLatin1String scheme{"manual"};

/// Pages in the order in which they are tried.
const QHash<QString, QStringList> &pagesOfViews()
{
    static const auto list = [](const char *names) { return QString::fromLatin1(names).split(u' '); };
    static const QHash<QString, QStringList> pages{
        {QStringLiteral("panes"), list("desktop latency")},
        {QStringLiteral("load"), list("measure-your-server sizing")},
        {QStringLiteral("compare"), list("choosing")},
        {QStringLiteral("lessons"), list("lessons")},
        {QStringLiteral("experiment"), list("experiments")},
        {QStringLiteral("timeline"), list("desktop latency")},
        {QStringLiteral("figures"), list("latency")},
        {QStringLiteral("inspector"), list("inspector endpoints")},
        {QStringLiteral("ledger"), list("ledger scale-out")},
        {QStringLiteral("faults"), list("faults experiments")},
        {QStringLiteral("samples"), list("samples")},
        {QStringLiteral("share"), list("sharing")},
        {QStringLiteral("recording"), list("recordings")},
    };
    return pages;
}

} // namespace

QUrl manualUrl(const QString &page, const QString &id)
{
    QUrl url;
    url.setScheme(scheme);
    url.setPath(u'/' + page);
    if (!id.isEmpty())
        url.setFragment(id);
    return url;
}

bool isManualUrl(const QUrl &url)
{
    return url.scheme() == scheme;
}

QString manualPage(const QUrl &url)
{
    return url.path().mid(url.path().startsWith(u'/') ? 1 : 0);
}

QString manualPageFor(const QString &shown, const QStringList &pages)
{
    const QStringList wanted = pagesOfViews().value(shown);
    const auto found =
        std::find_if(wanted.cbegin(), wanted.cend(), [&pages](const QString &page) { return pages.contains(page); });
    return found == wanted.cend() ? pages.value(0) : *found;
}

} // namespace pushscope
