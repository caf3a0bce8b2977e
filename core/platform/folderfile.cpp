// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/folderfile.h"

#include <QFile>

#include <ratio>
#include <utility>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#else
#include <QDateTime>
#include <QFileInfo>
#endif

namespace pushscope {

#ifdef Q_OS_UNIX

/// A descriptor.
class FolderFile::Handle
{
public:
    explicit Handle(int descriptor) : m_descriptor{descriptor} {}
    ~Handle()
    {
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
        }
    }
    Handle(const Handle &) = delete;
    Handle &operator=(const Handle &) = delete;

    [[nodiscard]] int get() const { return m_descriptor; }
    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }

    [[nodiscard]] std::unique_ptr<Handle> open(const QByteArray &name, int flags) const
    {
        return std::make_unique<Handle>(::openat(m_descriptor, name.constData(), flags | O_NOFOLLOW | O_CLOEXEC));
    }

    static FolderFile::Failure failure()
    {
        const bool mayPass = errno == EMFILE || errno == ENFILE || errno == ENOMEM || errno == EIO;
        return mayPass ? Failure::Busy : Failure::NotFound;
    }

private:
    int m_descriptor;
};

std::variant<FolderFile, FolderFile::Failure> FolderFile::open(const QString &folder, const QByteArrayList &names)
{
    auto at = std::make_unique<Handle>(
        ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)); // NOLINT(*-vararg)
    if (!at->isOpen()) {
        return Handle::failure();
    }
    // From folder to folder, so that nothing which changes on the way leads elsewhere.
    for (qsizetype i = 0; i + 1 < names.size(); ++i) {
        at = at->open(names[i], O_RDONLY | O_DIRECTORY);
        if (!at->isOpen()) {
            return Handle::failure();
        }
    }
    if (names.isEmpty()) {
        return Failure::IsFolder;
    }
    struct stat facts
    {
    };
    // Merely to open a device or a pipe may do something.
    if (::fstatat(at->get(), names.back().constData(), &facts, AT_SYMLINK_NOFOLLOW) != 0) {
        return Handle::failure();
    }
    if (!S_ISREG(facts.st_mode)) {
        return S_ISDIR(facts.st_mode) ? Failure::IsFolder : Failure::NotFound;
    }
    auto file = at->open(names.back(), O_RDONLY | O_NONBLOCK | O_NOCTTY);
    if (!file->isOpen()) {
        return Handle::failure();
    }
    if (::fstat(file->get(), &facts) != 0 || !S_ISREG(facts.st_mode)) {
        return Failure::NotFound;
    }
    return FolderFile{std::move(file)};
}

FolderFile::Version FolderFile::presentVersion() const
{
    struct stat facts
    {
    };
    if (::fstat(m_handle->get(), &facts) != 0) {
        return {.size = -1};
    }
#ifdef Q_OS_MACOS
    const timespec &modified = facts.st_mtimespec;
#else
    const timespec &modified = facts.st_mtim;
#endif
    return {.size = facts.st_size,
            .modified = qint64{modified.tv_sec} * std::nano::den + modified.tv_nsec,
            .number = facts.st_ino};
}

QByteArray FolderFile::read(qint64 offset, qint64 size) const
{
    QByteArray bytes{size, Qt::Uninitialized};
    qint64 got = 0;
    while (got < size) {
        const auto some =
            ::pread(m_handle->get(), bytes.data() + got, static_cast<std::size_t>(size - got), offset + got);
        if (some < 0 && errno == EINTR) {
            continue;
        }
        if (some <= 0) {
            break;
        }
        got += some;
    }
    bytes.truncate(got);
    return bytes;
}

#else

class FolderFile::Handle
{
public:
    explicit Handle(const QString &path) : file{path} {}
    QFile file;
};

std::variant<FolderFile, FolderFile::Failure> FolderFile::open(const QString &folder, const QByteArrayList &names)
{
    const QString path = QFileInfo{folder}.canonicalFilePath() + u'/' + QString::fromUtf8(names.join('/'));
    const QFileInfo info{path};
    // Links, other spellings of a name and what is no plain file have another path of their own.
    if (!info.exists() || (!names.isEmpty() && info.canonicalFilePath() != path)) {
        return Failure::NotFound;
    }
    if (!info.isFile()) {
        return info.isDir() ? Failure::IsFolder : Failure::NotFound;
    }
    auto handle = std::make_unique<Handle>(path);
    if (!handle->file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return handle->file.error() == QFile::ResourceError ? Failure::Busy : Failure::NotFound;
    }
    return FolderFile{std::move(handle)};
}

FolderFile::Version FolderFile::presentVersion() const
{
    const QFile &file = m_handle->file;
    return {.size = file.size(),
            .modified = file.fileTime(QFileDevice::FileModificationTime).toMSecsSinceEpoch() * std::micro::den,
            .number = 0};
}

QByteArray FolderFile::read(qint64 offset, qint64 size) const
{
    return m_handle->file.seek(offset) ? m_handle->file.read(size) : QByteArray{};
}

#endif

FolderFile::FolderFile(std::unique_ptr<Handle> handle) : m_handle{std::move(handle)}, m_version{presentVersion()} {}

FolderFile::~FolderFile() = default;

FolderFile::FolderFile(FolderFile &&other) noexcept = default;

} // namespace pushscope
