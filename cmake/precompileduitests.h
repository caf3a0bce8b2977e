// SPDX-License-Identifier: GPL-3.0-or-later
// As precompiledui.h, for the tests.
#include "precompiledui.h"

#include <QSignalSpy>
#include <QTest>
