-- SPDX-License-Identifier: GPL-3.0-or-later
-- A session joins a room, or joins again. ARGV: 5 number of the command, 6 room, 7 session, 8 name as "=name" or "",
-- 9 to 11 limits: rooms of a session, rooms, members of a room.
if isFenced() then
    return fenced()
end
forgetEmpty(milliseconds(), 10)
local number, room, session = ARGV[5], ARGV[6], ARGV[7]
local limits = {roomsOfSession = tonumber(ARGV[9]), rooms = tonumber(ARGV[10]), membersOfRoom = tonumber(ARGV[11])}
local refusal = admit(room, session, ARGV[8], limits)
if refusal then
    answer(number, 'refused', refusal)
else
    answerJoined(number, room)
end
return 1
