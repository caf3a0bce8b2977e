// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/jsonmembers.h"

#include "message/errortexts.h"

namespace pushscope {

qint64 JsonMembers::integer(const QString &name, qint64 least, qint64 most)
{
    const QJsonValue value = m_object.value(name);
    const qint64 number = value.toInteger(least - 1);
    if (!value.isDouble() || number < least || number > most) {
        fail(name, RecordingText::tr("\"%1\" is not an integer from %2 to %3").arg(name).arg(least).arg(most));
        return least;
    }
    return number;
}

QString JsonMembers::text(const QString &name, qsizetype longest)
{
    const QJsonValue value = m_object.value(name);
    if (!value.isString() || value.toString().size() > longest) {
        fail(name, RecordingText::tr("\"%1\" is not a string of at most %2 characters").arg(name).arg(longest));
        return {};
    }
    return value.toString();
}

bool JsonMembers::boolean(const QString &name)
{
    const QJsonValue value = m_object.value(name);
    if (!value.isBool()) {
        fail(name, RecordingText::tr("\"%1\" is neither true nor false").arg(name));
    }
    return value.toBool();
}

void JsonMembers::fail(const QString &name, const QString &message)
{
    if (!m_error) {
        m_error = Error{QByteArrayLiteral("bad-field"), message, name};
    }
}

} // namespace pushscope
