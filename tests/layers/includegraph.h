// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace pushscope {

/// One #include line of a source file.
struct Include
{
    QString name; ///< as written, without quotes or brackets
    bool quoted = false;
    int line = 0;
};

[[nodiscard]] std::vector<Include> includesOf(const QByteArray &source);

/// Where a source file stands: its top folder (core, ui, app, tests) and the folder below it.
struct Place
{
    QString top;
    QString layer;
};

/// The rules of the project's layers, and the system's header folders needed to apply them.
class LayerRules
{
public:
    /// `sourceRoot`: the project. The others: Qt's include folders of what core must not see
    /// (Gui, Widgets, Charts) and of what ui must not see (Network).
    LayerRules(QString sourceRoot, QStringList guiFolders, QStringList networkFolders);

    /// The layers of core, lowest first.
    [[nodiscard]] static const QStringList &coreLayers();

    /// Why this include breaks a rule, or nothing.
    [[nodiscard]] QString violation(const Place &from, const Include &include) const;

private:
    [[nodiscard]] QString coreViolation(const Place &from, const Include &include) const;
    [[nodiscard]] QString uiViolation(const Include &include) const;
    [[nodiscard]] bool isOfApp(const Include &include) const;

    QString m_sourceRoot;
    QStringList m_guiFolders;
    QStringList m_networkFolders;
};

} // namespace pushscope
