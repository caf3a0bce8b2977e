// SPDX-License-Identifier: GPL-3.0-or-later
#include "manual/manualcontents.h"

#include "help/helpbook.h"
#include "help/helpsearch.h"
#include "manual/manualaddress.h"

#include <algorithm>

namespace pushscope {

namespace {

constexpr int levelOfSections = 2;

QStandardItem *makeItem(const QString &text, const QUrl &address)
{
    auto *item = new QStandardItem{text};
    item->setEditable(false);
    item->setToolTip(text);
    item->setData(address, ManualContents::AddressRole);
    return item;
}

} // namespace

void ManualContents::showContents()
{
    clear();
    QStandardItem *part = nullptr;
    for (const HelpPage &page : helpPages()) {
        if (part == nullptr || part->text() != page.part) {
            part = new QStandardItem{page.part};
            part->setEditable(false);
            part->setSelectable(false);
            appendRow(part);
        }
        QStandardItem *item = makeItem(page.title, manualUrl(page.name));
        part->appendRow(item);
        const QList<HelpHeading> headings = helpHeadings(page.name);
        for (const HelpHeading &heading : headings) {
            if (heading.level == levelOfSections)
                item->appendRow(makeItem(heading.title, manualUrl(page.name, heading.id)));
        }
    }
}

int ManualContents::showHits(const QString &text)
{
    clear();
    const QList<HelpHit> hits = helpSearch(text);
    for (const HelpHit &hit : hits) {
        const auto &pages = helpPages();
        const auto page = std::ranges::find(pages, hit.page, &HelpPage::name);
        const QString title = page == pages.end() ? hit.page : page->title;
        const QString where = hit.title == title ? title : title + QStringLiteral(" › ") + hit.title;
        auto *item = makeItem(where, manualUrl(hit.page, hit.id));
        item->setToolTip(hit.excerpt);
        auto *excerpt = makeItem(hit.excerpt, manualUrl(hit.page, hit.id));
        item->appendRow(excerpt);
        appendRow(item);
    }
    return static_cast<int>(hits.size());
}

QModelIndex ManualContents::indexOfPage(const QString &page) const
{
    for (int part = 0; part < rowCount(); ++part) {
        const QModelIndex parent = index(part, 0);
        for (int row = 0; row < rowCount(parent); ++row) {
            const QModelIndex found = index(row, 0, parent);
            if (manualPage(found.data(AddressRole).toUrl()) == page)
                return found;
        }
    }
    return {};
}

} // namespace pushscope
