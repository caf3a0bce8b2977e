// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wirerow.h"

#include <QRegularExpression>
#include <QStringMatcher>

#include <optional>

namespace pushscope {

class WireModel;

/// Which rows of a WireModel are shown. What is not set lets all pass.
struct WireFilter
{
    QString text{};
    bool regularExpression = false; ///< what `text` is; case does not matter either way
    std::optional<WireDirection> direction{};
    WireGroups groups{}; ///< none: all
    std::optional<Transport> transport{};
    std::optional<int> client{};
    quint32 connection = 0; ///< 0: all

    /// What is wrong with the regular expression; empty if nothing is.
    [[nodiscard]] QString problem() const;

    bool operator==(const WireFilter &) const = default;
};

/// A filter made ready to be asked of many rows.
class WireMatcher
{
public:
    explicit WireMatcher(const WireFilter &filter = {});

    /// Whether rows have to be read: slower by three orders of magnitude.
    [[nodiscard]] bool readsText() const { return !m_filter.text.isEmpty(); }
    [[nodiscard]] bool matches(const WireModel &model, const WireRow &row) const;

private:
    [[nodiscard]] bool finds(const QString &text) const;

    WireFilter m_filter;
    QStringMatcher m_plain;
    QRegularExpression m_expression;
};

} // namespace pushscope
