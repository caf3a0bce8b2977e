// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/httpbody.h"
#include "wire/sseblockscanner.h"
#include "wire/wirechunk.h"
#include "wire/wireexchanges.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace pushscope {

/// One direction of a connection: cuts its bytes into units. Only an unfinished head or frame header is kept, of bodies
/// and events no byte.
class WireStream
{
public:
    WireStream(WireDirection direction, WireExchanges &exchanges)
        : m_up{direction == WireDirection::Up}, m_exchanges{exchanges}
    {
    }

    void feed(QByteArrayView bytes, std::vector<WireUnit> &units);
    void end(std::vector<WireUnit> &units);
    void setCiphertext() { m_state = State::Ciphertext; }
    [[nodiscard]] std::optional<quint64> openHead() const;
    [[nodiscard]] bool inMessage() const;

private:
    enum class State {
        Head,
        AwaitSwitch, ///< what follows a request that switches is understood once that has its answer
        Body,
        EventStream,
        FrameHeader,
        FramePayload,
        OversizedFrame,
        Ciphertext,
        Failed,
    };

    void run(QByteArrayView bytes);
    qsizetype step(QByteArrayView bytes);
    void leaveAwaiting();

    qsizetype takeHead(QByteArrayView bytes);
    bool takeRequest(QByteArrayView bytes, qsizetype &length);
    bool takeResponse(QByteArrayView bytes, qsizetype &length);
    WireExchanges::Request requestOf(const HttpResponseHead &head);
    void startRequestBody(const HttpRequestHead &head);
    void startResponseBody(const HttpResponseHead &head, const WireExchanges::Request &request);
    void startBody(const HttpBodyFraming &framing, bool eventStream);
    void toHead();
    void toSwitched();

    qsizetype takeBody(QByteArrayView bytes);
    void addRun(quint64 begin, qsizetype size);
    void addSpan(quint64 begin, quint64 end);
    void scanRun(quint64 begin, QByteArrayView bytes);
    void afterLine();
    [[nodiscard]] bool blockFits() const;
    void endBody();
    void emitBody(quint64 end, WireUnit::Kind kind = WireUnit::Kind::Body);
    void emitBlock();

    qsizetype takeFrameHeader(QByteArrayView bytes);
    qsizetype takeFramePayload(QByteArrayView bytes);

    WireUnit &emitUnit(WireUnit::Kind kind, quint64 end);
    void fail() { m_state = State::Failed; }

    bool m_up;
    WireExchanges &m_exchanges;
    std::vector<WireUnit> *m_units = nullptr; ///< while bytes are fed
    State m_state = State::Head;
    quint64 m_position = 0; ///< of the next byte
    quint64 m_begin = 0; ///< of the open unit
    quint32 m_exchange = 0;
    QByteArray m_held; ///< an open head or frame header, or what awaits the switch

    bool m_switches = false;
    bool m_coded = false;
    HttpBodyDecoder m_body;
    std::vector<WireSpan> m_spans; ///< of the open unit, where the body is coded
    qint64 m_payload = 0; ///< of the open unit
    quint64 m_payloadEnd = 0;

    SseBlockScanner m_scanner;
    quint64 m_blockEnd = 0;
    bool m_blockWaits = false; ///< for the line end of its chunk

    WireUnit m_frame;
    quint64 m_frameRest = 0;
};

} // namespace pushscope
