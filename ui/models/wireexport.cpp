// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wireexport.h"

#include "wire/pcapng.h"
#include "wire/wirejson.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QSaveFile>

#include <functional>

namespace pushscope {

namespace {

using Write = std::function<QByteArray(const WireChunk &)>;

QByteArray lineOf(const WireChunk &chunk)
{
    return QJsonDocument{toJson(chunk)}.toJson(QJsonDocument::Compact) + '\n';
}

/// Lines name their connection by its number: where its beginning is not held, it is told again.
Write jsonWriter()
{
    return [known = std::set<quint32>{}](const WireChunk &chunk) mutable {
        const bool first = known.insert(chunk.connection->number).second;
        if (!first || chunk.kind == WireChunk::Kind::Opened)
            return lineOf(chunk);
        WireChunk opened;
        opened.index = chunk.index;
        opened.at = chunk.at;
        opened.connection = chunk.connection;
        opened.kind = WireChunk::Kind::Opened;
        return lineOf(opened) + lineOf(chunk);
    };
}

} // namespace

Result<quint64> WireExport::writeTo(const QString &path, WireFormat format) const
{
    const auto failed = [&path](const QString &reason) {
        return Error{QByteArrayLiteral("cannot-write"),
                     QCoreApplication::translate("pushscope::WireExport", "%1 could not be written: %2")
                         .arg(QDir::toNativeSeparators(path), reason),
                     path};
    };
    QSaveFile file{path};
    if (!file.open(QIODevice::WriteOnly))
        return failed(file.errorString());
    PcapngWriter pcapng{offset};
    const bool json = format == WireFormat::JsonLines;
    const Write write = json ? jsonWriter() : [&pcapng](const WireChunk &chunk) { return pcapng.write(chunk); };
    if (!json)
        file.write(PcapngWriter::header());
    quint64 written = 0;
    for (const WireChunkPtr &chunk : chunks) {
        if (!connections.empty() && !connections.contains(chunk->connection->number))
            continue;
        file.write(write(*chunk));
        ++written;
    }
    if (!file.commit())
        return failed(file.errorString());
    return written;
}

} // namespace pushscope
