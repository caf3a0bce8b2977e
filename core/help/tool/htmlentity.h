// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace pushscope {

/// What an entity as `&amp;` or `&#8211;` stands for; of the named ones, those that a text needs.
[[nodiscard]] std::optional<QString> characterOf(const QString &entity);

} // namespace pushscope
