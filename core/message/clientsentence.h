// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace pushscope {

/// What a client says of its connection. It is English wherever it is kept or told to programs, as in a recording or in
/// JSON; what shows it to people knows it again by its words, and translates it. What it was told is in
/// toldSentences().
enum class ClientSentence {
    Stopped,
    StoppedWithoutClose,
    TooLarge,
    NoHeartbeat,
    NoEvent,
    NoByte,
    NoUrl,
    NotAUrl,
    NoScheme,
    OtherScheme,
    NamesNoHost,
    HeaderIsOurs,
    NotAHeader,
    ControlInToken,
    NoAnswerInTime,
    CannotBeReached,
    Refused,
    NoHost,
    ClosedAtOnce,
    ClosedAtOnceByTls,
    SpeaksNoTls,
    SpeaksTls,
    NoTls,
    NoConnection,
    NoConnectionWithin,
    NoAnswerWithin,
    ClosedWithoutAnswer,
    ClosedWithinAnswer,
    InterimAnswers,
    NotHttp,
    DamagedBody,
    NotAccepted,
    OtherFingerprint,
    SelfSigned,
    UnknownIssuer,
    OtherName,
    MadeOutToNobody,
    Expired,
    NotYetValid,
    TrustAdvice,
    PinAdvice,
    NoUsableRedirect,
    TooManyRedirects,
    Answered,
    AnsweredBecause,
    TokenNeeded,
    NotAllowed,
    NothingThere,
    NothingAt,
    OtherProtocol,
    TooOften,
    NotToComeBack,
    NoEventStream,
    NoContentType,
    LargeEvent,
    StreamEnded,
    ConnectionReset,
    NoWebSocket,
    NoCloseFrame,
    WebSocketClosed,
    WebSocketBroken,
    PollOverdue,
    LargePoll,
    NoPollAnswer,
    PollNoLonger,
};

/// In English; %1 and %2 are to be filled in.
[[nodiscard]] QString english(ClientSentence sentence);

/// In the language of the program, with the sentences in it. What is neither a ClientSentence nor among
/// toldSentences(), as the words of other servers, stays as it is.
[[nodiscard]] QString shownClientSentence(const QString &english);

[[nodiscard]] QList<ClientSentence> clientSentences(); ///< all of them

} // namespace pushscope
