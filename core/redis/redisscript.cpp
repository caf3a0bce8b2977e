// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/redisscript.h"

#include <QCryptographicHash>
#include <QFile>

#include <utility>

namespace pushscope {

RedisScript::RedisScript(QByteArray source)
    : m_source{std::move(source)}, m_digest{QCryptographicHash::hash(m_source, QCryptographicHash::Sha1).toHex()}
{
}

RedisScript RedisScript::fromFile(const QString &path)
{
    QFile file{path};
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "RedisScript", "the script is not compiled in");
    return RedisScript{opened ? file.readAll() : QByteArray{}};
}

void RedisScript::run(RedisConnection &connection, const QByteArrayList &keys, const QByteArrayList &arguments,
                      RedisConnection::Answer answer) const
{
    const QByteArrayList input = QByteArrayList{QByteArray::number(keys.size())} + keys + arguments;
    connection.send(QByteArrayList{"EVALSHA", m_digest} + input,
                    [&connection, source = m_source, input, answer = std::move(answer)](Result<RedisReply> reply) {
                        if (reply && reply->errorCode() == "NOSCRIPT") {
                            connection.send(QByteArrayList{"EVAL", source} + input, answer);
                        } else if (answer) {
                            answer(std::move(reply));
                        }
                    });
}

void RedisScript::load(RedisConnection &connection) const
{
    connection.send({"SCRIPT", "LOAD", m_source});
}

} // namespace pushscope
