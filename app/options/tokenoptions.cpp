// SPDX-License-Identifier: GPL-3.0-or-later
#include "options/tokenoptions.h"

#include "message/systemreason.h"
#include "options/optiontexts.h"
#include "options/values.h"

#include <QFile>

namespace pushscope {

namespace {

constexpr qint64 longestLine = 8 * 1024;

/// The file's first line; the error tells what is wrong, and nothing of what is in the file.
Result<QByteArray> tokenIn(const QString &path)
{
    QFile file{path};
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{"bad-file", shownSystemReason(file.errorString()), {}};
    }
    const auto token = tokenValue().parse(QString::fromUtf8(file.readLine(longestLine).trimmed()));
    if (!token) {
        return Error{
            "bad-file", OptionsText::tr("its first line is no token, which has %1").arg(tokenValue().takes), {}};
    }
    return *token;
}

ValueType<QByteArray> tokenFileValue()
{
    ValueType<QByteArray> type{QStringLiteral("FILE"), OptionsText::tr("the path of a file"), tokenIn};
    type.explains = true;
    type.suggests.endings = {QStringLiteral("*")};
    return type;
}

/// Refuses a second token for the same.
Option once(Option option, const QByteArray &into)
{
    option.take = [take = std::move(option.take), &into](const QString &text) -> std::optional<Error> {
        if (!into.isEmpty()) {
            return Error{givenAlready, OptionsText::tr("a token is given already"), {}};
        }
        return take(text);
    };
    return option;
}

} // namespace

QList<Option> tokenOptions(const QString &name, QByteArray &into, const QString &help, const QString &fallback)
{
    return {once(valueOption(name, tokenValue(), into, help, fallback), into),
            once(valueOption(name + QStringLiteral("-file"), tokenFileValue(), into,
                             OptionsText::tr("The same, from the first line of a file: other users can see arguments")),
                 into)};
}

std::optional<QString> takeTokenOfEnvironment(const char *variable, QByteArray &into)
{
    if (!into.isEmpty() || qEnvironmentVariableIsEmpty(variable)) {
        return {};
    }
    const ValueType<QByteArray> type = tokenValue();
    const auto token = type.parse(qEnvironmentVariable(variable));
    if (!token) {
        return OptionsText::tr("%1 takes %2, not what was given").arg(QString::fromLatin1(variable), type.takes);
    }
    into = *token;
    return {};
}

} // namespace pushscope
