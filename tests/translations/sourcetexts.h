// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QRegularExpression>
#include <QString>

#include <optional>
#include <vector>

namespace pushscope {

/// The English texts that read otherwise in a language; of English there are none.
class SourceTexts
{
public:
    explicit SourceTexts(const QString &code);

    /// The source that `text` is, with its places filled; nothing if it is none.
    [[nodiscard]] std::optional<QString> sourceOf(const QString &text);

private:
    [[nodiscard]] std::optional<QString> find(const QString &sought) const;

    struct Pattern
    {
        QString source;
        QRegularExpression expression;
    };

    QHash<QString, bool> m_whole;
    std::vector<Pattern> m_patterns;
    QHash<QString, std::optional<QString>> m_known; ///< what was asked before: most texts come again and again
};

} // namespace pushscope
