// SPDX-License-Identifier: GPL-3.0-or-later
// As precompiled.h, for what shows something.
#include "precompiled.h"

#include <QAbstractItemModel>
#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QWidget>
