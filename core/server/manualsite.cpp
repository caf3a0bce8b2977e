// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/manualsite.h"

#include "help/helpbook.h"

#include <QFile>
#include <QHash>
#include <QString>

#include <algorithm>
#include <mutex>
#include <vector>

namespace pushscope {

namespace {

constexpr QByteArrayView manualRoot{"/help"};
constexpr QByteArrayView manualPictures{"pictures/"};
constexpr QByteArrayView manualStyle{"help.css"};

QByteArray manualResource(const QString &name)
{
    QFile file{QStringLiteral(":/pushscope/web/help/") + name};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

QString manualLink(const HelpPage &page, const QString &attributes, const QString &before = {})
{
    return QStringLiteral("<a href=\"%1\"%2>%3%4</a>").arg(page.name, attributes, before, page.title.toHtmlEscaped());
}

/// The headings of the second level.
QString headingList(const QString &page)
{
    QString items;
    const QList<HelpHeading> headings = helpHeadings(page);
    for (const HelpHeading &heading : headings) {
        if (heading.level == 2) {
            items += QStringLiteral("<li><a href=\"#%1\">%2</a></li>\n").arg(heading.id, heading.title.toHtmlEscaped());
        }
    }
    return items.isEmpty() ? QString{} : QStringLiteral("\n<ul class=\"within\">\n%1</ul>").arg(items);
}

QString manualContents(const HelpPage &current)
{
    QString html;
    QString part;
    for (const HelpPage &page : helpPages()) {
        if (page.part != part) {
            html += QStringLiteral("%1<p>%2</p>\n<ul>\n")
                        .arg(part.isEmpty() ? QString{} : QStringLiteral("</ul>\n"), page.part.toHtmlEscaped());
            part = page.part;
        }
        const bool isCurrent = page.name == current.name;
        html += QStringLiteral("<li>%1%2</li>\n")
                    .arg(manualLink(page, isCurrent ? QStringLiteral(" aria-current=\"page\"") : QString{}),
                         isCurrent ? headingList(page.name) : QString{});
    }
    return html + QStringLiteral("</ul>\n");
}

QString manualNeighbours(const QList<HelpPage> &pages, qsizetype at)
{
    QString html;
    if (at > 0) {
        html += manualLink(pages.at(at - 1), QStringLiteral(" rel=\"prev\""), QStringLiteral("<span>Previous</span>"))
            + u'\n';
    }
    if (at + 1 < pages.size()) {
        html +=
            manualLink(pages.at(at + 1), QStringLiteral(" rel=\"next\""), QStringLiteral("<span>Next</span>")) + u'\n';
    }
    return html;
}

/// In one go, as a page's text may have braces of its own.
QString filledIn(const QString &frame, const QHash<QString, QString> &parts)
{
    QString filled;
    qsizetype done = 0;
    for (qsizetype at = frame.indexOf(u"{{"); at >= 0; at = frame.indexOf(u"{{", done)) {
        const qsizetype end = frame.indexOf(u"}}", at);
        filled += frame.mid(done, at - done) + parts.value(frame.mid(at + 2, end - at - 2));
        done = end + 2;
    }
    return filled + frame.mid(done);
}

QByteArray framedPage(const QList<HelpPage> &pages, qsizetype at)
{
    const HelpPage &page = pages.at(at);
    const QString manual = QStringLiteral("PushScope manual");
    const QString title = at == 0 ? manual : page.title + QStringLiteral(" – ") + manual;
    return filledIn(QString::fromUtf8(manualResource(QStringLiteral("page.html"))),
                    {{QStringLiteral("title"), title.toHtmlEscaped()},
                     {QStringLiteral("contents"), manualContents(page)},
                     {QStringLiteral("body"), helpBody(page.name)},
                     {QStringLiteral("neighbours"), manualNeighbours(pages, at)}})
        .toUtf8();
}

/// Each is put together once; any thread of the server may be the first to ask.
const WebFile &finishedPage(qsizetype at)
{
    struct Finished
    {
        std::once_flag once;
        WebFile file;
    };
    static std::vector<Finished> all(static_cast<std::size_t>(helpPages().size()));
    Finished &page = all[static_cast<std::size_t>(at)];
    std::call_once(page.once, [&page, at] {
        page.file = taggedFile("text/html; charset=utf-8", framedPage(helpPages(), at), manualPolicy);
    });
    return page.file;
}

/// -1 if there is none; the first for an empty name.
qsizetype pageAt(QByteArrayView name)
{
    const QList<HelpPage> &pages = helpPages();
    const auto found = std::ranges::find_if(
        pages, [name](const HelpPage &page) { return name.isEmpty() || page.name.toUtf8() == name; });
    return found == pages.end() ? -1 : std::distance(pages.begin(), found);
}

std::optional<WebFile> unlessEmpty(const char *type, const QByteArray &body)
{
    return body.isEmpty() ? std::nullopt : std::optional{taggedFile(type, body, manualPolicy)};
}

} // namespace

bool isManualPath(QByteArrayView path)
{
    return path == manualRoot || (path.startsWith(manualRoot) && path.at(manualRoot.size()) == '/');
}

bool isManualPage(QByteArrayView path)
{
    return path == manualRoot || (isManualPath(path) && pageAt(path.sliced(manualRoot.size() + 1)) >= 0);
}

bool hasManualFile(QByteArrayView path)
{
    if (!isManualPath(path) || path == manualRoot) {
        return false;
    }
    const QByteArrayView name = path.sliced(manualRoot.size() + 1);
    if (name.startsWith(manualPictures)) {
        return hasHelpPicture(QString::fromUtf8(name.sliced(manualPictures.size())));
    }
    return name == manualStyle || pageAt(name) >= 0 || hasHelpFile(QString::fromUtf8(name));
}

std::optional<WebFile> manualFile(QByteArrayView path)
{
    if (!isManualPath(path) || path == manualRoot) {
        return {};
    }
    const QByteArrayView name = path.sliced(manualRoot.size() + 1);
    if (name == manualStyle) {
        return unlessEmpty("text/css; charset=utf-8", manualResource(QStringLiteral("help.css")));
    }
    if (name.startsWith(manualPictures)) {
        return unlessEmpty("image/png", helpPicture(QString::fromUtf8(name.sliced(manualPictures.size()))));
    }
    if (const qsizetype at = pageAt(name); at >= 0) {
        return finishedPage(at);
    }
    return unlessEmpty("application/schema+json", helpFile(QString::fromUtf8(name)));
}

} // namespace pushscope
