// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/contenttype.h"

#include <algorithm>
#include <array>

namespace pushscope {

namespace {

struct Type
{
    const char *ending;
    const char *type;
};

constexpr std::array textTypes{
    Type{"html", "text/html"},      Type{"htm", "text/html"},  Type{"css", "text/css"},   Type{"js", "text/javascript"},
    Type{"mjs", "text/javascript"}, Type{"txt", "text/plain"}, Type{"log", "text/plain"}, Type{"md", "text/markdown"},
    Type{"csv", "text/csv"},        Type{"xml", "text/xml"},   Type{"ts", "text/plain"},  Type{"vtt", "text/vtt"},
    Type{"ics", "text/calendar"},
};

constexpr std::array otherTypes{
    Type{"json", "application/json"},
    Type{"map", "application/json"},
    Type{"jsonl", "application/jsonl"},
    Type{"webmanifest", "application/manifest+json"},
    Type{"wasm", "application/wasm"},
    Type{"pdf", "application/pdf"},
    Type{"zip", "application/zip"},
    Type{"gz", "application/gzip"},
    Type{"svg", "image/svg+xml"},
    Type{"png", "image/png"},
    Type{"jpg", "image/jpeg"},
    Type{"jpeg", "image/jpeg"},
    Type{"gif", "image/gif"},
    Type{"webp", "image/webp"},
    Type{"avif", "image/avif"},
    Type{"ico", "image/vnd.microsoft.icon"},
    Type{"bmp", "image/bmp"},
    Type{"woff", "font/woff"},
    Type{"woff2", "font/woff2"},
    Type{"ttf", "font/ttf"},
    Type{"otf", "font/otf"},
    Type{"mp3", "audio/mpeg"},
    Type{"m4a", "audio/mp4"},
    Type{"ogg", "audio/ogg"},
    Type{"opus", "audio/ogg"},
    Type{"wav", "audio/wav"},
    Type{"flac", "audio/flac"},
    Type{"mp4", "video/mp4"},
    Type{"webm", "video/webm"},
    Type{"ogv", "video/ogg"},
};

template <std::size_t count>
const char *find(const std::array<Type, count> &types, QByteArrayView ending)
{
    const auto *const found = std::ranges::find_if(
        types, [&](const Type &type) { return ending.compare(type.ending, Qt::CaseInsensitive) == 0; });
    return found == types.end() ? nullptr : found->type;
}

} // namespace

QByteArray contentTypeOf(QByteArrayView fileName)
{
    const qsizetype dot = fileName.lastIndexOf('.');
    const QByteArrayView ending = dot < 0 ? QByteArrayView{} : fileName.sliced(dot + 1);
    if (const char *const text = find(textTypes, ending)) {
        return QByteArray{text} + "; charset=utf-8";
    }
    const char *const other = find(otherTypes, ending);
    return other != nullptr ? other : "application/octet-stream";
}

} // namespace pushscope
