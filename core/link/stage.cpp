// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/stage.h"

#include <algorithm>

namespace pushscope {

Cell CellQueue::takePart(qsizetype size)
{
    Cell &whole = m_cells.front();
    Cell part{whole.kind, whole.bytes.first(size), whole.at};
    whole.bytes.remove(0, size);
    m_bytes -= size;
    return part;
}

void CellQueue::moveTo(Instant at)
{
    for (Cell &cell : m_cells) {
        cell.at = std::max(cell.at, at);
    }
}

} // namespace pushscope
