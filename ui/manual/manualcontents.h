// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStandardItemModel>

namespace pushscope {

/// What the list beside the manual shows: the table of contents, or where words were found. Its items carry the
/// address.
class ManualContents : public QStandardItemModel
{
    Q_OBJECT

public:
    enum Role { AddressRole = Qt::UserRole };

    using QStandardItemModel::QStandardItemModel;

    void showContents(); ///< parts, their pages, and the sections of each
    /// The sections that hold these words. How many there are.
    int showHits(const QString &text);
    [[nodiscard]] QModelIndex indexOfPage(const QString &page) const; ///< in the contents
};

} // namespace pushscope
