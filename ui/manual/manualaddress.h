// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>

namespace pushscope {

/// `manual:/PAGE#ID`: where links inside the manual are resolved, so that `PAGE#ID` and `pictures/FILE` lead there.
[[nodiscard]] QUrl manualUrl(const QString &page, const QString &id = {});
[[nodiscard]] bool isManualUrl(const QUrl &url);
/// The page of an address of the manual, or the file as `pictures/FILE`.
[[nodiscard]] QString manualPage(const QUrl &url);

/// The page of the manual that fits what the window shows (a view or a dock by its short name, as `load`), of those
/// there are; the first page if none does. Empty if there is no page at all.
[[nodiscard]] QString manualPageFor(const QString &shown, const QStringList &pages);

} // namespace pushscope
