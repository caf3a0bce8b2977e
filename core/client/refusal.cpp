// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/refusal.h"

#include "message/clientsentence.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace pushscope {

bool isTransient(int status)
{
    return status == 408 || status == 429 || status >= 500;
}

QString hintFor(int status)
{
    switch (status) {
    case 401: return english(ClientSentence::TokenNeeded);
    case 403: return english(ClientSentence::NotAllowed);
    case 404: return english(ClientSentence::NothingThere);
    case 426: return english(ClientSentence::OtherProtocol);
    case 429: return english(ClientSentence::TooOften);
    default: return {};
    }
}

bool tellsReason(const HttpResponseHead &head)
{
    const QByteArray type = head.headers.value("Content-Type").value_or(QByteArray{}).toLower();
    bool known = false;
    const qlonglong length = head.headers.value("Content-Length").value_or(QByteArray{}).toLongLong(&known);
    return type.startsWith("application/json") && known && length > 0 && length <= largestReason;
}

QString reasonIn(const QByteArray &body)
{
    const QJsonObject error = QJsonDocument::fromJson(body).object().value(QLatin1String("error")).toObject();
    const QString message = error.value(QLatin1String("message")).toString();
    const QString field = error.value(QLatin1String("field")).toString();
    const bool named = message.startsWith(field) || message.contains(QLatin1Char(' ') + field + QLatin1Char(':'));
    return field.isEmpty() || message.isEmpty() || named ? message : field + QStringLiteral(": ") + message;
}

QString whyRefused(int status, const QString &told, const QString &path)
{
    const QString why = told.isEmpty() ? hintFor(status) : told;
    const bool saysWhere = !path.isEmpty() && why == english(ClientSentence::NothingThere);
    return saysWhere ? english(ClientSentence::NothingAt).arg(path) : why;
}

QString RefusedAnswer::message() const
{
    const QString why = whyRefused(head.status, reasonIn(body), path);
    const QString status = statusText(head);
    return why.isEmpty() ? english(ClientSentence::Answered).arg(status)
                         : english(ClientSentence::AnsweredBecause).arg(status, why);
}

ToldRefusal ToldRefusal::in(const QString &sentence)
{
    const QString begin = english(ClientSentence::Answered).section(QLatin1Char('%'), 0, 0);
    if (!sentence.startsWith(begin)) {
        return {};
    }
    const QString rest = sentence.sliced(begin.size());
    return {rest.section(QLatin1Char(' '), 0, 0).section(QLatin1Char(':'), 0, 0).toInt(),
            rest.section(QStringLiteral(": "), 1)};
}

QString statusText(const HttpResponseHead &head)
{
    return QStringLiteral("%1 %2").arg(head.status).arg(QString::fromLatin1(head.reason)).trimmed();
}

} // namespace pushscope
