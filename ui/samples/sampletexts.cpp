// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples/sampletexts.h"

#include <QCoreApplication>
#include <QFile>

namespace pushscope {

namespace {

struct SampleWords
{
    Q_DECLARE_TR_FUNCTIONS(SampleTexts)
};

} // namespace

std::vector<SampleText> sampleTexts()
{
    const QString sse = SampleWords::tr("Server-Sent Events");
    const QString webSocket = SampleWords::tr("WebSocket");
    return {
        {QStringLiteral("chat"), SampleWords::tr("Chat"),
         SampleWords::tr("Rooms, who is in them, and private messages."), webSocket},
        {QStringLiteral("whiteboard"), SampleWords::tr("Whiteboard"),
         SampleWords::tr("Draw together; who comes later gets the whole picture."), webSocket},
        {QStringLiteral("live-blog"), SampleWords::tr("Live blog"),
         SampleWords::tr("Posts of a running event: first all so far, then live."), sse},
        {QStringLiteral("ticker"), SampleWords::tr("Ticker"),
         SampleWords::tr("Prices that change several times a second."), sse},
        {QStringLiteral("scores"), SampleWords::tr("Scores"), SampleWords::tr("The results of a match day."), sse},
        {QStringLiteral("job-log"), SampleWords::tr("Job log"),
         SampleWords::tr("A long job with its progress and its lines of output."), sse},
        {QStringLiteral("notifications"), SampleWords::tr("Notifications"),
         SampleWords::tr("A count of what has not been read."), SampleWords::tr("Long polling")},
    };
}

QStringList sampleFiles(const QString &name)
{
    const QString folder = QStringLiteral(":/pushscope/web/samples/");
    QStringList files;
    for (const QString &file :
         {name + QStringLiteral(".js"), name + QStringLiteral(".html"), QStringLiteral("push.js")}) {
        if (QFile::exists(folder + file)) {
            files.append(folder + file);
        }
    }
    return files;
}

} // namespace pushscope
