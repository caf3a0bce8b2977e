-- SPDX-License-Identifier: GPL-3.0-or-later
-- Sessions can be found, and are in no other rooms than these: ARGV[5…] pairs of a session and ",room,room,".
-- Of a room that it was not in it does not become a member.
if isFenced() then
    return fenced()
end
for index = 5, #ARGV, 2 do
    local session, wanted = ARGV[index], ARGV[index + 1]
    local rooms = roomsOf(node, session)
    local still = rooms
    for room in rooms:gmatch('[^,]+') do
        if not isIn(wanted, room) then
            leaveRoom(room, session)
            still = without(still, room)
        end
    end
    setRooms(session, still)
    redis.call('HSET', key('sessions'), session, node)
end
keepAlive('sessions')
return 1
