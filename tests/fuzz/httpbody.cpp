// SPDX-License-Identifier: GPL-3.0-or-later
// The first byte chooses the framing, the second how the body is cut; a head or a body follows.
#include "protocol/httpbody.h"
#include "fuzz/fuzzinput.h"

using namespace pushscope;

namespace {

struct Outcome
{
    QByteArray body;
    qsizetype consumed = 0;
    bool finished = false;
    bool failed = false;
    bool operator==(const Outcome &) const = default;
};

Outcome decode(const HttpBodyFraming &framing, const QByteArrayList &pieces)
{
    HttpBodyDecoder decoder{framing};
    Outcome outcome;
    for (const QByteArray &piece : pieces) {
        const auto step = decoder.feed(piece);
        fuzz::require(step.consumed <= piece.size(), "no more is taken than was given");
        outcome.body += step.body;
        outcome.consumed += step.consumed;
        if (step.error || decoder.finished()) {
            outcome.failed = step.error.has_value();
            break;
        }
    }
    outcome.finished = decoder.finished();
    if (outcome.failed) {
        outcome.consumed = 0; // of a line that is too long, more or less is taken
    }
    return outcome;
}

void frame(QByteArrayView bytes)
{
    const auto request = parseRequestHead(bytes);
    if (const auto *head = std::get_if<HttpHeadComplete<HttpRequestHead>>(&request)) {
        static_cast<void>(HttpBodyFraming::ofRequest(head->head));
    }
    const auto response = parseResponseHead(bytes);
    if (const auto *head = std::get_if<HttpHeadComplete<HttpResponseHead>>(&response)) {
        static_cast<void>(HttpBodyFraming::ofResponse(head->head));
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input{data, size};
    const auto choice = input.byte();
    fuzz::Pieces pieces{input.byte()};
    const auto bytes = input.rest();
    constexpr int framings = 4;
    const HttpBodyFraming framing{static_cast<HttpBodyFraming::Kind>(choice % framings), choice};
    fuzz::require(decode(framing, {bytes.toByteArray()}) == decode(framing, pieces.cut(bytes)),
                  "a body does not depend on how it is cut");
    frame(bytes);
    return 0;
}
