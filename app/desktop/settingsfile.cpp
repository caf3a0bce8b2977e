// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/settingsfile.h"

#include "desktop/picture.h"
#include "message/systemreason.h"
#include "options/commandline.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileDevice>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>
#include <QTextStream>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace pushscope {

namespace {

struct SettingsText
{
    Q_DECLARE_TR_FUNCTIONS(Settings)
};

constexpr qint64 largestFile = 1024 * 1024;
constexpr QLatin1String bytesMember{"base64"};
constexpr QLatin1String versionKey{"settings/version"};
constexpr QLatin1String startKey{"start/unfinished"};
constexpr QLatin1String startEnding{".start"};
constexpr QLatin1String brokenEnding{".broken"};
constexpr QLatin1String newerEnding{".newer"};

/// What is no other value of JSON: an object with one member, so that it comes back as bytes.
QJsonValue toValue(const QVariant &value)
{
    if (value.typeId() == QMetaType::QByteArray)
        return QJsonObject{{bytesMember, QString::fromLatin1(value.toByteArray().toBase64())}};
    return QJsonValue::fromVariant(value);
}

QVariant fromValue(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    if (object.contains(bytesMember))
        return QByteArray::fromBase64(object.value(bytesMember).toString().toLatin1());
    return value.toVariant();
}

bool readSettings(QIODevice &device, QSettings::SettingsMap &map)
{
    const QByteArray bytes = device.read(largestFile + 1);
    if (bytes.isEmpty())
        return true;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (bytes.size() > largestFile || error.error != QJsonParseError::NoError || !document.isObject())
        return false;
    const QJsonObject object = document.object();
    for (auto it = object.begin(); it != object.end(); ++it)
        map.insert(it.key(), fromValue(it.value()));
    return true;
}

/// False if not every byte has found its place: QSettings leaves the file as it was only if it is told so here. After a
/// disk has taken a part, a second flush tells that there was no room.
bool writeSettings(QIODevice &device, const QSettings::SettingsMap &map)
{
    QJsonObject object;
    for (auto it = map.begin(); it != map.end(); ++it)
        object.insert(it.key(), toValue(it.value()));
    const QByteArray bytes = QJsonDocument{object}.toJson();
    auto *file = qobject_cast<QFileDevice *>(&device);
    return device.write(bytes) == bytes.size() && (file == nullptr || file->flush() || file->flush());
}

QSettings::Format settingsFormat()
{
    static const QSettings::Format format =
        QSettings::registerFormat(QStringLiteral("json"), readSettings, writeSettings);
    return format;
}

SettingsState::Trouble troubleOf(const QString &name)
{
    const QFileInfo info{name};
    if (!info.exists() && !info.isSymLink())
        return SettingsState::Trouble::None;
    QFile file{name};
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return SettingsState::Trouble::Unreadable;
    QSettings::SettingsMap map;
    if (!readSettings(file, map))
        return SettingsState::Trouble::Broken;
    return map.value(versionKey).toInt() > settingsVersion ? SettingsState::Trouble::Newer
                                                           : SettingsState::Trouble::None;
}

/// The names under which settings are kept aside, in the order in which they are taken.
QStringList copiesOf(const QString &name, QLatin1String ending)
{
    QStringList copies{name + ending};
    for (int i = 2; i <= mostCopies; ++i)
        copies << name + ending + QStringLiteral("-%1").arg(i);
    return copies;
}

bool isThere(const QString &name)
{
    const QFileInfo info{name};
    return info.exists() || info.isSymLink();
}

/// True if nothing is there afterwards, or a folder that holds something.
bool deleteKept(const QString &name, QTextStream &out)
{
    const QString shown = QDir::toNativeSeparators(name);
    const QFileInfo info{name};
    QFile file{name};
    if (info.isDir() && !info.isSymLink()) {
        const bool gone = QDir{}.rmdir(name);
        out << (gone ? SettingsText::tr("deleted %1") : SettingsText::tr("%1 is a folder and stays")).arg(shown)
            << Qt::endl;
        return true;
    }
    if (!file.remove()) {
        say(SettingsText::tr("%1 cannot be deleted: %2").arg(shown, shownSystemReason(file.errorString())));
        return false;
    }
    out << SettingsText::tr("deleted %1").arg(shown) << Qt::endl;
    return true;
}

/// Whether no other start is under way; the lock is held then.
bool isFree(const QSettings &settings, QLockFile &lock)
{
    QDir{}.mkpath(QFileInfo{settings.fileName()}.absolutePath());
    lock.setStaleLockTime(0); // it is its process that counts, not its age
    // Where no lock can be made the settings cannot be written either.
    return lock.tryLock(0) || lock.error() != QLockFile::LockFailedError;
}

} // namespace

