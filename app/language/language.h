// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QStringList>

#include <optional>

namespace pushscope {

/// The codes of the languages that there are: `en`, the language of the source, and those of resources/translations.
[[nodiscard]] QStringList languageCodes();
/// As its speakers call it: `Deutsch`. For the menu.
[[nodiscard]] QString languageName(const QString &code);

/// The language that the locale asks for (LANGUAGE, LC_ALL, LC_MESSAGES, LANG) and that is there, else English. The
/// locale C is English whatever LANGUAGE says.
[[nodiscard]] QString languageOfLocale();

/// The value of `--language` among the arguments, wherever it stands; nothing if it is not given or not a language.
[[nodiscard]] std::optional<QString> languageAmong(const QStringList &arguments);
/// `--language` may also stand before the command: with it behind the command, or without it where none follows.
[[nodiscard]] QStringList languageBehindCommand(QStringList arguments);

/// Texts and the numbers in them are those of this language from now on; with windows, Qt's own on these too. Before
/// anything is translated, and before threads begin. Nothing but `code` decides.
void installLanguage(QCoreApplication &application, const QString &code);

} // namespace pushscope
