// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace pushscope {

/// One sample app, as the panel lists it.
struct SampleText
{
    QString name; ///< its path below /samples/
    QString title;
    QString line; ///< what it shows, in one sentence
    QString transport; ///< the one that it begins with
};

[[nodiscard]] std::vector<SampleText> sampleTexts();
/// The resource files that make the sample up, its own first.
[[nodiscard]] QStringList sampleFiles(const QString &name);

} // namespace pushscope
