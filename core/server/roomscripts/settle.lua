-- SPDX-License-Identifier: GPL-3.0-or-later
-- All sessions of the node have entered again: those that have not are gone, and leave their rooms. ARGV[5]: where to
-- go on, "0" at first. Answers where to go on, "0" if all is done.
if isFenced() then
    return fenced()
end
local found = redis.call('HSCAN', key('node:' .. node), ARGV[5], 'COUNT', 200)
for index = 1, #found[2], 2 do
    if found[2][index + 1]:match('^%d+') ~= generation then
        dropSession(node, found[2][index])
    end
end
return found[1]
