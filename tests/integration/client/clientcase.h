// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientconfig.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace pushscope::test {

/// One requirement on a client: what a server answers byte for byte, and what must come of it.
///
/// In the answers `{port}` stands for the server's port and `{accept}` for the right Sec-WebSocket-Accept.
/// `happened` lists, comma by comma: open, beat (a heartbeat), poll, error, `close CODE`, retry, failed, closed, and
/// events as `TYPE[ID]DATA` or DATA alone.
struct ClientCase
{
    QByteArray name; ///< `transport/section/what`
    QString title; ///< what holds, in one sentence
    Transport transport = Transport::Sse;
    std::vector<QByteArray> answers; ///< one a request
    bool closes = false; ///< the server closes the connection after each answer
    QString happened;
    QString error; ///< a part of the last error's text
    QByteArray header; ///< of the client's requests: listed in `sent`
    QString sent; ///< the value of `header` in each request, or what the client's WebSocket frames say
    bool inOnePiece = false; ///< what holds depends on how much comes at once
    std::chrono::milliseconds leastDelay{0}; ///< before the client comes again
    std::function<void(ClientConfig &)> configure;
};

/// What must be the same however the bytes are cut; large inputs would take long.
[[nodiscard]] inline bool mayBeCut(const ClientCase &theCase)
{
    constexpr qsizetype most = 4096;
    for (const QByteArray &answer : theCase.answers) {
        if (answer.size() > most) {
            return false;
        }
    }
    return !theCase.inOnePiece;
}

[[nodiscard]] std::vector<ClientCase> sseClientCases();
[[nodiscard]] std::vector<ClientCase> sseAnswerCases();
[[nodiscard]] std::vector<ClientCase> webSocketFrameCases();
[[nodiscard]] std::vector<ClientCase> webSocketHandshakeCases();
[[nodiscard]] std::vector<ClientCase> httpClientCases();
[[nodiscard]] std::vector<ClientCase> pollClientCases();

} // namespace pushscope::test
