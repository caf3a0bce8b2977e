// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/folderfile.h"
#include "protocol/httptarget.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>

namespace pushscope {

/// A folder of the user's own, whose files are served beside the endpoints. Nothing outside of it is: what a path
/// names is walked to name by name, and neither `..` nor a link, a hidden name, a backslash or an encoded slash leads
/// anywhere.
class SiteFolder
{
public:
    explicit SiteFolder(QString folder) : m_folder{std::move(folder)} {}

    struct Page
    {
        FolderFile file;
        QByteArray contentType;
    };
    /// The path is that of a folder with a page of its own, but lacks the slash at its end.
    struct Redirect
    {
        QByteArray location;
    };
    using Found = std::variant<Page, Redirect, FolderFile::Failure>;

    /// `rawTarget` is what `target` was read from.
    [[nodiscard]] Found find(const HttpTarget &target, QByteArrayView rawTarget) const;
    /// Whether it has a page of its own for `/`.
    [[nodiscard]] bool hasIndex() const;

private:
    [[nodiscard]] Found openPage(QByteArrayList names) const;

    QString m_folder;
};

/// The names of a path, the last one empty for a folder; nothing if it is none that is served.
[[nodiscard]] std::optional<QByteArrayList> sitePathNames(QByteArrayView path, QByteArrayView rawTarget);

} // namespace pushscope
