// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples/sampletexts.h"

#include <QCoreApplication>
#include <QFile>

namespace pushscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("SampleTexts", text);
}

} // namespace

std::vector<SampleText> sampleTexts()
{
    const QString sse = tr("Server-Sent Events");
    const QString webSocket = tr("WebSocket");
    return {
        {QStringLiteral("chat"), tr("Chat"), tr("Rooms, who is in them, and private messages."), webSocket},
        {QStringLiteral("whiteboard"), tr("Whiteboard"), tr("Draw together; who comes later gets the whole picture."),
         webSocket},
        {QStringLiteral("live-blog"), tr("Live blog"), tr("Posts of a running event: first all so far, then live."),
         sse},
        {QStringLiteral("ticker"), tr("Ticker"), tr("Prices that change several times a second."), sse},
        {QStringLiteral("scores"), tr("Scores"), tr("The results of a match day."), sse},
        {QStringLiteral("job-log"), tr("Job log"), tr("A long job with its progress and its lines of output."), sse},
        {QStringLiteral("notifications"), tr("Notifications"), tr("A count of what has not been read."),
         tr("Long polling")},
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
