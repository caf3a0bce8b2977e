-- SPDX-License-Identifier: GPL-3.0-or-later
-- Members of a room come back with their node, all of them at once. ARGV: 5 number of the command, 6 room, 7 to 9
-- limits as of a join, 10… pairs of a session and its name. Who finds no place any more is told so before the answer.
if isFenced() then
    return fenced()
end
local number, room = ARGV[5], ARGV[6]
local limits = {roomsOfSession = tonumber(ARGV[7]), rooms = tonumber(ARGV[8]), membersOfRoom = tonumber(ARGV[9])}
for index = 10, #ARGV, 2 do
    if admit(room, ARGV[index], '=' .. ARGV[index + 1], limits) then
        publish('node:' .. node, {'out', room, ARGV[index]})
    end
end
answerJoined(number, room)
return 1
