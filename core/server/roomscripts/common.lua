-- SPDX-License-Identifier: GPL-3.0-or-later
-- Every script of the rooms begins with this. All of them are called with
--   ARGV[1] the node: one thread of one server, named at random
--   ARGV[2] its generation: that of its connection; those of older connections are refused, however late they are read
--   ARGV[3] what its channels begin with, which names the database: publishing knows none
--   ARGV[4] for how many milliseconds a room without members keeps its messages
-- and use, all under pushscope:rooms:
--   fence        hash    node -> generation; a node that is not in it is dead
--   nodes        zset    node -> its last beat, milliseconds of TIME
--   node:<node>  hash    session -> "generation:,room,room,"
--   sessions     hash    session -> node
--   all          set     the rooms
--   members:<r>  hash    session -> "order:name"
--   kept:<r>     string  what is kept, between the brackets of a JSON array
--   keptcount    hash    room -> how many messages are kept
--   empty        zset    room without members that keeps messages -> when it is forgotten
--   state        hash    order (of the last who came), kept (bytes in all rooms), beat (the last of any node),
--                        grace (until then nobody is dead), returning (until then not all sessions are known again)
-- What is to be heard is published by the script that brings it about, so that all nodes hear the same order.
local prefix = 'pushscope:rooms:'
local node, generation, channels, emptyTime = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
local lifetime = 3600 -- seconds: so long at most what is left lies here if no node lives

local function key(name)
    return prefix .. name
end

local function milliseconds()
    local time = redis.call('TIME')
    return time[1] * 1000 + math.floor(time[2] / 1000)
end

local function keepAlive(name)
    if redis.call('TTL', key(name)) < lifetime * 3 / 4 then
        redis.call('EXPIRE', key(name), lifetime)
    end
end

local function isFenced()
    return redis.call('HGET', key('fence'), node) ~= generation
end

local function fenced()
    return redis.error_reply('FENCED this connection of the node is not its newest, or the node was thought dead')
end

-- Returns how many heard it.
local function publish(channel, fields)
    local parts = {}
    for index, field in ipairs(fields) do
        field = tostring(field)
        parts[index] = #field .. ':' .. field
    end
    return redis.call('PUBLISH', channels .. channel, table.concat(parts))
end

local function tellAll(...)
    publish('all', {...})
end

local function answer(...)
    publish('node:' .. node, {'answer', ...})
end

local function nameIn(member)
    return member:match('^%d+:(.*)$')
end

local function roomsOf(ofNode, session)
    local held = redis.call('HGET', key('node:' .. ofNode), session)
    return held and held:match('^%d+:(.*)$') or ','
end

local function setRooms(session, rooms)
    redis.call('HSET', key('node:' .. node), session, generation .. ':' .. rooms)
    keepAlive('node:' .. node)
end

local function isIn(rooms, room)
    return rooms:find(',' .. room .. ',', 1, true)
end

local function without(rooms, room)
    local first, last = isIn(rooms, room)
    return first and rooms:sub(1, first) .. rooms:sub(last + 1) or rooms
end

local function dropKept(room)
    local bytes = redis.call('STRLEN', key('kept:' .. room))
    if bytes > 0 then
        redis.call('DEL', key('kept:' .. room))
        redis.call('HINCRBY', key('state'), 'kept', -bytes)
    end
    redis.call('HDEL', key('keptcount'), room)
end

-- Of the rooms without members, those whose time is over.
local function forgetEmpty(now, most)
    for _, room in ipairs(redis.call('ZRANGEBYSCORE', key('empty'), '-inf', now, 'LIMIT', 0, most)) do
        dropKept(room)
        redis.call('ZREM', key('empty'), room)
        redis.call('SREM', key('all'), room)
    end
end

-- The room loses a member, whose own list of rooms is the caller's.
local function leaveRoom(room, session)
    local members = key('members:' .. room)
    local member = redis.call('HGET', members, session)
    if not member then
        return
    end
    redis.call('HDEL', members, session)
    tellAll('left', room, session, nameIn(member))
    if redis.call('EXISTS', members) == 1 then
        return
    end
    if redis.call('EXISTS', key('kept:' .. room)) == 1 then
        redis.call('ZADD', key('empty'), milliseconds() + emptyTime, room)
        keepAlive('empty')
    else
        redis.call('SREM', key('all'), room)
    end
end

-- Returns from how many rooms it went.
local function dropSession(ofNode, session)
    local count = 0
    for room in roomsOf(ofNode, session):gmatch('[^,]+') do
        leaveRoom(room, session)
        count = count + 1
    end
    redis.call('HDEL', key('node:' .. ofNode), session)
    if redis.call('HGET', key('sessions'), session) == ofNode then
        redis.call('HDEL', key('sessions'), session)
    end
    return count
end

-- Returns why not, if it cannot be.
local function mayCome(room, rooms, limits)
    local _, separators = rooms:gsub(',', '')
    if separators - 1 >= limits.roomsOfSession then
        return 'rooms-of-session'
    end
    if redis.call('SISMEMBER', key('all'), room) == 0 then
        return redis.call('SCARD', key('all')) >= limits.rooms and 'rooms' or nil
    end
    return redis.call('HLEN', key('members:' .. room)) >= limits.membersOfRoom and 'members-of-room' or nil
end

-- The session is a member, with the name ("=name"; without the sign: its former one). Returns why not, if it cannot be.
local function admit(room, session, name, limits)
    local members = key('members:' .. room)
    local member = redis.call('HGET', members, session)
    local rooms = roomsOf(node, session)
    if not member then
        local refusal = mayCome(room, rooms, limits)
        if refusal then
            return refusal
        end
    end
    local former = member and nameIn(member) or nil
    local given = name:sub(1, 1) == '=' and name:sub(2) or former or ''
    local order = member and member:match('^%d+') or redis.call('HINCRBY', key('state'), 'order', 1)
    redis.call('HSET', members, session, order .. ':' .. given)
    redis.call('SADD', key('all'), room)
    redis.call('ZREM', key('empty'), room)
    if not isIn(rooms, room) then
        setRooms(session, rooms .. room .. ',')
    end
    keepAlive('members:' .. room)
    keepAlive('all')
    if given ~= former then
        tellAll('joined', room, session, given)
    end
    return nil
end

-- Whoever hears it is a member from here on, and hears what comes later.
local function answerJoined(number, room)
    local fields = {'answer', number, 'joined', redis.call('GET', key('kept:' .. room)) or ''}
    for _, field in ipairs(redis.call('HGETALL', key('members:' .. room))) do
        fields[#fields + 1] = field
    end
    publish('node:' .. node, fields)
end
