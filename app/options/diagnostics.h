// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

namespace pushscope {

using DiagnosticLines = QList<std::pair<QString, QString>>;

/// Versions of what both programs are made with: Qt, OpenSSL, hiredis, the compiler. In the language of the program.
[[nodiscard]] DiagnosticLines partVersions();

/// What both programs tell of themselves and of the machine they run on. With an application, also how its events come.
[[nodiscard]] DiagnosticLines commonDiagnostics();

/// Variables of the environment that change what Qt, TLS or this program does. The values of harmless ones are shown,
/// of others only that they are set.
[[nodiscard]] QString environmentDiagnostics();

/// A path without the home folder.
[[nodiscard]] QString withoutHome(QString text);

/// What --diagnostics does, for the help; `desktop`: with display and settings.
[[nodiscard]] QString diagnosticsHelp(bool desktop);

/// The text for a report of a problem, in English. It names no person, host, address, token or home folder.
[[nodiscard]] QString diagnosticsText(const QString &program, const DiagnosticLines &more = {});

} // namespace pushscope
