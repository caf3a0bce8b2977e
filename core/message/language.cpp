// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/language.h"

#include <QCoreApplication>

namespace pushscope {

namespace {

thread_local int englishTexts = 0;

} // namespace

EnglishTexts::EnglishTexts()
{
    ++englishTexts;
}

EnglishTexts::~EnglishTexts()
{
    --englishTexts;
}

bool EnglishTexts::wanted()
{
    return englishTexts > 0;
}

QString Translation::translate(const char *context, const char *text, const char *disambiguation, int n) const
{
    return EnglishTexts::wanted() ? QString{} : QTranslator::translate(context, text, disambiguation, n);
}

QLocale textLocale()
{
    //: The code of the language of this translation, as de
    return QLocale{QCoreApplication::translate("Language", "en")};
}

QString decimalText(double value, int digits)
{
    QLocale locale = textLocale();
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(value, 'f', digits);
}

} // namespace pushscope
