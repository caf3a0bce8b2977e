// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/helpbook.h"

#include "help/helpsections.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace pushscope {

namespace {

QString resourcePath(const QString &name)
{
    return QStringLiteral(":/pushscope/help/") + name;
}

QString picturePath(const QString &file)
{
    return QStringLiteral("pictures/") + file;
}

QByteArray resourceBytes(const QString &name)
{
    QFile file{resourcePath(name)};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

bool isFileName(const QString &name, QStringView ending)
{
    return name.endsWith(ending) && !name.contains(u'/');
}

bool isPictureName(const QString &name)
{
    return isFileName(name, u".png");
}

bool isSchemaName(const QString &name)
{
    return isFileName(name, u".schema.json");
}

QList<HelpPage> readPages()
{
    QList<HelpPage> pages;
    const QJsonArray contents = QJsonDocument::fromJson(resourceBytes(QStringLiteral("contents.json"))).array();
    for (const QJsonValue entry : contents) {
        pages.append({entry[u"name"].toString(), entry[u"title"].toString(), entry[u"part"].toString()});
    }
    return pages;
}

QList<HelpSection> readSections()
{
    QList<HelpSection> sections;
    const QJsonArray array = QJsonDocument::fromJson(resourceBytes(QStringLiteral("sections.json"))).array();
    for (const QJsonValue entry : array) {
        sections.append({entry[u"page"].toString(),
                         {entry[u"level"].toInt(), entry[u"id"].toString(), entry[u"title"].toString()},
                         entry[u"text"].toString()});
    }
    return sections;
}

} // namespace

const QList<HelpPage> &helpPages()
{
    static const QList<HelpPage> pages = readPages();
    return pages;
}

const QList<HelpSection> &helpSections()
{
    static const QList<HelpSection> sections = readSections();
    return sections;
}

QString helpBody(const QString &page)
{
    const bool isThere = std::any_of(helpPages().cbegin(), helpPages().cend(),
                                     [&page](const HelpPage &known) { return known.name == page; });
    return isThere ? QString::fromUtf8(resourceBytes(QStringLiteral("pages/%1.html").arg(page))) : QString{};
}

QList<HelpHeading> helpHeadings(const QString &page)
{
    QList<HelpHeading> headings;
    for (const HelpSection &section : helpSections()) {
        if (section.page == page) {
            headings.append(section.heading);
        }
    }
    return headings;
}

QByteArray helpPicture(const QString &file)
{
    return isPictureName(file) ? resourceBytes(picturePath(file)) : QByteArray{};
}

bool hasHelpPicture(const QString &file)
{
    return isPictureName(file) && QFile::exists(resourcePath(picturePath(file)));
}

QByteArray helpFile(const QString &file)
{
    return isSchemaName(file) ? resourceBytes(file) : QByteArray{};
}

bool hasHelpFile(const QString &file)
{
    return isSchemaName(file) && QFile::exists(resourcePath(file));
}

} // namespace pushscope
