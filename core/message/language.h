// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QTranslator>

namespace pushscope {

/// While one lives, tr() gives the English source in its thread: for files and output that machines read, which are the
/// same in every language.
class EnglishTexts
{
public:
    EnglishTexts();
    ~EnglishTexts();
    Q_DISABLE_COPY_MOVE(EnglishTexts)

    [[nodiscard]] static bool wanted();
};

/// A translator that keeps to EnglishTexts.
class Translation : public QTranslator
{
    Q_OBJECT

public:
    using QTranslator::QTranslator;
    [[nodiscard]] QString translate(const char *context, const char *text, const char *disambiguation,
                                    int n) const override;
};

/// As the language of tr() writes numbers.
[[nodiscard]] QLocale textLocale();
/// A number in a sentence or a table for people: `12.3`, in German `12,3`.
[[nodiscard]] QString decimalText(double value, int digits);

} // namespace pushscope
