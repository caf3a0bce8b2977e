// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/recordingwriter.h"

#include "lab/recordingjson.h"
#include "message/errortexts.h"
#include "message/systemreason.h"

#include <QJsonDocument>

namespace pushscope {

Result<std::shared_ptr<RecordingWriter>> RecordingWriter::open(const QString &file)
{
    const std::shared_ptr<RecordingWriter> writer{new RecordingWriter{file}};
    if (!writer->m_file.open(QIODevice::WriteOnly)) {
        return Error{
            "cannot-write",
            RecordingText::tr("cannot write %1: %2").arg(file, shownSystemReason(writer->m_file.errorString())),
            QStringLiteral("record")};
    }
    writer->write(recordingLine(QDateTime::currentDateTimeUtc()));
    return writer;
}

void RecordingWriter::flush()
{
    if (!m_broken && !m_file.flush() && !m_file.flush()) { // the second try tells why the disk took only a part
        fail({"cannot-write",
              RecordingText::tr("cannot write %1: %2").arg(m_file.fileName(), shownSystemReason(m_file.errorString())),
              QStringLiteral("record")});
    }
}

void RecordingWriter::close()
{
    flush();
    m_failed = {};
    m_broken = true;
    m_file.close();
}

void RecordingWriter::client(int client, Transport transport, const QUrl &url)
{
    write(toJson(RecordedClient{client, transport, url}));
}

void RecordingWriter::item(const RecordedItem &item)
{
    write(toJson(item));
}

void RecordingWriter::fault(Instant at, int id, const Fault &fault, bool began)
{
    item({at, 0, RecordedFault{id, fault.toString(), began}});
}

void RecordingWriter::chunk(const WireChunk &chunk)
{
    write(toJson(chunk));
}

void RecordingWriter::write(const QJsonObject &line)
{
    if (m_broken) {
        return;
    }
    const QByteArray bytes = QJsonDocument{line}.toJson(QJsonDocument::Compact) + '\n';
    m_written += bytes.size();
    if (m_written > mostBytes) {
        fail({"too-large", RecordingText::tr("%1 is full (4 GiB): the recording ends here").arg(m_file.fileName()),
              QStringLiteral("record")});
    } else if (m_file.write(bytes) != bytes.size()) {
        (void)m_file.flush(); // after a disk has taken only a part, this tells why
        fail({"cannot-write",
              RecordingText::tr("cannot write %1: %2").arg(m_file.fileName(), shownSystemReason(m_file.errorString())),
              QStringLiteral("record")});
    }
}

void RecordingWriter::fail(const Error &error)
{
    m_broken = true;
    if (m_failed) {
        m_failed(error);
    }
}

} // namespace pushscope
