// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QString>
#include <QtGlobal>

#include <memory>
#include <variant>

namespace pushscope {

/// A regular file below a folder, open for reading. It stays readable when its name is taken away. Reading takes the
/// time that the disk takes.
class FolderFile
{
public:
    enum class Failure {
        NotFound, ///< nothing that may be read: also a link, a device, or what one has no right to
        IsFolder,
        Busy, ///< too many files are open, or the disk fails: it may work later
    };

    /// By which one version of a file is told from another.
    struct Version
    {
        qint64 size = 0;
        qint64 modified = 0; ///< nanoseconds since 1970, as fine as the system has it
        quint64 number = 0; ///< of the file in its file system, where there is one

        bool operator==(const Version &) const = default;
    };

    /// `names` lead to the file from the folder; none of them may be empty, `.` or `..`, or hold a separator. The
    /// folder may be a symbolic link, but below it none is followed.
    [[nodiscard]] static std::variant<FolderFile, Failure> open(const QString &folder, const QByteArrayList &names);

    ~FolderFile();
    FolderFile(FolderFile &&other) noexcept;
    FolderFile &operator=(FolderFile &&) = delete;
    FolderFile(const FolderFile &) = delete;
    FolderFile &operator=(const FolderFile &) = delete;

    /// As it was when it was opened.
    [[nodiscard]] const Version &version() const { return m_version; }
    /// Whether it still is.
    [[nodiscard]] bool isUnchanged() const { return presentVersion() == m_version; }
    /// All the `size` bytes from there on; fewer if the file has no more or cannot be read.
    [[nodiscard]] QByteArray read(qint64 offset, qint64 size) const;

private:
    class Handle;
    explicit FolderFile(std::unique_ptr<Handle> handle);
    [[nodiscard]] Version presentVersion() const;

    std::unique_ptr<Handle> m_handle;
    Version m_version;
};

} // namespace pushscope
