// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/streamparameters.h"

#include "message/channelname.h"
#include "message/eventid.h"

namespace pushscope {

namespace {

Error badParameter(const QString &message, const char *field)
{
    return {"bad-parameter", message, QString::fromLatin1(field)};
}

Result<bool> flag(const HttpTarget &target, const char *name)
{
    const auto value = target.queryFind(name);
    if (value && *value != "0" && *value != "1") {
        return badParameter(QStringLiteral("0 or 1 is expected"), name);
    }
    return value == "1";
}

Result<Form> formOf(const HttpTarget &target)
{
    const auto raw = flag(target, "raw");
    if (!raw) {
        return raw.error();
    }
    const auto binary = flag(target, "binary");
    if (!binary) {
        return binary.error();
    }
    return *raw ? Form::Raw : (*binary ? Form::Binary : Form::Envelope);
}

Result<std::optional<QByteArray>> cursorOf(const HttpRequestHead &head, const HttpTarget &target)
{
    const auto after = target.queryFind("after");
    if (after && *after != startOfHistory && !EventId::parse(*after)) {
        return badParameter(QStringLiteral("an id, as epoch:sequence, or start is expected"), "after");
    }
    // A browser that reconnects has the newer id in the header and the older in the URL. It never
    // comes back after a 400, so an id that we cannot have given is answered by a reset instead.
    const auto header = head.headers.find("Last-Event-ID");
    if (header && !header->isEmpty()) {
        return std::optional{QString::fromUtf8(*header).toUtf8()}; // it is repeated in JSON
    }
    return after ? std::optional{after->toByteArray()} : std::nullopt;
}

Result<std::chrono::milliseconds> timeoutOf(const HttpTarget &target, std::chrono::milliseconds otherwise)
{
    constexpr double longest = 60;
    const auto text = target.queryFind("timeout");
    if (!text) {
        return otherwise;
    }
    bool isNumber = false;
    const double seconds = text->toDouble(&isNumber);
    if (!isNumber || !(seconds >= 0 && seconds <= longest)) {
        return badParameter(QStringLiteral("0 to 60 seconds are expected"), "timeout");
    }
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::duration<double>{seconds});
}

} // namespace

std::optional<QByteArray> resolved(const std::optional<QByteArray> &after, const History &history)
{
    if (after != startOfHistory) {
        return after;
    }
    const EventId first = history.firstId();
    return EventId{first.epoch, Sequence{first.sequence.value - 1}}.toByteArray();
}

Result<StreamParameters> StreamParameters::of(const HttpRequestHead &head, const HttpTarget &target)
{
    auto channels = parseChannels(target.queryValues("channel"));
    if (!channels) {
        return channels.error();
    }
    const auto form = formOf(target);
    if (!form) {
        return form.error();
    }
    auto after = cursorOf(head, target);
    if (!after) {
        return after.error();
    }
    const auto timeout = timeoutOf(target, StreamParameters{}.timeout);
    if (!timeout) {
        return timeout.error();
    }
    return StreamParameters{*std::move(channels), *std::move(after), *form, *timeout};
}

} // namespace pushscope
