// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tableexport.h"

#include <QString>

namespace pushscope {

/// A view that can be left behind as a picture and as a table. Implemented by widgets.
class Exportable
{
public:
    virtual ~Exportable() = default;
    [[nodiscard]] virtual QString exportName() const = 0; ///< for people, as "Latency · SSE"
    [[nodiscard]] virtual ExportTable exportTable() const = 0; ///< what is drawn, in figures

protected:
    Exportable() = default;
    Exportable(const Exportable &) = default;
    Exportable &operator=(const Exportable &) = default;
};

} // namespace pushscope
