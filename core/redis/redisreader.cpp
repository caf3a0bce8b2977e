// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/redisreader.h"

#include <hiredis/hiredis.h>

#include <utility>

namespace pushscope {

namespace {

/// The root is owned by the parser until it is complete; an element is put behind its elder brothers, of which none is
/// under construction any more.
RedisReply *place(const redisReadTask *task, RedisReply reply)
{
    if (task->parent == nullptr) {
        return std::make_unique<RedisReply>(std::move(reply)).release();
    }
    return &static_cast<RedisReply *>(task->parent->obj)->elements.emplace_back(std::move(reply));
}

/// Newer parsers follow an answer however deep it is; none of ours goes deeper than this.
constexpr int deepestNesting = 8;

bool isTooDeep(const redisReadTask *task)
{
    int depth = 0;
    for (; task != nullptr && depth <= deepestNesting; task = task->parent) {
        ++depth;
    }
    return depth > deepestNesting;
}

RedisReply::Kind kindOf(const redisReadTask *task)
{
    switch (task->type) {
    case REDIS_REPLY_ERROR: return RedisReply::Kind::Error;
    case REDIS_REPLY_STATUS: return RedisReply::Kind::Status;
    default: return RedisReply::Kind::Bytes;
    }
}

redisReplyObjectFunctions makeFunctions()
{
    redisReplyObjectFunctions functions{};
    functions.createString = [](const redisReadTask *task, char *bytes, size_t size) -> void * {
        return place(task, {.kind = kindOf(task), .bytes = QByteArray{bytes, static_cast<qsizetype>(size)}});
    };
    // The number that a peer announces is not believed: elements are made as they come.
    functions.createArray = [](const redisReadTask *task, auto /*elements*/) -> void * {
        return isTooDeep(task) ? nullptr : place(task, {.kind = RedisReply::Kind::Array});
    };
    functions.createInteger = [](const redisReadTask *task, long long value) -> void * {
        return place(task, {.kind = RedisReply::Kind::Integer, .integer = value});
    };
    functions.createNil = [](const redisReadTask *task) -> void * { return place(task, {}); };
#if HIREDIS_MAJOR >= 1
    // Kinds of RESP3, which nobody asks for.
    functions.createDouble = [](const redisReadTask *task, double, char *bytes, size_t size) -> void * {
        return place(task, {.kind = RedisReply::Kind::Bytes, .bytes = QByteArray{bytes, static_cast<qsizetype>(size)}});
    };
    functions.createBool = [](const redisReadTask *task, int value) -> void * {
        return place(task, {.kind = RedisReply::Kind::Integer, .integer = value});
    };
#endif
    functions.freeObject = [](void *reply) {
        const std::unique_ptr<RedisReply> owned{static_cast<RedisReply *>(reply)};
    };
    return functions;
}

} // namespace

struct RedisReader::Parser
{
    redisReplyObjectFunctions functions = makeFunctions();
    std::unique_ptr<redisReader, decltype(&redisReaderFree)> reader{redisReaderCreateWithFunctions(&functions),
                                                                    &redisReaderFree};
};

RedisReader::RedisReader() : m_parser{std::make_unique<Parser>()} {}

RedisReader::~RedisReader() = default;

void RedisReader::feed(QByteArrayView bytes)
{
    m_unfinished += bytes.size();
    redisReaderFeed(m_parser->reader.get(), bytes.data(), static_cast<size_t>(bytes.size()));
}

std::optional<RedisReply> RedisReader::next()
{
    if (!m_error.isEmpty()) {
        return {};
    }
    void *reply = nullptr;
    if (redisReaderGetReply(m_parser->reader.get(), &reply) != REDIS_OK) {
        m_error = QString::fromLocal8Bit(m_parser->reader->errstr);
        return {};
    }
    if (reply == nullptr) {
        if (m_unfinished > mostReplyBytes) {
            m_error = QStringLiteral("an answer of more than %1 bytes").arg(mostReplyBytes);
        }
        return {};
    }
    m_unfinished = 0;
    const std::unique_ptr<RedisReply> owned{static_cast<RedisReply *>(reply)};
    return std::move(*owned);
}

} // namespace pushscope
