// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/wholefile.h"

#include "message/systemreason.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>

namespace pushscope {

namespace {

/// A file that is put in place of another must not take that of a pipe or a device, nor of what a name in /dev stands
/// for, as /dev/stdout does.
bool mayBeReplaced(const QString &name)
{
    const QFileInfo info{name};
    return !info.exists() || (info.isFile() && !info.absoluteFilePath().startsWith(QLatin1String("/dev/")));
}

/// commit() alone does not see that its own last bytes found no room. After a disk has taken only a part, a second
/// try tells why.
bool commitWhole(QSaveFile &file)
{
    return (file.flush() || file.flush()) && file.commit();
}

} // namespace

std::optional<QString> writeWhole(const QString &name, QByteArrayView bytes)
{
    if (mayBeReplaced(name)) {
        QSaveFile file{name};
        const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes.data(), bytes.size()) == bytes.size()
            && commitWhole(file);
        return written ? std::nullopt : std::optional{shownSystemReason(file.errorString())};
    }
    QFile file{name};
    const bool written = file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered)
        && file.write(bytes.data(), bytes.size()) == bytes.size();
    return written ? std::nullopt : std::optional{shownSystemReason(file.errorString())};
}

std::optional<QString> checkWritable(const QString &name)
{
    if (!mayBeReplaced(name)) {
        return QFileInfo{name}.isWritable()
            ? std::nullopt
            : std::optional{QCoreApplication::translate("Files", "it may not be written to")};
    }
    QSaveFile file{name}; // never committed: what is there stays
    return file.open(QIODevice::WriteOnly) ? std::nullopt : std::optional{shownSystemReason(file.errorString())};
}

} // namespace pushscope
