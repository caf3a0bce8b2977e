// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "panels/programfacts.h"
#include "theme/theme.h"

#include <QDialog>

namespace pushscope {

/// What this program is, of which versions, and under which licences it and its parts are.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    AboutDialog(const ProgramFacts &facts, const Theme &theme, QWidget *parent);

private:
    [[nodiscard]] QWidget *makeAbout(const ProgramFacts &facts);
    [[nodiscard]] QWidget *makeLicence();
    [[nodiscard]] QWidget *makeParts(const Theme &theme);
};

} // namespace pushscope
