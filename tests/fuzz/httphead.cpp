// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/httphead.h"
#include "fuzz/fuzzinput.h"
#include "protocol/httptarget.h"
#include "protocol/websockethandshake.h"

using namespace pushscope;

namespace {

template <typename Head, typename Parse>
const Head *check(const HttpHeadResult<Head> &result, QByteArrayView bytes, const Parse &parse)
{
    const auto *complete = std::get_if<HttpHeadComplete<Head>>(&result);
    if (complete == nullptr) {
        return nullptr;
    }
    fuzz::require(complete->length > 0 && complete->length <= bytes.size(), "a head ends within its bytes");
    const auto again = parse(bytes.first(complete->length), HttpHeadLimits{});
    const auto *same = std::get_if<HttpHeadComplete<Head>>(&again);
    fuzz::require(same != nullptr && same->head == complete->head, "a head does not depend on what follows it");
    const auto less = parse(bytes.first(complete->length - 1), HttpHeadLimits{});
    fuzz::require(std::holds_alternative<HttpHeadIncomplete>(less), "a head is not whole before its last byte");
    return &complete->head;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto bytes = fuzz::Input{data, size}.rest();
    const auto request = parseRequestHead(bytes);
    if (const auto *head = check(request, bytes, parseRequestHead)) {
        static_cast<void>(HttpTarget::parse(head->target));
        static_cast<void>(head->keepsAlive());
        if (isWebSocketUpgrade(*head)) {
            static_cast<void>(checkUpgradeRequest(*head));
        }
    }
    const auto response = parseResponseHead(bytes);
    if (const auto *head = check(response, bytes, parseResponseHead)) {
        static_cast<void>(head->keepsAlive());
        static_cast<void>(checkUpgradeResponse(*head, "dGhlIHNhbXBsZSBub25jZQ=="));
    }
    return 0;
}
