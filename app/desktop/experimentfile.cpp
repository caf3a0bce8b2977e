// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/experimentfile.h"

#include <QFile>

namespace pushscope {

Result<Experiment> readExperiment(const QString &file)
{
    QFile source{file};
    if (!source.open(QIODevice::ReadOnly))
        return Error{"unreadable", source.errorString(), {}};
    return parseExperiment(source.read(Experiment::largestFile + 1));
}

} // namespace pushscope
