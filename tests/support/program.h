// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/serverfixture.h"

#include <QProcess>

namespace pushscope::test {

inline constexpr int programPatience = 60'000; ///< milliseconds

struct ProgramRun
{
    int exitCode = -1; ///< of a program that ended by itself
    QByteArray output;
    QByteArray errors;
};

/// The command line program; this thread's event loop runs meanwhile, for a server in it.
inline ProgramRun runProgram(const QString &command, const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(PUSHSCOPE_CLI), QStringList{command} + arguments);
    if (!process.waitForStarted(programPatience)) {
        return {};
    }
    const bool ended = QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, programPatience);
    const bool normally = ended && process.exitStatus() == QProcess::NormalExit;
    return {normally ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
}

inline QString urlOf(const ServerFixture &fixture)
{
    return QStringLiteral("http://127.0.0.1:%1").arg(fixture.port());
}

} // namespace pushscope::test
