-- SPDX-License-Identifier: GPL-3.0-or-later
-- A session leaves a room. ARGV: 5 number of the command, 6 room, 7 session.
if isFenced() then
    return fenced()
end
local number, room, session = ARGV[5], ARGV[6], ARGV[7]
if redis.call('HEXISTS', key('members:' .. room), session) == 0 then
    answer(number, 'refused', 'not-in-room')
    return 1
end
leaveRoom(room, session)
setRooms(session, without(roomsOf(node, session), room))
answer(number, 'left')
return 1
