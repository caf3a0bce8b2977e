// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "experiment/chooser.h"

#include <optional>
#include <vector>

namespace pushscope {

/// What speaks for or against a transport where it applies. Sentences are marked for translation.
struct ChooserRule
{
    Transport transport;
    int points;
    bool (*applies)(const ChooserNeeds &needs);
    const char *sentence;
};

struct ChooserCaveat
{
    Transport transport;
    bool (*applies)(const ChooserNeeds &needs);
    const char *sentence;
};

struct ChooserTest
{
    std::optional<Transport> transport; ///< nothing: any
    bool (*applies)(const ChooserNeeds &needs);
    const char *name; ///< of a shipped experiment or lesson
    const char *says;
};

[[nodiscard]] const std::vector<ChooserRule> &chooserRules();
[[nodiscard]] const std::vector<ChooserCaveat> &chooserCaveats();
/// The first that applies is meant; the last one always does.
[[nodiscard]] const std::vector<ChooserTest> &chooserTests();
[[nodiscard]] QString translatedChooser(const char *sentence);

} // namespace pushscope
