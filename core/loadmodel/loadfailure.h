// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/language.h"

#include <QString>

namespace pushscope {

/// Why a client or the publisher of a load failed: as people read it, and in English for what programs read.
struct LoadFailure
{
    QString shown;
    QString english;

    [[nodiscard]] bool isEmpty() const { return shown.isEmpty(); }
    /// The one that tr() would give now.
    [[nodiscard]] const QString &text() const { return EnglishTexts::wanted() ? english : shown; }
};

/// What `tell` gives in both languages.
template <typename Tell>
[[nodiscard]] LoadFailure loadFailure(const Tell &tell)
{
    LoadFailure failure;
    failure.shown = tell();
    const EnglishTexts english;
    failure.english = tell();
    return failure;
}

} // namespace pushscope
