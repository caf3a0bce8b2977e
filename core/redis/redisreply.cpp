// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/redisreply.h"

namespace pushscope {

QByteArray RedisReply::errorCode() const
{
    return isError() ? bytes.split(' ').constFirst() : QByteArray{};
}

qint64 RedisReply::toInteger(qint64 otherwise) const
{
    if (kind == Kind::Integer) {
        return integer;
    }
    bool isNumber = false;
    const qint64 number = bytes.toLongLong(&isNumber);
    return kind == Kind::Bytes && isNumber ? number : otherwise;
}

const RedisReply &RedisReply::at(std::size_t index) const
{
    static const RedisReply nil;
    return index < elements.size() ? elements[index] : nil;
}

void appendRedisCommand(QByteArray &to, const QByteArrayList &arguments)
{
    to += '*' + QByteArray::number(arguments.size()) + "\r\n";
    for (const QByteArray &argument : arguments) {
        to += '$' + QByteArray::number(argument.size()) + "\r\n";
        to += argument;
        to += "\r\n";
    }
}

} // namespace pushscope
