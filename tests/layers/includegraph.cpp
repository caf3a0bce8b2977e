// SPDX-License-Identifier: GPL-3.0-or-later
#include "layers/includegraph.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace pushscope {

namespace {

const QStringList &uiMayUse()
{
    static const QStringList layers{
        QStringLiteral("help"),      QStringLiteral("time"),  QStringLiteral("message"),    QStringLiteral("metrics"),
        QStringLiteral("loadmodel"), QStringLiteral("fault"), QStringLiteral("experiment"), QStringLiteral("wire")};
    return layers;
}

bool isSystemSocketHeader(const QString &name)
{
    static const QStringList headers{QStringLiteral("sys/socket.h"),  QStringLiteral("sys/epoll.h"),
                                     QStringLiteral("sys/un.h"),      QStringLiteral("netinet/in.h"),
                                     QStringLiteral("netinet/tcp.h"), QStringLiteral("arpa/inet.h"),
                                     QStringLiteral("netdb.h"),       QStringLiteral("poll.h")};
    return headers.contains(name);
}

bool isIn(const QStringList &folders, const QString &name)
{
    return std::any_of(folders.begin(), folders.end(), [&name](const QString &folder) {
        const QFileInfo folderInfo(folder);
        const bool withModule = name.startsWith(folderInfo.fileName() + u'/');
        return withModule || QFileInfo::exists(folder + u'/' + name);
    });
}

QString firstFolder(const QString &name)
{
    const qsizetype slash = name.indexOf(u'/');
    return slash < 0 ? QString() : name.left(slash);
}

} // namespace

std::vector<Include> includesOf(const QByteArray &source)
{
    static const QRegularExpression pattern(QStringLiteral(R"(^\s*#\s*include\s*(["<])([^">]+)[">])"));
    std::vector<Include> found;
    int number = 0;
    for (const QByteArray &line : source.split('\n')) {
        ++number;
        const QRegularExpressionMatch match = pattern.match(QString::fromUtf8(line));
        if (match.hasMatch())
            found.push_back({match.captured(2), match.captured(1) == u'"', number});
    }
    return found;
}

LayerRules::LayerRules(QString sourceRoot, QStringList guiFolders, QStringList networkFolders)
    : m_sourceRoot{std::move(sourceRoot)}, m_guiFolders{std::move(guiFolders)}, m_networkFolders{
                                                                                    std::move(networkFolders)}
{
}

const QStringList &LayerRules::coreLayers()
{
    static const QStringList layers{
        QStringLiteral("help"),     QStringLiteral("time"),       QStringLiteral("message"),
        QStringLiteral("metrics"),  QStringLiteral("loadmodel"),  QStringLiteral("protocol"),
        QStringLiteral("fault"),    QStringLiteral("experiment"), QStringLiteral("wire"),
        QStringLiteral("platform"), QStringLiteral("redis"),      QStringLiteral("broker"),
        QStringLiteral("feed"),     QStringLiteral("server"),     QStringLiteral("client"),
        QStringLiteral("check"),    QStringLiteral("link"),       QStringLiteral("load"),
        QStringLiteral("lab")};
    return layers;
}

QString LayerRules::violation(const Place &from, const Include &include) const
{
    if (from.top != u"core" && from.top != u"ui")
        return {};
    if (isOfApp(include))
        return QStringLiteral("%1 is of app/, which stands on top").arg(include.name);
    return from.top == u"core" ? coreViolation(from, include) : uiViolation(include);
}

QString LayerRules::coreViolation(const Place &from, const Include &include) const
{
    if (!include.quoted) {
        return isIn(m_guiFolders, include.name)
            ? QStringLiteral("core includes %1, a header of a GUI module").arg(include.name)
            : QString();
    }
    const qsizetype own = coreLayers().indexOf(from.layer);
    const QString folder = firstFolder(include.name);
    const qsizetype other = coreLayers().indexOf(folder);
    if (own < 0)
        return QStringLiteral("core/%1 is no known layer").arg(from.layer);
    if (other < 0 && !include.name.endsWith(u".moc"))
        return QStringLiteral("%1 does not begin with a layer of core").arg(include.name);
    if (other > own)
        return QStringLiteral("%1 is above core/%2").arg(include.name, from.layer);
    return {};
}

QString LayerRules::uiViolation(const Include &include) const
{
    if (!include.quoted) {
        const bool socket = isSystemSocketHeader(include.name) || isIn(m_networkFolders, include.name);
        return socket ? QStringLiteral("ui includes %1, a header for sockets").arg(include.name) : QString();
    }
    const QString folder = firstFolder(include.name);
    const bool ofCore =
        coreLayers().contains(folder) && !QFileInfo::exists(m_sourceRoot + QStringLiteral("/ui/") + include.name);
    if (ofCore && !uiMayUse().contains(folder))
        return QStringLiteral("ui includes %1; of core it may use only %2")
            .arg(include.name, uiMayUse().join(QStringLiteral(", ")));
    return {};
}

bool LayerRules::isOfApp(const Include &include) const
{
    if (!include.quoted || include.name.contains(u"..") || !include.name.contains(u'/'))
        return include.quoted && include.name.contains(u"app/");
    return include.name.startsWith(u"app/") || QFileInfo::exists(m_sourceRoot + QStringLiteral("/app/") + include.name);
}

} // namespace pushscope
