// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tableexport.h"

#include <QAbstractItemModel>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>

#include <algorithm>

namespace pushscope {

namespace {

bool isNumber(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
    case QMetaType::Double: return true;
    default: return false;
    }
}

/// As spreadsheets read it: also behind blanks, and by these four or a tab or a line's end.
bool beginsFormula(const QString &text)
{
    const auto first = std::ranges::find_if(text, [](QChar each) { return each != u' '; });
    return first != text.end() && QStringLiteral("=+-@\t\r\n\uff0b\uff0d\uff1d\uff20").contains(*first);
}

QByteArray field(const QVariant &value)
{
    if (isNumber(value)) {
        return value.typeId() == QMetaType::Double ? QByteArray::number(value.toDouble(), 'g', 12)
                                                   : value.toByteArray();
    }
    if (value.typeId() == QMetaType::Bool) {
        return value.toBool() ? "true" : "false";
    }
    QString text = value.toString();
    if (beginsFormula(text)) {
        text.prepend(u'\'');
    }
    const bool quoted = std::ranges::any_of(text, [](QChar each) { return QStringLiteral(",\"\r\n").contains(each); });
    return quoted ? '"' + text.replace(u'"', QStringLiteral("\"\"")).toUtf8() + '"' : text.toUtf8();
}

QByteArray line(const QList<QVariant> &cells)
{
    QByteArray text;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        text += (i > 0 ? QByteArray{","} : QByteArray{}) + field(cells[i]);
    }
    return text + "\r\n";
}

QVariant cellOf(const QModelIndex &index)
{
    const QVariant bare = index.data(exportRole);
    return bare.isValid() ? bare : index.data(Qt::DisplayRole);
}

} // namespace

ExportTable tableOf(const QAbstractItemModel &model)
{
    ExportTable table;
    for (int column = 0; column < model.columnCount(); ++column) {
        const QVariant bare = model.headerData(column, Qt::Horizontal, exportRole);
        table.header << (bare.isValid() ? bare : model.headerData(column, Qt::Horizontal, Qt::DisplayRole)).toString();
    }
    for (int row = 0; row < model.rowCount(); ++row) {
        QList<QVariant> cells;
        for (int column = 0; column < model.columnCount(); ++column) {
            cells << cellOf(model.index(row, column));
        }
        table.rows << cells;
    }
    return table;
}

QByteArray toCsv(const ExportTable &table)
{
    QList<QVariant> heading;
    for (const QString &name : table.header) {
        heading << name;
    }
    QByteArray text = line(heading);
    for (const auto &row : table.rows) {
        text += line(row);
    }
    return text;
}

QByteArray toJsonLines(const ExportTable &table)
{
    QByteArray text;
    for (const auto &row : table.rows) {
        QJsonObject object;
        for (qsizetype i = 0; i < std::min(table.header.size(), row.size()); ++i) {
            object.insert(table.header[i], row[i].isValid() ? QJsonValue::fromVariant(row[i]) : QJsonValue{});
        }
        text += QJsonDocument{object}.toJson(QJsonDocument::Compact) + '\n';
    }
    return text;
}

} // namespace pushscope
