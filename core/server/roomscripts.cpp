// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/roomscripts.h"

namespace pushscope {

namespace {

QByteArray sourceOf(const char *name)
{
    return RedisScript::fromFile(QStringLiteral(":/pushscope/rooms/%1.lua").arg(QLatin1String{name})).source();
}

} // namespace

RoomScripts::RoomScripts()
{
    const QByteArray common = sourceOf("common");
    const auto add = [this, &common](RoomScript script, const char *name) {
        m_scripts.emplace(script, RedisScript{common + sourceOf(name)});
    };
    add(RoomScript::Register, "register");
    add(RoomScript::Beat, "beat");
    add(RoomScript::Enter, "enter");
    add(RoomScript::Settle, "settle");
    add(RoomScript::Exit, "exit");
    add(RoomScript::Join, "join");
    add(RoomScript::Rejoin, "rejoin");
    add(RoomScript::Leave, "leave");
    add(RoomScript::Message, "message");
    add(RoomScript::Private, "private");
}

void RoomScripts::load(RedisConnection &connection) const
{
    for (const auto &[script, source] : m_scripts) {
        source.load(connection);
    }
}

} // namespace pushscope
