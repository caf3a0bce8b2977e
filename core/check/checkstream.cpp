// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/checkstream.h"

#include "check/checkanswer.h"
#include "check/checkcase.h"
#include "check/checktexts.h"

namespace pushscope {

CheckAsync<> CheckStream::request(QByteArray lines)
{
    m_peer = m_talk.connect();
    const CheckTarget &target = m_talk.target();
    m_peer->send(target.request("GET", target.path(CheckNeed::Sse, m_talk.marker()), lines));
    m_head = co_await headOf(m_talk, m_peer);
    const auto framing = HttpBodyFraming::ofResponse(m_head);
    co_await m_talk.require(framing.ok(), CheckFinding::tr("a body framed as HTTP says"), m_peer->came());
    m_decoder = HttpBodyDecoder{*framing};
}

CheckAsync<> CheckStream::open(QByteArray lines)
{
    constexpr int okStatus = 200;
    co_await request(lines);
    co_await m_talk.require(m_head.status == okStatus, CheckFinding::tr("200 and an event stream"), m_peer->came());
}

CheckAsync<std::optional<SseEvent>> CheckStream::event(QByteArray text, std::chrono::milliseconds time)
{
    const CheckWait<SseEvent>::Look look = [this, text]() -> std::optional<SseEvent> {
        for (const SseItem &item : items()) {
            const auto *event = std::get_if<SseEvent>(&item);
            if (event != nullptr && event->data.contains(text)) {
                return *event;
            }
        }
        return {};
    };
    auto found = co_await CheckWait<SseEvent>(m_peer, time, look);
    co_return found;
}

CheckAsync<bool> CheckStream::more(std::chrono::milliseconds time)
{
    const qsizetype before = body().size();
    const auto came = co_await CheckWait<bool>(
        m_peer, time, [this, before] { return body().size() > before ? std::optional{true} : std::nullopt; });
    co_return came.has_value();
}

void CheckStream::readMore()
{
    if (m_peer->input().isEmpty()) {
        return;
    }
    const auto step = m_decoder.feed(m_peer->input());
    m_peer->take(step.consumed);
    m_body += step.body;
    for (SseItem &item : m_parser.feed(step.body)) {
        m_items.push_back(std::move(item));
    }
}

const QByteArray &CheckStream::body()
{
    readMore();
    return m_body;
}

const std::vector<SseItem> &CheckStream::items()
{
    readMore();
    return m_items;
}

QByteArrayList CheckStream::lines()
{
    QByteArray text = body();
    text.replace("\r\n", "\n").replace('\r', '\n');
    QByteArrayList lines = text.split('\n');
    lines.removeLast();
    return lines;
}

} // namespace pushscope
