// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/tool/markdownpage.h"

#include "help/tool/pagewriter.h"

#include <md4c.h>

namespace pushscope {

namespace {

PageWriter &writer(void *data)
{
    return *static_cast<PageWriter *>(data);
}

} // namespace

QString HelpProblem::toString() const
{
    return line == 0 ? QStringLiteral("%1: %2").arg(file, text)
                     : QStringLiteral("%1:%2: %3").arg(file, QString::number(line), text);
}

MarkdownPage convertMarkdown(const QByteArray &source, const QString &file, const MarkdownSurroundings &surroundings)
{
    PageWriter page{source, file, surroundings};
    MD_PARSER parser{};
    parser.flags = MD_DIALECT_GITHUB & ~unsigned{MD_FLAG_TASKLISTS};
    parser.enter_block = [](MD_BLOCKTYPE type, void *detail, void *data) {
        writer(data).enterBlock(type, detail);
        return 0;
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void *detail, void *data) {
        writer(data).leaveBlock(type, detail);
        return 0;
    };
    parser.enter_span = [](MD_SPANTYPE type, void *detail, void *data) {
        writer(data).enterSpan(type, detail);
        return 0;
    };
    parser.leave_span = [](MD_SPANTYPE type, void *, void *data) {
        writer(data).leaveSpan(type);
        return 0;
    };
    parser.text = [](MD_TEXTTYPE type, const char *characters, MD_SIZE size, void *data) {
        writer(data).text(type, characters, size);
        return 0;
    };
    if (md_parse(source.constData(), static_cast<MD_SIZE>(source.size()), &parser, &page) != 0) {
        page.problem(QStringLiteral("cannot be read"));
    }
    MarkdownPage result = page.take();
    if (result.sections.isEmpty()) {
        result.problems.append({file, 0, QStringLiteral("a page begins with a heading, its title")});
    }
    return result;
}

} // namespace pushscope
