// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/lane.h"

#include "link/link.h"

namespace pushscope {

Lane::Lane(WireDirection way, LinkSocket &from, LinkSocket &to)
    : direction{way}, source{from}, target{to}, follower{way == WireDirection::Up ? HttpFollower::Side::Requests
                                                                                  : HttpFollower::Side::Responses}
{
}

bool Lane::isFull() const
{
    return out.size() >= mostWaiting || (!pipe.isPlain() && pipe.held() >= Link::mostHeld);
}

} // namespace pushscope