QString SettingsState::message() const
{
    QString what;
    switch (trouble) {
    case Trouble::None: return {};
    case Trouble::Unreadable: what = SettingsText::tr("The settings could not be read."); break;
    case Trouble::Broken: what = SettingsText::tr("The settings could not be read: the file is damaged."); break;
    case Trouble::Newer: what = SettingsText::tr("The settings are those of a newer version."); break;
    }
    const QString then = keptAs.isEmpty()
        ? SettingsText::tr("PushScope begins with the default ones.")
        : SettingsText::tr("PushScope begins with the default ones; what was there is kept as %1.")
              .arg(QDir::toNativeSeparators(keptAs));
    return what + u' ' + then;
}

void useSettingsFile()
{
    QSettings::setDefaultFormat(settingsFormat());
}

QString settingsFileName()
{
    return QSettings{settingsFormat(), QSettings::UserScope, QCoreApplication::organizationName(),
                     QCoreApplication::applicationName()}
        .fileName();
}

SettingsState checkSettingsFile()
{
    const QString name = settingsFileName();
    SettingsState state;
    state.trouble = troubleOf(name);
    if (state.trouble == SettingsState::Trouble::None)
        return state;
    const QStringList copies =
        copiesOf(name, state.trouble == SettingsState::Trouble::Newer ? newerEnding : brokenEnding);
    const auto free = std::ranges::find_if_not(copies, isThere);
    const QString aside = free == copies.end() ? copies.last() : *free;
    QFile::remove(aside);
    if (QDir{}.rename(name, aside))
        state.keptAs = aside;
    return state;
}

bool settingsAreUsable()
{
    return troubleOf(settingsFileName()) == SettingsState::Trouble::None;
}

int resetSettings()
{
    const QString name = settingsFileName();
    QTextStream out{stdout};
    QStringList kept = QStringList{name} + copiesOf(name, brokenEnding) + copiesOf(name, newerEnding);
    kept.removeIf([](const QString &file) { return !isThere(file); });
    int exitCode = exitDone;
    for (const QString &file : std::as_const(kept)) {
        if (!deleteKept(file, out))
            exitCode = exitFailed;
    }
    if (kept.isEmpty())
        out << SettingsText::tr("there are no settings: %1").arg(QDir::toNativeSeparators(name)) << Qt::endl;
    return exitCode;
}

StartMark::StartMark(QSettings &settings)
    : m_settings{settings}, m_lock{settings.fileName() + startEnding}, m_isSet{isFree(settings, m_lock)}
{
    m_settings.sync();
    m_wasLeft = m_isSet && settings.value(startKey, false).toBool();
    if (m_wasLeft) {
        for (const char *key : {"window/geometry", "window/state", "manual/geometry"})
            m_settings.remove(QString::fromLatin1(key));
    }
    m_settings.setValue(versionKey, settingsVersion);
    if (m_isSet)
        m_settings.setValue(startKey, true);
    m_settings.sync();
    m_isWritable = m_settings.status() == QSettings::NoError;
}

StartMark::~StartMark()
{
    clear();
}

void StartMark::clear()
{
    if (!std::exchange(m_isSet, false))
        return;
    m_settings.remove(startKey);
    m_settings.sync();
    m_lock.unlock();
}

void StartMark::keep()
{
    m_settings.sync();
    if (m_isWritable && m_settings.status() != QSettings::NoError)
        say(SettingsText::tr("the settings could not be written to %1")
                .arg(QDir::toNativeSeparators(m_settings.fileName())));
}

QString StartMark::message() const
{
    if (!m_isWritable)
        return SettingsText::tr("The settings cannot be written to %1: what is changed now lasts until the end.")
            .arg(QDir::toNativeSeparators(m_settings.fileName()));
    if (m_wasLeft)
        return SettingsText::tr("PushScope did not come to its first picture the last time. It begins with the default "
                                "layout.");
    return {};
}

} // namespace pushscope
