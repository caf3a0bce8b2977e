// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/clientsentence.h"

#include "message/language.h"
#include "message/systemreason.h"
#include "message/toldsentences.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <vector>

namespace pushscope {

namespace {

struct Named
{
    ClientSentence name;
    const char *text;
};

constexpr std::array sentences{
    Named{ClientSentence::Stopped, QT_TRANSLATE_NOOP("ClientSentence", "stopped")},
    Named{ClientSentence::StoppedWithoutClose,
          QT_TRANSLATE_NOOP("ClientSentence", "stopped; the server did not answer the close")},
    Named{ClientSentence::TooLarge, QT_TRANSLATE_NOOP("ClientSentence", "too large")},
    Named{ClientSentence::NoHeartbeat, QT_TRANSLATE_NOOP("ClientSentence", "no heartbeat")},
    Named{ClientSentence::NoEvent,
          QT_TRANSLATE_NOOP("ClientSentence", "no event for %1 s: the connection is taken for dead")},
    Named{ClientSentence::NoByte,
          QT_TRANSLATE_NOOP("ClientSentence",
                            "no byte for %1 s although a heartbeat is due every %2 s: the connection is dead or the "
                            "server is stopped")},
    Named{ClientSentence::NoUrl,
          QT_TRANSLATE_NOOP("ClientSentence", "no URL is given: write one as http://localhost:8080")},
    Named{ClientSentence::NotAUrl, QT_TRANSLATE_NOOP("ClientSentence", "\"%1\" is not a URL: %2")},
    Named{ClientSentence::NoScheme, QT_TRANSLATE_NOOP("ClientSentence", "\"%1\" lacks a scheme: write http://%1")},
    Named{ClientSentence::OtherScheme,
          QT_TRANSLATE_NOOP("ClientSentence", "\"%1\" begins with %2: only http, https, ws and wss can be followed")},
    Named{ClientSentence::NamesNoHost, QT_TRANSLATE_NOOP("ClientSentence", "\"%1\" names no host")},
    Named{ClientSentence::HeaderIsOurs,
          QT_TRANSLATE_NOOP("ClientSentence", "%1 cannot be given: the client sets it itself")},
    Named{ClientSentence::NotAHeader,
          QT_TRANSLATE_NOOP("ClientSentence", "\"%1\" cannot be sent as a header: write 'Name: value' in one line")},
    Named{ClientSentence::ControlInToken, QT_TRANSLATE_NOOP("ClientSentence", "the token holds a control character")},
    Named{ClientSentence::NoAnswerInTime, QT_TRANSLATE_NOOP("ClientSentence", "it did not answer in time")},
    Named{ClientSentence::CannotBeReached, QT_TRANSLATE_NOOP("ClientSentence", "it cannot be reached")},
    Named{ClientSentence::Refused,
          QT_TRANSLATE_NOOP("ClientSentence", "%1 refused the connection: is the server running?")},
    Named{ClientSentence::NoHost, QT_TRANSLATE_NOOP("ClientSentence", "no host of the name %1 was found")},
    Named{ClientSentence::ClosedAtOnce, QT_TRANSLATE_NOOP("ClientSentence", "%1 closed the connection at once")},
    Named{ClientSentence::ClosedAtOnceByTls,
          QT_TRANSLATE_NOOP("ClientSentence", "%1 closed the connection at once: does it speak TLS there?")},
    Named{ClientSentence::SpeaksNoTls,
          QT_TRANSLATE_NOOP("ClientSentence", "%1 speaks no TLS: is it an http:// or ws:// address?")},
    Named{ClientSentence::SpeaksTls,
          QT_TRANSLATE_NOOP("ClientSentence", "%1 speaks TLS: it is an https:// or wss:// address")},
    Named{ClientSentence::NoTls, QT_TRANSLATE_NOOP("ClientSentence", "no TLS connection to %1: %2")},
    Named{ClientSentence::NoConnection, QT_TRANSLATE_NOOP("ClientSentence", "no connection to %1: %2")},
    Named{ClientSentence::NoConnectionWithin,
          QT_TRANSLATE_NOOP("ClientSentence", "no connection to %1 within %2: is the address right and reachable?")},
    Named{ClientSentence::NoAnswerWithin,
          QT_TRANSLATE_NOOP("ClientSentence",
                            "no answer from %1 within %2: the connection is dead or the server is stopped")},
    Named{ClientSentence::ClosedWithoutAnswer,
          QT_TRANSLATE_NOOP("ClientSentence", "%1 closed the connection without an answer")},
    Named{ClientSentence::ClosedWithinAnswer,
          QT_TRANSLATE_NOOP("ClientSentence", "%1 closed the connection within an answer")},
    Named{ClientSentence::InterimAnswers, QT_TRANSLATE_NOOP("ClientSentence", "%1 sends more than %2 interim answers")},
    Named{ClientSentence::NotHttp, QT_TRANSLATE_NOOP("ClientSentence", "what %1 answers is not HTTP/1.1: %2")},
    Named{ClientSentence::DamagedBody, QT_TRANSLATE_NOOP("ClientSentence", "the body is damaged: %1")},
    Named{ClientSentence::NotAccepted,
          QT_TRANSLATE_NOOP("ClientSentence", "the certificate of %1 is not accepted: %2")},
    Named{ClientSentence::OtherFingerprint,
          QT_TRANSLATE_NOOP("ClientSentence", "its SHA-256 is %1, not that of --tls-fingerprint")},
    Named{ClientSentence::SelfSigned, QT_TRANSLATE_NOOP("ClientSentence", "it is self-signed, and not known here")},
    Named{ClientSentence::UnknownIssuer,
          QT_TRANSLATE_NOOP("ClientSentence", "it was issued by %1, whom this system does not trust")},
    Named{ClientSentence::OtherName, QT_TRANSLATE_NOOP("ClientSentence", "it is made out to %1, not to %2")},
    Named{ClientSentence::MadeOutToNobody, QT_TRANSLATE_NOOP("ClientSentence", "it is made out to nobody")},
    Named{ClientSentence::Expired, QT_TRANSLATE_NOOP("ClientSentence", "it expired at %1")},
    Named{ClientSentence::NotYetValid,
          QT_TRANSLATE_NOOP("ClientSentence", "it is valid only from %1 on: is this machine's clock right?")},
    Named{ClientSentence::TrustAdvice,
          QT_TRANSLATE_NOOP("ClientSentence",
                            "--tls-ca FILE trusts it or its issuer; --tls-fingerprint accepts exactly this one, whose "
                            "SHA-256 is %1: compare it with what the server's owner says")},
    Named{ClientSentence::PinAdvice,
          QT_TRANSLATE_NOOP("ClientSentence",
                            "--tls-fingerprint accepts exactly this one, whose SHA-256 is %1: compare it with what the "
                            "server's owner says")},
    Named{ClientSentence::NoUsableRedirect,
          QT_TRANSLATE_NOOP("ClientSentence", "the server redirects (%1) to no usable URL")},
    Named{ClientSentence::TooManyRedirects,
          QT_TRANSLATE_NOOP("ClientSentence", "the server redirects more than %1 times")},
    Named{ClientSentence::Answered, QT_TRANSLATE_NOOP("ClientSentence", "the server answered %1")},
    Named{ClientSentence::AnsweredBecause, QT_TRANSLATE_NOOP("ClientSentence", "the server answered %1: %2")},
    Named{ClientSentence::TokenNeeded, QT_TRANSLATE_NOOP("ClientSentence", "a token is needed")},
    Named{ClientSentence::NotAllowed,
          QT_TRANSLATE_NOOP("ClientSentence", "the token, the Origin or the Host is not allowed")},
    Named{ClientSentence::NothingThere, QT_TRANSLATE_NOOP("ClientSentence", "there is nothing at this path")},
    Named{ClientSentence::NothingAt, QT_TRANSLATE_NOOP("ClientSentence", "there is nothing at the path %1")},
    Named{ClientSentence::OtherProtocol, QT_TRANSLATE_NOOP("ClientSentence", "it wants another protocol")},
    Named{ClientSentence::TooOften, QT_TRANSLATE_NOOP("ClientSentence", "it is asked too often")},
    Named{ClientSentence::NotToComeBack, QT_TRANSLATE_NOOP("ClientSentence", "the server says not to come back (204)")},
    Named{ClientSentence::NoEventStream, QT_TRANSLATE_NOOP("ClientSentence", "the answer is no event stream but %1")},
    Named{ClientSentence::NoContentType, QT_TRANSLATE_NOOP("ClientSentence", "no content type")},
    Named{ClientSentence::LargeEvent,
          QT_TRANSLATE_NOOP("ClientSentence",
                            "the server sent an event of more than 16 MiB or a line of more than 4 MiB")},
    Named{ClientSentence::StreamEnded, QT_TRANSLATE_NOOP("ClientSentence", "the stream ended")},
    Named{ClientSentence::ConnectionReset, QT_TRANSLATE_NOOP("ClientSentence", "the connection was reset (RST)")},
    Named{ClientSentence::NoWebSocket,
          QT_TRANSLATE_NOOP("ClientSentence", "no WebSocket is spoken there: the server answered %1")},
    Named{ClientSentence::NoCloseFrame,
          QT_TRANSLATE_NOOP("ClientSentence", "the connection ended without a close frame")},
    Named{ClientSentence::WebSocketClosed, QT_TRANSLATE_NOOP("ClientSentence", "the server closed the WebSocket (%1)")},
    Named{ClientSentence::WebSocketBroken,
          QT_TRANSLATE_NOOP("ClientSentence", "the server broke the WebSocket protocol: %1")},
    Named{ClientSentence::PollOverdue, QT_TRANSLATE_NOOP("ClientSentence", "the answer to a poll is overdue")},
    Named{ClientSentence::LargePoll,
          QT_TRANSLATE_NOOP("ClientSentence", "the server answered a poll with more than 16 MiB")},
    Named{ClientSentence::NoPollAnswer, QT_TRANSLATE_NOOP("ClientSentence", "not a poll's answer")},
    Named{ClientSentence::PollNoLonger,
          QT_TRANSLATE_NOOP("ClientSentence", "the answer is no longer that of a PushScope poll: %1")},
};
static_assert(std::ranges::all_of(sentences, [](const Named &sentence) {
    return &sentence - sentences.data() == static_cast<std::ptrdiff_t>(sentence.name);
}));
static_assert(sentences.back().name == ClientSentence::PollNoLonger);

constexpr int mostParts = 2; ///< what a sentence leaves to be filled in
constexpr int deepestSentence = 3; ///< of those that hold another: "answered 503: not published: Redis ...: ..."
constexpr qsizetype longestSentence = 2048; ///< in characters: more are the words of others

struct Form
{
    const char *sentence;
    QRegularExpression expression; ///< captures what was filled in
};

QRegularExpression expressionFor(const char *sentence)
{
    QString pattern = QRegularExpression::escape(QString::fromUtf8(sentence));
    for (int part = 1; part <= mostParts; ++part) {
        const QString place = QStringLiteral("\\%%1").arg(part);
        const auto first = pattern.indexOf(place);
        if (first >= 0) {
            pattern.replace(first, place.size(), QStringLiteral("(?<p%1>.*?)").arg(part));
            pattern.replace(place, QStringLiteral("\\k<p%1>").arg(part));
        }
    }
    return QRegularExpression{QRegularExpression::anchoredPattern(pattern),
                              QRegularExpression::DotMatchesEverythingOption};
}

/// The longest first: what a general one says may be said better by another.
const std::vector<Form> &forms()
{
    static const std::vector<Form> all = [] {
        std::vector<Form> made;
        made.reserve(std::size(sentences) + std::size(toldSentences()));
        for (const Named &sentence : sentences) {
            made.push_back({sentence.text, expressionFor(sentence.text)});
        }
        for (const char *sentence : toldSentences()) {
            made.push_back({sentence, expressionFor(sentence)});
        }
        std::ranges::stable_sort(made, std::greater{}, [](const Form &form) { return qstrlen(form.sentence); });
        return made;
    }();
    return all;
}

/// In the program's language with its parts as `shown`; nothing if `english` is none of the sentences.
template <typename Show>
std::optional<QString> translated(const QString &english, const Show &shown)
{
    for (const Form &form : forms()) {
        const auto match = form.expression.match(english);
        if (match.hasMatch()) {
            const QString sentence = QCoreApplication::translate("ClientSentence", form.sentence);
            switch (form.expression.captureCount()) {
            case 0: return sentence;
            case 1: return sentence.arg(shown(match.captured(u"p1")));
            default: return sentence.arg(shown(match.captured(u"p1")), shown(match.captured(u"p2")));
            }
        }
    }
    return {};
}

/// "2.5" and "2.5 s" as the program's language writes them, and what the system gave as a reason.
QString shownDetail(QString text)
{
    static const QRegularExpression number{QStringLiteral("^\\d+\\.\\d+( s)?$")};
    return number.match(text).hasMatch() ? text.replace(QLatin1Char('.'), textLocale().decimalPoint())
                                         : shownSystemReason(text);
}

/// A sentence within another, with the field or the number before it: "token: ...", "1001 ...".
QString shownPart(const QString &english, int deepest)
{
    static const QRegularExpression begun{QStringLiteral("^([\\w-]+: |\\d{3,4} )(.+)$"),
                                          QRegularExpression::DotMatchesEverythingOption};
    const auto inner = [deepest](const QString &part) {
        return deepest > 0 ? shownPart(part, deepest - 1) : shownDetail(part);
    };
    if (const auto shown = translated(english, inner)) {
        return *shown;
    }
    const auto match = begun.match(english);
    const auto rest = match.hasMatch() ? translated(match.captured(2), inner) : std::nullopt;
    return rest ? match.captured(1) + *rest : shownDetail(english);
}

/// The problems of a certificate and what to do, as certificateProblem() joins them.
QString shownParts(const QString &english)
{
    const auto end = english.indexOf(QLatin1String(". --tls-"));
    if (end < 0) {
        return shownPart(english, deepestSentence);
    }
    QStringList problems = english.left(end).split(QStringLiteral("; "));
    std::ranges::transform(problems, problems.begin(), [](const QString &problem) { return shownPart(problem, 0); });
    return problems.join(QStringLiteral("; ")) + QStringLiteral(". ") + shownPart(english.mid(end + 2), 0);
}

} // namespace

QString english(ClientSentence sentence)
{
    return QString::fromUtf8(sentences[static_cast<std::size_t>(sentence)].text);
}

QString shownClientSentence(const QString &english)
{
    return english.size() > longestSentence ? english : translated(english, shownParts).value_or(english);
}

QList<ClientSentence> clientSentences()
{
    QList<ClientSentence> all;
    for (const Named &sentence : sentences) {
        all.append(sentence.name);
    }
    return all;
}

} // namespace pushscope
