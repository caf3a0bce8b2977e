// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/mergepatch.h"

#include <QJsonObject>

namespace pushscope {

QJsonValue mergePatched(const QJsonValue &target, const QJsonValue &patch)
{
    if (!patch.isObject()) {
        return patch;
    }
    QJsonObject merged = target.toObject(); // anything else counts as an empty object
    const QJsonObject changes = patch.toObject();
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        if (it.value().isNull()) {
            merged.remove(it.key());
        } else {
            merged.insert(it.key(), mergePatched(merged.value(it.key()), it.value()));
        }
    }
    return merged;
}

} // namespace pushscope
