// SPDX-License-Identifier: GPL-3.0-or-later
// As precompiledcore.h, for what shows something.
#include "precompiledcore.h"

#include <QAbstractItemModel>
#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QWidget>
