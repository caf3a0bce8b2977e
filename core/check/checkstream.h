// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/checktalk.h"
#include "protocol/httpbody.h"
#include "protocol/httphead.h"
#include "protocol/serversentevents.h"

#include <QByteArray>

#include <chrono>
#include <optional>
#include <vector>

namespace pushscope {

/// An event stream of the server under test.
class CheckStream
{
public:
    explicit CheckStream(CheckTalk talk) : m_talk{talk} {}

    /// Asks for the stream and waits for its head. `lines` stand in place of `Accept: text/event-stream`.
    [[nodiscard]] CheckAsync<> request(QByteArray lines = "Accept: text/event-stream\r\n");
    /// As above; anything but a 200 fails the case.
    [[nodiscard]] CheckAsync<> open(QByteArray lines = "Accept: text/event-stream\r\n");
    /// The first event whose data holds `text` (any event if empty); nothing if it does not come in time.
    [[nodiscard]] CheckAsync<std::optional<SseEvent>> event(QByteArray text, std::chrono::milliseconds time);
    /// Waits until something of the stream came; false if nothing does.
    [[nodiscard]] CheckAsync<bool> more(std::chrono::milliseconds time);

    [[nodiscard]] CheckPeer *peer() const { return m_peer; }
    [[nodiscard]] const HttpResponseHead &head() const { return m_head; }
    /// The stream so far, without the framing of HTTP.
    [[nodiscard]] const QByteArray &body();
    [[nodiscard]] const std::vector<SseItem> &items();
    /// Its lines but for the last, unfinished one.
    [[nodiscard]] QByteArrayList lines();

private:
    void readMore();

    CheckTalk m_talk;
    CheckPeer *m_peer = nullptr;
    HttpResponseHead m_head;
    HttpBodyDecoder m_decoder;
    QByteArray m_body;
    SseParser m_parser;
    std::vector<SseItem> m_items;
};

} // namespace pushscope
