// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/webfiles.h"

#include "server/manualsite.h"

#include <QCryptographicHash>
#include <QFile>
#include <QString>

#include <algorithm>
#include <array>
#include <optional>

namespace pushscope {

namespace {

constexpr QByteArrayView samplesRoot{"/samples"};
constexpr QByteArrayView dashboardRoot{"/dashboard"};
constexpr std::array libraryPaths{QByteArrayView{"/pushscope.js"}, QByteArrayView{"/pushscope.d.ts"}};

struct TypeOfEnding
{
    QLatin1String ending;
    const char *type;
};

// What has none of these is not served: an image is drawn by a style or as a data URL.
constexpr std::array endings{
    TypeOfEnding{QLatin1String{".js"}, "text/javascript; charset=utf-8"},
    TypeOfEnding{QLatin1String{".css"}, "text/css; charset=utf-8"},
    TypeOfEnding{QLatin1String{".html"}, "text/html; charset=utf-8"},
    TypeOfEnding{QLatin1String{".d.ts"}, "text/plain; charset=utf-8"},
};

const char *typeOf(const QString &resource)
{
    const auto *const found =
        std::ranges::find_if(endings, [&](const TypeOfEnding &known) { return resource.endsWith(known.ending); });
    return found == endings.end() ? nullptr : found->type;
}

/// What follows the root, with its slash; nothing if the path is elsewhere.
std::optional<QByteArrayView> below(QByteArrayView path, QByteArrayView root)
{
    if (!path.startsWith(root)) {
        return {};
    }
    const QByteArrayView rest = path.sliced(root.size());
    return rest.isEmpty() || rest.startsWith('/') ? std::optional{rest} : std::nullopt;
}

QString existing(const QString &name)
{
    const QString resource = QStringLiteral(":/pushscope/web/") + name;
    return typeOf(resource) != nullptr && QFile::exists(resource) ? resource : QString{};
}

QString sampleResource(QByteArrayView rest)
{
    if (rest.isEmpty() || rest == "/") {
        return existing(QStringLiteral("samples/index.html"));
    }
    const QByteArrayView name = rest.sliced(1);
    if (name.contains('/') || name.contains("index") || name.endsWith(".html")) {
        return {};
    }
    const bool hasEnding = name.endsWith(".js") || name.endsWith(".css");
    const QString file = QStringLiteral("samples/") + QString::fromUtf8(name);
    return existing(hasEnding ? file : file + QStringLiteral(".html"));
}

QString dashboardResource(QByteArrayView rest)
{
    if (rest.isEmpty() || rest == "/") {
        return existing(QStringLiteral("index.html"));
    }
    const QByteArrayView name = rest.sliced(1);
    return name.contains('/') ? QString{} : existing(QStringLiteral("dashboard/") + QString::fromUtf8(name));
}

/// The resource that is served at that path; empty if there is none.
QString webResource(QByteArrayView path)
{
    if (path == "/") {
        return existing(QStringLiteral("index.html"));
    }
    if (const auto rest = below(path, samplesRoot)) {
        return sampleResource(*rest);
    }
    if (const auto rest = below(path, dashboardRoot)) {
        return dashboardResource(*rest);
    }
    const bool isLibrary = std::ranges::find(libraryPaths, path) != libraryPaths.end();
    return isLibrary ? existing(QString::fromLatin1(path.sliced(1))) : QString{};
}

} // namespace

bool isWebPath(QByteArrayView path)
{
    return path == "/" || below(path, samplesRoot) || below(path, dashboardRoot) || isManualPath(path)
        || std::ranges::find(libraryPaths, path) != libraryPaths.end();
}

bool isWebPage(QByteArrayView path)
{
    return path == "/" || path == dashboardRoot || path == "/dashboard/" || below(path, samplesRoot)
        || isManualPage(path);
}

bool hasWebFile(QByteArrayView path)
{
    return isManualPath(path) ? hasManualFile(path) : !webResource(path).isEmpty();
}

std::optional<WebFile> webFile(QByteArrayView path)
{
    if (isManualPath(path)) {
        return manualFile(path);
    }
    const QString resource = webResource(path);
    QFile file{resource};
    if (resource.isEmpty() || !file.open(QIODevice::ReadOnly)) {
        return {};
    }
    return taggedFile(typeOf(resource), file.readAll(), webPolicy);
}

WebFile taggedFile(const char *type, const QByteArray &body, const char *policy)
{
    constexpr qsizetype tagDigits = 16;
    const QByteArray hash = QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex();
    return {type, body, '"' + hash.first(tagDigits) + '"', policy};
}

} // namespace pushscope
