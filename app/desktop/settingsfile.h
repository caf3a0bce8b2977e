// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>
#include <QString>

class QSettings;

namespace pushscope {

inline constexpr int settingsVersion = 1; ///< newer ones are not read

/// What is wrong with the file of the settings at the start.
struct SettingsState
{
    enum class Trouble {
        None,
        Unreadable, ///< the system does not let it be read
        Broken, ///< it does not hold settings
        Newer, ///< a later version of the program has written it
    };

    Trouble trouble = Trouble::None;
    QString keptAs; ///< where what was found is now; empty if it could not be moved

    /// For the user; empty if there is no trouble.
    [[nodiscard]] QString message() const;
};

/// From now on every QSettings without a name of its own is one JSON object in a file of the user's, which is replaced
/// as a whole or not at all, also when the disk is full. The application has its names before.
void useSettingsFile();

/// Before the first QSettings: what cannot be read is moved aside, so that the program starts with none.
/// Earlier copies stay; there are mostCopies of them at most, the last of which is replaced then.
[[nodiscard]] SettingsState checkSettingsFile();

inline constexpr int mostCopies = 5;

/// Whether there is nothing in them that checkSettingsFile() would move aside.
[[nodiscard]] bool settingsAreUsable();

[[nodiscard]] QString settingsFileName();

/// Deletes them and what was kept aside, and prints which files those were; a folder that holds something stays. The
/// exit code.
[[nodiscard]] int resetSettings();

/// Keeps a layout that brings the program down from doing so again: the settings say that a start is under way until
/// the first picture stands. While another process starts, which a lock beside the settings tells, the mark is that
/// one's.
class StartMark
{
public:
    /// Sets the mark. Where one was left the layout is taken out of the settings. They must outlive this.
    explicit StartMark(QSettings &settings);

    [[nodiscard]] bool wasLeft() const { return m_wasLeft; }
    [[nodiscard]] bool isWritable() const { return m_isWritable; } ///< the mark could be kept
    ~StartMark(); ///< clears it too: this start came to an orderly end
    StartMark(const StartMark &) = delete;
    StartMark &operator=(const StartMark &) = delete;
    void clear();
    /// At the end: writes what was changed, and says so on stderr if it cannot.
    void keep();

    /// For the user; empty if there is nothing to tell.
    [[nodiscard]] QString message() const;

private:
    QSettings &m_settings;
    QLockFile m_lock; ///< held while the start is under way
    bool m_isSet;
    bool m_wasLeft = false;
    bool m_isWritable = false;
};

} // namespace pushscope
