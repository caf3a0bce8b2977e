// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/report.h"

#include <QByteArray>
#include <QMap>

namespace pushscope {

/// The report of a live run as one HTML file that needs nothing else. `json` is the object that `--report FILE.json`
/// would have got; it is embedded, so that the page can be opened and compared. `names`: those of clients by number.
[[nodiscard]] QByteArray toHtml(const RunReport &run, const QJsonObject &json, const QMap<int, QString> &names = {});

} // namespace pushscope
