// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/tool/markdowntarget.h"

#include <QDir>
#include <QFileInfo>

namespace pushscope {

namespace {

bool leadsElsewhere(const QString &href)
{
    return href.startsWith(u"https://") || href.startsWith(u"http://") || href.startsWith(u"mailto:");
}

MarkdownTarget repositoryTarget(const QString &path, const MarkdownSurroundings &surroundings)
{
    const QString absolute = QDir::cleanPath(surroundings.folder + u'/' + path);
    if (!absolute.startsWith(surroundings.root + u'/') || !QFileInfo::exists(absolute)) {
        return LinkToNothing{QStringLiteral("there is no file %1").arg(path)};
    }
    return LinkToName{QDir{surroundings.root}.relativeFilePath(absolute)};
}

} // namespace

MarkdownTarget linkTarget(const QString &href, const MarkdownSurroundings &surroundings)
{
    if (leadsElsewhere(href)) {
        return LinkToFollow{href, false, {}};
    }
    const qsizetype hash = href.indexOf(u'#');
    const QString path = href.left(hash);
    const QString anchor = hash < 0 ? QString{} : href.mid(hash + 1);
    if (path.isEmpty()) {
        return LinkToFollow{href, true, {{}, anchor, 0}};
    }
    if (path.startsWith(u'/') || path.contains(u':')) {
        return LinkToNothing{QStringLiteral("%1 is neither a relative path nor an address on the web").arg(href)};
    }
    const QString page = path.chopped(path.endsWith(u".md") ? 3 : 0);
    if (page != path && surroundings.pages.contains(page)) {
        return LinkToFollow{page + href.mid(path.size()), true, {page, anchor, 0}};
    }
    if (surroundings.files.contains(path)) {
        return LinkToFollow{path, false, {}};
    }
    return repositoryTarget(path, surroundings);
}

QString pictureProblem(const QString &src, const MarkdownSurroundings &surroundings)
{
    const QString folder = QStringLiteral("pictures/");
    if (!src.startsWith(folder) || src.indexOf(u'/', folder.size()) >= 0 || !src.endsWith(u".png")) {
        return QStringLiteral("%1 is no picture as pictures/NAME.png").arg(src);
    }
    return QFileInfo::exists(surroundings.folder + u'/' + src) ? QString{}
                                                               : QStringLiteral("there is no picture %1").arg(src);
}

QString headingId(const QString &title)
{
    QString id;
    for (const QChar c : title.toLower()) {
        if (c.isLetterOrNumber() || c == u'-' || c == u'_' || c.isMark()) {
            id += c;
        } else if (c == u' ') {
            id += u'-';
        }
    }
    return id;
}

} // namespace pushscope
