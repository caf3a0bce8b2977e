// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/redisrefusal.h"

namespace pushscope {

namespace {

struct Refusal
{
    const char *code;
    const char *words;
};

constexpr Refusal refusals[]{
    {"OOM ", "has no memory left (its maxmemory is reached)"},
    {"MISCONF ", "cannot save its data to disk, and takes none until it can"},
    {"READONLY ", "is a replica that can only be read"},
    {"LOADING ", "is still loading its data"},
    {"MASTERDOWN ", "is a replica that has lost its primary"},
    {"NOREPLICAS ", "has too few replicas to take data"},
    {"BUSY ", "is busy with another's script"},
    {"NOPERM ", "does not let this user do what PushScope needs"},
    {"NOINFO ",
     "does not let this user call INFO, without which a restart of Redis could not be noticed: give it +info"},
    {"NOAUTH ", "wants a password: put :PASSWORD@ before its host"},
};

} // namespace

QString redisRefusal(const QByteArray &error)
{
    for (const Refusal &refusal : refusals) {
        // Up to Redis 6 the error of a command in a script is quoted in that of the script.
        if (error.startsWith(refusal.code) || error.contains(QByteArray{"-"} + refusal.code)) {
            return QString::fromLatin1(refusal.words);
        }
    }
    return {};
}

} // namespace pushscope
