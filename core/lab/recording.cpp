// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/recording.h"

#include "lab/recordingjson.h"
#include "message/errortexts.h"
#include "message/systemreason.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>

namespace pushscope {

namespace {

constexpr int linesBetweenAsking = 1000;
constexpr qint64 longestLine = 32 * 1024 * 1024;

Error inLine(const QString &file, int number, const Error &error)
{
    return {error.code, RecordingText::tr("%1, line %2: %3").arg(file).arg(number).arg(error.message),
            QStringLiteral("open")};
}

Result<QJsonObject> objectOf(const QByteArray &line)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(line, &problem);
    if (!document.isObject()) {
        return Error{"bad-recording",
                     problem.error == QJsonParseError::NoError
                         ? RecordingText::tr("it is no JSON object")
                         : RecordingText::tr("it is no JSON: %1").arg(shownJsonReason(problem, line)),
                     {}};
    }
    return document.object();
}

/// Takes the lines of one file.
class Reader
{
public:
    explicit Reader(Recording recording) : m_recording{std::move(recording)} {}

    std::optional<Error> take(const QByteArray &line)
    {
        const auto object = objectOf(line);
        if (!object) {
            return object.error();
        }
        auto read = m_lines.read(*object);
        if (!read) {
            return read.error();
        }
        auto what = std::move(read).value();
        if (auto *client = std::get_if<RecordedClient>(&what)) {
            m_recording.clients.push_back(*client);
            return {};
        }
        auto &item = std::get<RecordedItem>(what);
        if (!isNamed(item)) {
            return Error{"bad-field", RecordingText::tr("\"client\" %1 has no line of its own before").arg(item.client),
                         QStringLiteral("client")};
        }
        m_recording.items.push_back(std::move(item));
        return {};
    }

    [[nodiscard]] bool full() const { return m_recording.items.size() >= Recording::mostItems; }
    void markCut() { m_recording.cut = true; }

    /// Notices that had to wait for the clock relation were written later than they happened.
    Recording finished()
    {
        std::ranges::stable_sort(m_recording.items, {}, [](const RecordedItem &item) { return item.at; });
        return std::move(m_recording);
    }

private:
    /// A fault has no client; the wire may still hold pieces of one whose pane was closed before it was exported.
    [[nodiscard]] bool isNamed(const RecordedItem &item) const
    {
        const auto &clients = m_recording.clients;
        return item.client == 0 || std::holds_alternative<WireChunk>(item.what)
            || std::ranges::find(clients, item.client, &RecordedClient::client) != clients.end();
    }

    Recording m_recording;
    RecordingLineReader m_lines;
};

} // namespace

Instant Recording::begin() const
{
    const auto isOfNow = [](const RecordedItem &item) { return !std::holds_alternative<WireChunk>(item.what); };
    const auto first = std::ranges::find_if(items, isOfNow);
    return first != items.end() ? first->at : items.empty() ? Instant{} : items.front().at;
}

namespace {

/// QFile::readLine(longest) would take so much memory for each line.
class Lines
{
public:
    explicit Lines(QFile &file) : m_file{file} {}

    [[nodiscard]] QByteArray next()
    {
        return m_buffer.first(std::max<qint64>(m_file.readLine(m_buffer.data(), m_buffer.size()), 0));
    }

private:
    QFile &m_file;
    QByteArray m_buffer{longestLine + 1, Qt::Uninitialized};
};

} // namespace

Result<Recording> readRecording(const QString &name, const std::function<bool()> &wanted)
{
    QFile file{name};
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{"cannot-read",
                     RecordingText::tr("cannot read %1: %2").arg(name, shownSystemReason(file.errorString())),
                     QStringLiteral("open")};
    }
    Lines lines{file};
    const auto first = objectOf(lines.next());
    auto head = first ? RecordingLineReader::readFirst(*first) : Result<Recording>{first.error()};
    if (!head) {
        return inLine(name, 1, head.error());
    }
    Reader reader{std::move(head).value()};
    for (int number = 2; !file.atEnd(); ++number) {
        const QByteArray line = lines.next();
        const auto error = reader.take(line);
        if (error && file.atEnd() && !line.endsWith('\n')) {
            reader.markCut(); // the program that wrote it was killed
            break;
        }
        if (error) {
            return inLine(name, number, *error);
        }
        if (reader.full() || file.pos() > Recording::mostBytes
            || (wanted && number % linesBetweenAsking == 0 && !wanted())) {
            reader.markCut();
            break;
        }
    }
    return reader.finished();
}

} // namespace pushscope
