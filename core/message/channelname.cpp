// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/channelname.h"

#include <algorithm>

namespace pushscope {

namespace {

constexpr qsizetype longestName = 128;

bool isNameCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '_'
        || c == ':' || c == '-';
}

} // namespace

bool isChannelName(QByteArrayView name)
{
    return !name.isEmpty() && name.size() <= longestName && std::ranges::all_of(name, isNameCharacter);
}

Result<QByteArrayList> parseChannels(const QByteArrayList &given)
{
    QByteArrayList channels;
    for (const QByteArray &list : given) {
        const auto names = list.split(',');
        for (const QByteArray &name : names) {
            if (!isChannelName(name)) {
                return Error{"bad-channel", QStringLiteral("a channel name is 1 to 128 of A-Z a-z 0-9 . _ : -"),
                             QStringLiteral("channel")};
            }
            if (!channels.contains(name)) {
                channels.append(name);
            }
            if (channels.size() > mostChannels) {
                return Error{"too-many-channels",
                             QStringLiteral("at most %1 channels in one request").arg(mostChannels),
                             QStringLiteral("channel")};
            }
        }
    }
    if (channels.isEmpty()) {
        channels.append(defaultChannel);
    }
    return channels;
}

} // namespace pushscope
