// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sitefolder.h"

#include "server/contenttype.h"

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

constexpr char indexName[] = "index.html";

/// `.` and `..` are among those that begin with a dot.
bool isServedName(QByteArrayView name)
{
    return !name.isEmpty() && !name.startsWith('.') && !name.contains('\\');
}

QByteArrayView queryOf(QByteArrayView rawTarget)
{
    const qsizetype question = rawTarget.indexOf('?');
    return question < 0 ? QByteArrayView{} : rawTarget.sliced(question);
}

} // namespace

std::optional<QByteArrayList> sitePathNames(QByteArrayView path, QByteArrayView rawTarget)
{
    const QByteArray raw = rawTarget.first(rawTarget.size() - queryOf(rawTarget).size()).toByteArray().toLower();
    if (!path.startsWith('/') || raw.contains("%2f") || raw.contains("%5c")) {
        return {};
    }
    QByteArrayList names = path.sliced(1).toByteArray().split('/');
    const auto last = names.back().isEmpty() ? names.cend() - 1 : names.cend();
    return std::all_of(names.cbegin(), last, isServedName) ? std::optional{std::move(names)} : std::nullopt;
}

SiteFolder::Found SiteFolder::openPage(QByteArrayList names) const
{
    if (names.back().isEmpty()) {
        names.back() = indexName;
    }
    auto opened = FolderFile::open(m_folder, names);
    if (const auto *failure = std::get_if<FolderFile::Failure>(&opened)) {
        return *failure;
    }
    return Page{std::get<FolderFile>(std::move(opened)), contentTypeOf(names.back())};
}

SiteFolder::Found SiteFolder::find(const HttpTarget &target, QByteArrayView rawTarget) const
{
    auto names = sitePathNames(target.path, rawTarget);
    if (!names) {
        return FolderFile::Failure::NotFound;
    }
    Found found = openPage(*names);
    const auto *const failure = std::get_if<FolderFile::Failure>(&found);
    if (failure == nullptr || *failure != FolderFile::Failure::IsFolder || names->back().isEmpty()) {
        return found;
    }
    names->append(QByteArray{});
    if (!std::holds_alternative<Page>(openPage(*names))) {
        return FolderFile::Failure::NotFound;
    }
    return Redirect{target.path.toPercentEncoding("/") + '/' + queryOf(rawTarget).toByteArray()};
}

bool SiteFolder::hasIndex() const
{
    return std::holds_alternative<Page>(openPage({QByteArray{}}));
}

} // namespace pushscope
