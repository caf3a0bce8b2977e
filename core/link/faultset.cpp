// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/faultset.h"
