// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette/palettemodel.h"

#include "palette/fuzzymatch.h"

#include <QRegularExpression>

#include <algorithm>
#include <tuple>

namespace pushscope {

void PaletteModel::setCommands(QList<PaletteCommand> commands, QStringList recent)
{
    m_commands = std::move(commands);
    m_recent = std::move(recent);
    filter();
}

void PaletteModel::setPattern(const QString &pattern)
{
    if (pattern == m_pattern)
        return;
    m_pattern = pattern;
    filter();
}

qsizetype PaletteModel::recency(const PaletteCommand &command) const
{
    const qsizetype at = m_recent.indexOf(command.id);
    return at < 0 ? m_recent.size() : at;
}

void PaletteModel::filter()
{
    beginResetModel();
    m_rows.clear();
    for (qsizetype i = 0; i < m_commands.size(); ++i) {
        const PaletteCommand &command = m_commands.at(i);
        auto match = fuzzyMatch(m_pattern, command.text);
        if (match) {
            m_rows.append({i, 2 * match->score, std::move(match->positions)});
        } else if (const auto behind = fuzzyMatch(m_pattern, command.path + u' ' + command.text)) {
            m_rows.append({i, behind->score, {}});
        }
    }
    std::stable_sort(m_rows.begin(), m_rows.end(), [this](const Row &a, const Row &b) {
        const PaletteCommand &first = m_commands.at(a.command);
        const PaletteCommand &second = m_commands.at(b.command);
        const bool typed = !m_pattern.trimmed().isEmpty();
        // Of equal ones the shorter is nearer to what was typed.
        return std::tuple{-a.score, recency(first), typed ? first.text.size() : 0}
        < std::tuple{-b.score, recency(second), typed ? second.text.size() : 0};
    });
    endResetModel();
}

const PaletteCommand *PaletteModel::commandAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_commands.at(m_rows.at(row).command) : nullptr;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PaletteCommand &command = *commandAt(index.row());
    switch (role) {
    case Qt::DisplayRole: return command.text;
    case Qt::AccessibleTextRole:
        return QStringList{command.text, command.path, command.key, command.enabled ? QString{} : tr("not now")}
            .filter(QRegularExpression{QStringLiteral(".")})
            .join(QStringLiteral(", "));
    case PathRole: return command.path;
    case KeyRole: return command.key;
    case PositionsRole: return QVariant::fromValue(m_rows.at(index.row()).positions);
    case EnabledRole: return command.enabled;
    case CheckedRole: return command.checked;
    default: return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    const PaletteCommand *command = index.isValid() ? commandAt(index.row()) : nullptr;
    if (command == nullptr)
        return Qt::NoItemFlags;
    // Selectable also when it cannot be carried out: the keys must be able to pass over it.
    return Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
}

QStringList withRecent(QStringList recent, const QString &id)
{
    if (id.isEmpty())
        return recent;
    recent.removeAll(id);
    recent.prepend(id);
    return recent.mid(0, PaletteModel::mostRecent);
}

} // namespace pushscope
