// SPDX-License-Identifier: GPL-3.0-or-later
#include "options/languageoption.h"

#include "language/language.h"
#include "options/values.h"

#include <QCoreApplication>

namespace pushscope {

Option languageOption(QString &into)
{
    QList<std::pair<QString, QString>> choices;
    for (const QString &code : languageCodes()) {
        choices.append({code, code});
    }
    return valueOption(
        QStringLiteral("--language"), choiceValue<QString>(choices), into,
        QCoreApplication::translate("Options", "Language of what people read; what programs read is the same in all"),
        QCoreApplication::translate("Options", "that of the locale"));
}

} // namespace pushscope
