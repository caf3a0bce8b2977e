// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>
#include <QVariant>

class QAbstractItemModel;

namespace pushscope {

/// What a model gives for an export where the shown text is not the bare figure: a number; in the heading, the name
/// with its unit, as `p50_us`.
inline constexpr int exportRole = Qt::UserRole + 100;

/// A table to be written: numbers stay numbers, an invalid value is a cell without one.
struct ExportTable
{
    QStringList header; ///< with units
    QList<QList<QVariant>> rows;
};

[[nodiscard]] ExportTable tableOf(const QAbstractItemModel &model);

/// RFC 4180: CRLF, the heading first. A text that a spreadsheet would take for a formula has a ' before it.
[[nodiscard]] QByteArray toCsv(const ExportTable &table);
/// An object a line, with the heading's names as members; cells without a value are null.
[[nodiscard]] QByteArray toJsonLines(const ExportTable &table);

} // namespace pushscope
