// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace pushscope {

/// Something that the command palette can do.
struct PaletteCommand
{
    QString id; ///< remembered for those that were used last, in every language; empty: this one is not
    QString text;
    QString path; ///< where it stands in the menus, as `View › Theme`
    QString key; ///< its shortcut in words; may be empty
    bool enabled = true;
    bool checked = false;
    std::function<void()> run = {};
};

/// The commands that fit what is typed, the best first; without a pattern those used last, then all in their order.
/// Commands that cannot be carried out now are there, but not enabled.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        PathRole = Qt::UserRole,
        KeyRole,
        PositionsRole, ///< QList<int>: the letters of the text that were found
        EnabledRole,
        CheckedRole,
    };
    static constexpr int mostRecent = 8;

    using QAbstractListModel::QAbstractListModel;

    void setCommands(QList<PaletteCommand> commands, QStringList recent);
    void setPattern(const QString &pattern);
    [[nodiscard]] const PaletteCommand *commandAt(int row) const; ///< null if there is no such row

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        qsizetype command = 0;
        int score = 0;
        QList<int> positions;
    };

    void filter();
    [[nodiscard]] qsizetype recency(const PaletteCommand &command) const; ///< 0 is the last used

    QList<PaletteCommand> m_commands;
    QStringList m_recent;
    QString m_pattern;
    QList<Row> m_rows;
};

/// `recent` with this one in front, no longer than the model looks at; as it is without an id.
[[nodiscard]] QStringList withRecent(QStringList recent, const QString &id);

} // namespace pushscope
