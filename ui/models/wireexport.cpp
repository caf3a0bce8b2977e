// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wireexport.h"

#include "message/systemreason.h"
#include "wire/pcapng.h"
#include "wire/wirejson.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>
#include <iterator>
#include <vector>

namespace pushscope {

namespace {

QByteArray lineOf(const WireChunk &chunk)
{
    return QJsonDocument{toJson(chunk)}.toJson(QJsonDocument::Compact) + '\n';
}

/// Lines name their connection by its number: those whose beginning is not held are opened ahead of
/// all others, with indices that were theirs or another's that went.
QByteArray missingBeginnings(const std::vector<WireChunkPtr> &chunks)
{
    std::set<quint32> known;
    std::vector<WireChunk> opened;
    for (const WireChunkPtr &chunk : chunks) {
        if (!known.insert(chunk->connection->number).second || chunk->kind == WireChunk::Kind::Opened)
            continue;
        WireChunk beginning;
        beginning.at = chunks.front()->at;
        beginning.connection = chunk->connection;
        beginning.direction = WireDirection::Up;
        beginning.kind = WireChunk::Kind::Opened;
        opened.push_back(beginning);
    }
    QByteArray lines;
    for (quint64 left = opened.size(); WireChunk & beginning : opened) {
        beginning.index = chunks.front()->index - left--;
        lines += lineOf(beginning);
    }
    return lines;
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
        return failed(shownSystemReason(file.errorString()));
    std::vector<WireChunkPtr> written;
    std::copy_if(chunks.begin(), chunks.end(), std::back_inserter(written), [this](const WireChunkPtr &chunk) {
        return connections.empty() || connections.contains(chunk->connection->number);
    });
    PcapngWriter pcapng{offset};
    const bool json = format == WireFormat::JsonLines;
    file.write(json ? head + missingBeginnings(written) : PcapngWriter::header());
    for (const WireChunkPtr &chunk : written)
        file.write(json ? lineOf(*chunk) : pcapng.write(*chunk));
    // commit() does not see that its own last bytes found no room; a second try tells why.
    if ((!file.flush() && !file.flush()) || !file.commit())
        return failed(shownSystemReason(file.errorString()));
    return written.size();
}

} // namespace pushscope
