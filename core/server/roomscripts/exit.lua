-- SPDX-License-Identifier: GPL-3.0-or-later
-- Sessions have ended: ARGV[5…].
if isFenced() then
    return fenced()
end
for index = 5, #ARGV do
    dropSession(node, ARGV[index])
end
return 1
