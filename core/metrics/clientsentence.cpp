// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/clientsentence.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <vector>

namespace pushscope {

namespace {

// In the order of ClientSentence.
constexpr std::array sentences{
    QT_TRANSLATE_NOOP("ClientSentence", "stopped"),
    QT_TRANSLATE_NOOP("ClientSentence", "stopped; the server did not answer the close"),
    QT_TRANSLATE_NOOP("ClientSentence", "too large"),
    QT_TRANSLATE_NOOP("ClientSentence", "no heartbeat"),
    QT_TRANSLATE_NOOP("ClientSentence", "no event for %1 s: the connection is taken for dead"),
    QT_TRANSLATE_NOOP(
        "ClientSentence",
        "no byte for %1 s although a heartbeat is due every %2 s: the connection is dead or the server is stopped"),
    QT_TRANSLATE_NOOP("ClientSentence", "no URL is given: write one as http://localhost:8080"),
    QT_TRANSLATE_NOOP("ClientSentence", "\"%1\" is not a URL: %2"),
    QT_TRANSLATE_NOOP("ClientSentence", "\"%1\" lacks a scheme: write http://%1"),
    QT_TRANSLATE_NOOP("ClientSentence", "\"%1\" begins with %2: only http, https, ws and wss can be followed"),
    QT_TRANSLATE_NOOP("ClientSentence", "\"%1\" names no host"),
    QT_TRANSLATE_NOOP("ClientSentence", "%1 cannot be given: the client sets it itself"),
    QT_TRANSLATE_NOOP("ClientSentence", "the token holds a control character"),
    QT_TRANSLATE_NOOP("ClientSentence", "it did not answer in time"),
    QT_TRANSLATE_NOOP("ClientSentence", "it cannot be reached"),
    QT_TRANSLATE_NOOP("ClientSentence", "%1 refused the connection: is the server running?"),
    QT_TRANSLATE_NOOP("ClientSentence", "no host of the name %1 was found"),
    QT_TRANSLATE_NOOP("ClientSentence", "%1 closed the connection at once"),
    QT_TRANSLATE_NOOP("ClientSentence", "%1 closed the connection at once: does it speak TLS there?"),
    QT_TRANSLATE_NOOP("ClientSentence", "%1 speaks no TLS: is it an http:// address?"),
    QT_TRANSLATE_NOOP("ClientSentence", "no TLS connection to %1: %2"),
    QT_TRANSLATE_NOOP("ClientSentence", "no connection to %1: %2"),
    QT_TRANSLATE_NOOP("ClientSentence", "no connection to %1 within %2: is the address right and reachable?"),
    QT_TRANSLATE_NOOP("ClientSentence", "no answer from %1 within %2: the connection is dead or the server is stopped"),
    QT_TRANSLATE_NOOP("ClientSentence", "%1 closed the connection without an answer"),
    QT_TRANSLATE_NOOP("ClientSentence", "%1 closed the connection within an answer"),
    QT_TRANSLATE_NOOP("ClientSentence", "%1 sends more than %2 interim answers"),
    QT_TRANSLATE_NOOP("ClientSentence", "what %1 answers is not HTTP/1.1: %2"),
    QT_TRANSLATE_NOOP("ClientSentence", "the body is damaged: %1"),
    QT_TRANSLATE_NOOP("ClientSentence", "the certificate of %1 is not accepted: %2"),
    QT_TRANSLATE_NOOP("ClientSentence", "its SHA-256 is %1, not that of --tls-fingerprint"),
    QT_TRANSLATE_NOOP("ClientSentence", "it is self-signed, and not known here"),
    QT_TRANSLATE_NOOP("ClientSentence", "it was issued by %1, whom this system does not trust"),
    QT_TRANSLATE_NOOP("ClientSentence", "it is made out to %1, not to %2"),
    QT_TRANSLATE_NOOP("ClientSentence", "it expired at %1"),
    QT_TRANSLATE_NOOP("ClientSentence", "it is valid only from %1 on: is this machine's clock right?"),
    QT_TRANSLATE_NOOP("ClientSentence", "the server redirects (%1) to no usable URL"),
    QT_TRANSLATE_NOOP("ClientSentence", "the server redirects more than %1 times"),
    QT_TRANSLATE_NOOP("ClientSentence", "the server answered %1"),
    QT_TRANSLATE_NOOP("ClientSentence", "the server answered %1: %2"),
    QT_TRANSLATE_NOOP("ClientSentence", "a token is needed"),
    QT_TRANSLATE_NOOP("ClientSentence", "the token, the Origin or the Host is not allowed"),
    QT_TRANSLATE_NOOP("ClientSentence", "there is nothing at this path"),
    QT_TRANSLATE_NOOP("ClientSentence", "it wants another protocol"),
    QT_TRANSLATE_NOOP("ClientSentence", "it is asked too often"),
    QT_TRANSLATE_NOOP("ClientSentence", "the server says not to come back (204)"),
    QT_TRANSLATE_NOOP("ClientSentence", "the answer is no event stream but %1"),
    QT_TRANSLATE_NOOP("ClientSentence", "the server sent an event of more than 16 MiB or a line of more than 4 MiB"),
    QT_TRANSLATE_NOOP("ClientSentence", "the server ended the stream"),
    QT_TRANSLATE_NOOP("ClientSentence", "no WebSocket is spoken there: the server answered %1"),
    QT_TRANSLATE_NOOP("ClientSentence", "the connection ended without a close frame"),
    QT_TRANSLATE_NOOP("ClientSentence", "the server closed the WebSocket (%1)"),
    QT_TRANSLATE_NOOP("ClientSentence", "the server broke the WebSocket protocol: %1"),
    QT_TRANSLATE_NOOP("ClientSentence", "the answer to a poll is overdue"),
    QT_TRANSLATE_NOOP("ClientSentence", "the server answered a poll with more than 16 MiB"),
    QT_TRANSLATE_NOOP("ClientSentence", "not a poll's answer"),
    QT_TRANSLATE_NOOP("ClientSentence", "the answer is no longer that of a PushScope poll: %1"),
};
static_assert(sentences.size() == static_cast<std::size_t>(ClientSentence::PollNoLonger) + 1);

constexpr int mostParts = 2; ///< what a sentence leaves to be filled in

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
        for (const char *sentence : sentences) {
            made.push_back({sentence, expressionFor(sentence)});
        }
        std::ranges::stable_sort(made, std::greater{}, [](const Form &form) { return qstrlen(form.sentence); });
        return made;
    }();
    return all;
}

} // namespace

QString english(ClientSentence sentence)
{
    return QString::fromUtf8(sentences[static_cast<std::size_t>(sentence)]);
}

QString shownSentence(const QString &english)
{
    for (const Form &form : forms()) {
        const auto match = form.expression.match(english);
        if (!match.hasMatch()) {
            continue;
        }
        const QString sentence = QCoreApplication::translate("ClientSentence", form.sentence);
        switch (form.expression.captureCount()) {
        case 0: return sentence;
        case 1: return sentence.arg(shownSentence(match.captured(1)));
        default: return sentence.arg(shownSentence(match.captured(1)), shownSentence(match.captured(2)));
        }
    }
    return english;
}

std::span<const char *const> clientSentences()
{
    return sentences;
}

} // namespace pushscope
