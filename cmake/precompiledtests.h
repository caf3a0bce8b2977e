// SPDX-License-Identifier: GPL-3.0-or-later
// As precompiledcore.h, for the tests.
#include "precompiledcore.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
