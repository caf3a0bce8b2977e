// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/tool/manual.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace pushscope {

namespace {

const QString contentsFile = QStringLiteral("contents.json");

QSet<QString> namesOf(const QDir &folder, const QString &pattern, qsizetype ending)
{
    QSet<QString> names;
    const QStringList files = folder.entryList({pattern}, QDir::Files);
    for (const QString &file : files) {
        names.insert(file.chopped(ending));
    }
    return names;
}

/// Reads one manual; what is wrong with it is collected, so that all of it is seen at once.
class ManualReader
{
public:
    ManualReader(const QString &folder, const QString &root)
    {
        m_surroundings.folder = QDir{folder}.absolutePath();
        m_surroundings.root = QDir{root}.absolutePath();
        m_surroundings.pages = namesOf(m_surroundings.folder, QStringLiteral("*.md"), 3);
        m_surroundings.files = namesOf(m_surroundings.folder, QStringLiteral("*.schema.json"), 0);
    }

    [[nodiscard]] Manual read()
    {
        readContents();
        addForgotten();
        for (ManualPage &page : m_manual.pages) {
            readPage(page);
        }
        checkLinks();
        return m_manual;
    }

private:
    void complain(const QString &file, int line, const QString &text) { m_manual.problems.append({file, line, text}); }

    /// From the repository's root.
    [[nodiscard]] QString nameOf(const QString &file) const
    {
        return QDir{m_surroundings.root}.relativeFilePath(m_surroundings.folder + u'/' + file);
    }

    void readContents()
    {
        QFile file{m_surroundings.folder + u'/' + contentsFile};
        QJsonParseError error{};
        const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
        const QJsonArray parts = QJsonDocument::fromJson(bytes, &error).array();
        if (error.error != QJsonParseError::NoError || parts.isEmpty()) {
            const auto line = bytes.first(std::clamp<qsizetype>(error.offset, 0, bytes.size())).count('\n');
            complain(nameOf(contentsFile), 1 + static_cast<int>(line), QStringLiteral("no list of parts"));
        }
        for (const QJsonValue part : parts) {
            readPart(part.toObject());
        }
    }

    void readPart(const QJsonObject &part)
    {
        const QString title = part.value(u"part").toString();
        const QJsonArray pages = part.value(u"pages").toArray();
        if (title.isEmpty() || pages.isEmpty()) {
            complain(nameOf(contentsFile), 0, QStringLiteral("a part needs \"part\", its title, and \"pages\""));
        }
        for (const QJsonValue entry : pages) {
            const QString file = entry[u"file"].toString();
            const QString name = file.chopped(file.endsWith(u".md") ? 3 : 0);
            const bool isThere = name != file && m_surroundings.pages.contains(name);
            const bool isSecond = std::any_of(m_manual.pages.cbegin(), m_manual.pages.cend(),
                                              [&](const ManualPage &page) { return page.name == name; });
            if (!isThere || isSecond) {
                complain(nameOf(contentsFile), 0,
                         isSecond ? QStringLiteral("%1 stands there twice").arg(file)
                                  : QStringLiteral("there is no page %1").arg(file));
                continue;
            }
            m_manual.pages.append({name, entry[u"title"].toString(), title, {}});
        }
    }

    /// They come last, so that they can be looked at all the same.
    void addForgotten()
    {
        QStringList left{m_surroundings.pages.cbegin(), m_surroundings.pages.cend()};
        for (const ManualPage &page : std::as_const(m_manual.pages)) {
            left.removeOne(page.name);
        }
        left.sort();
        for (const QString &name : std::as_const(left)) {
            complain(nameOf(name + QStringLiteral(".md")), 0, QStringLiteral("is not in %1").arg(contentsFile));
            m_manual.pages.append({name, {}, QStringLiteral("Drafts"), {}});
        }
    }

    void readPage(ManualPage &page)
    {
        const QString name = page.name + QStringLiteral(".md");
        QFile file{m_surroundings.folder + u'/' + name};
        if (!file.open(QIODevice::ReadOnly)) {
            complain(nameOf(name), 0, QStringLiteral("cannot be read"));
            return;
        }
        page.page = convertMarkdown(file.readAll(), nameOf(name), m_surroundings);
        m_manual.problems += page.page.problems;
        if (page.title.isEmpty() && !page.page.sections.isEmpty()) {
            page.title = page.page.sections.first().title;
        }
    }

    [[nodiscard]] bool hasAnchor(const QString &page, const QString &anchor) const
    {
        const auto found = std::find_if(m_manual.pages.cbegin(), m_manual.pages.cend(),
                                        [&](const ManualPage &one) { return one.name == page; });
        // A page that is not in the contents has its own complaint.
        return found == m_manual.pages.cend()
            || std::any_of(found->page.sections.cbegin(), found->page.sections.cend(),
                           [&](const MarkdownSection &section) { return section.id == anchor; });
    }

    void checkLinks()
    {
        QList<HelpProblem> found;
        for (const ManualPage &page : std::as_const(m_manual.pages)) {
            for (const MarkdownLink &link : page.page.links) {
                const QString target = link.page.isEmpty() ? page.name : link.page;
                if (!link.anchor.isEmpty() && !hasAnchor(target, link.anchor)) {
                    found.append({nameOf(page.name + QStringLiteral(".md")), link.line,
                                  QStringLiteral("%1.md has no heading #%2").arg(target, link.anchor)});
                }
            }
        }
        m_manual.problems += found;
    }

    MarkdownSurroundings m_surroundings;
    Manual m_manual;
};

bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file{path};
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush();
}

QJsonArray contentsOf(const Manual &manual)
{
    QJsonArray contents;
    for (const ManualPage &page : manual.pages) {
        contents.append(QJsonObject{{QStringLiteral("name"), page.name},
                                    {QStringLiteral("title"), page.title},
                                    {QStringLiteral("part"), page.part}});
    }
    return contents;
}

QJsonArray sectionsOf(const Manual &manual)
{
    QJsonArray sections;
    for (const ManualPage &page : manual.pages) {
        for (const MarkdownSection &section : page.page.sections) {
            sections.append(QJsonObject{{QStringLiteral("page"), page.name},
                                        {QStringLiteral("level"), section.level},
                                        {QStringLiteral("id"), section.id},
                                        {QStringLiteral("title"), section.title},
                                        {QStringLiteral("text"), section.text}});
        }
    }
    return sections;
}

} // namespace

Manual readManual(const QString &folder, const QString &root)
{
    return ManualReader{folder, root}.read();
}

bool writeManual(const Manual &manual, const QString &folder)
{
    const QDir output{folder};
    bool isWritten = output.mkpath(QStringLiteral("pages"));
    for (const ManualPage &page : manual.pages) {
        isWritten &=
            writeFile(output.filePath(QStringLiteral("pages/%1.html").arg(page.name)), page.page.html.toUtf8());
    }
    isWritten &= writeFile(output.filePath(contentsFile), QJsonDocument{contentsOf(manual)}.toJson());
    isWritten &= writeFile(output.filePath(QStringLiteral("sections.json")),
                           QJsonDocument{sectionsOf(manual)}.toJson(QJsonDocument::Compact));
    return isWritten;
}

} // namespace pushscope
