// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientcase.h"
#include "scriptedserver.h"

namespace pushscope::test {

namespace {

const QByteArray eventX = QByteArrayLiteral("data: x\n\n");

ClientCase answered(const char *name, const QString &title, const QByteArray &head, const QByteArray &body,
                    const QString &happened, const QString &error = {})
{
    ClientCase theCase;
    theCase.name = "sse/" + QByteArray{name};
    theCase.title = title;
    theCase.answers = {"HTTP/1.1 " + head + "\r\n\r\n" + body};
    theCase.closes = true;
    theCase.happened = happened;
    theCase.error = error;
    return theCase;
}

ClientCase typed(const char *name, const QString &title, const QByteArray &contentType, bool accepted)
{
    return answered(name, title, "200 OK" + contentType, eventX,
                    accepted ? QStringLiteral("open, message[]x, close 0, retry")
                             : QStringLiteral("error, close 200, failed"),
                    accepted ? QString{} : QStringLiteral("no event stream"));
}

/// A redirect by `status`, an end of the stream, and where the client asks next.
ClientCase redirected(const char *name, const QString &title, const QByteArray &status, const QString &targets)
{
    ClientCase theCase = answered(name, title, status + " Moved\r\nContent-Length: 0\r\nLocation: /moved", {},
                                  QStringLiteral("open, message[]x, close 0, retry, open, message[]x, close 0, retry"));
    theCase.answers.push_back(sseHead() + eventX);
    theCase.answers.push_back(sseHead() + eventX);
    if (targets.endsWith(QStringLiteral("/events, /moved"))) {
        theCase.answers[2] = theCase.answers[0];
        theCase.answers.push_back(sseHead() + eventX);
    }
    theCase.header = ":target";
    theCase.sent = targets;
    return theCase;
}

std::vector<ClientCase> typeCases()
{
    return {
        typed("9.2.3/content-type", QStringLiteral("text/event-stream opens the stream"),
              "\r\nContent-Type: text/event-stream", true),
        typed("9.2.3/content-type-in-capitals", QStringLiteral("The content type is compared without regard to case"),
              "\r\nContent-Type: Text/Event-Stream", true),
        typed("9.2.3/charset", QStringLiteral("Parameters of the content type are passed over"),
              "\r\nContent-Type: text/event-stream;charset=iso-8859-1", true),
        typed("9.2.3/charset-with-blanks", QStringLiteral("So are blanks around them"),
              "\r\nContent-Type: text/event-stream ; charset=\"utf-8\"", true),
        typed("9.2.3/wrong-type", QStringLiteral("Another content type fails the connection for good"),
              "\r\nContent-Type: text/plain", false),
        typed("9.2.3/longer-type", QStringLiteral("A type that only begins so fails it too"),
              "\r\nContent-Type: text/event-streams", false),
        typed("9.2.3/no-type", QStringLiteral("So does none"), "", false),
    };
}

std::vector<ClientCase> statusCases()
{
    const QByteArray type = QByteArrayLiteral("\r\nContent-Type: text/event-stream");
    return {
        answered("9.2.3/204", QStringLiteral("204 ends the client for good"), "204 No Content", {},
                 QStringLiteral("close 204, closed")),
        answered("9.2.3/404", QStringLiteral("404 fails the connection for good"), "404 Not Found" + type, eventX,
                 QStringLiteral("error, close 404, failed"), QStringLiteral("nothing at the path /events")),
        answered("9.2.3/201", QStringLiteral("So does a success other than 200"), "201 Created" + type, eventX,
                 QStringLiteral("error, close 201, failed")),
        answered("9.2.3/401", QStringLiteral("401 fails it, and says that a token is needed"), "401 No" + type, eventX,
                 QStringLiteral("error, close 401, failed"), QStringLiteral("token")),
        answered("9.2.3/500", QStringLiteral("500 is tried again"), "500 Oops\r\nContent-Length: 0", {},
                 QStringLiteral("error, close 500, retry"), QStringLiteral("500 Oops")),
        answered("9.2.3/304", QStringLiteral("304, which was not asked for, fails the connection"), "304 Not Modified",
                 {}, QStringLiteral("error, close 304, failed")),
    };
}

std::vector<ClientCase> redirectCases()
{
    ClientCase loop = answered("9110-15.4/redirect-loop", QStringLiteral("After five redirects the client gives up"),
                               "302 Found\r\nContent-Length: 0\r\nLocation: /again", {},
                               QStringLiteral("error, close 302, failed"), QStringLiteral("more than 5 times"));
    loop.answers.resize(6, loop.answers.front());
    ClientCase absolute = redirected("9110-15.4/absolute-location", QStringLiteral("Location may be a whole URL"),
                                     "307", QStringLiteral("/events, /moved, /events, /moved"));
    for (QByteArray &answer : absolute.answers) {
        answer.replace("Location: /", "Location: http://127.0.0.1:{port}/");
    }
    ClientCase scheme =
        answered("9110-15.4/other-scheme", QStringLiteral("A redirect to another scheme is not followed"),
                 "302 Found\r\nContent-Length: 0\r\nLocation: file:///etc/passwd", {},
                 QStringLiteral("error, close 302, failed"), QStringLiteral("no usable URL"));
    ClientCase nowhere = answered("9110-15.4/no-location", QStringLiteral("A redirect without Location fails"),
                                  "302 Found\r\nContent-Length: 0", {}, QStringLiteral("error, close 302, failed"),
                                  QStringLiteral("no usable URL"));
    return {
        redirected("9.2.3/301", QStringLiteral("301 is followed, and the next connection goes to the new URL"), "301",
                   QStringLiteral("/events, /moved, /moved")),
        redirected("9.2.3/308", QStringLiteral("So it is with 308"), "308", QStringLiteral("/events, /moved, /moved")),
        redirected("9.2.3/302", QStringLiteral("302 is followed this time only"), "302",
                   QStringLiteral("/events, /moved, /events, /moved")),
        redirected("9.2.3/303", QStringLiteral("So it is with 303"), "303",
                   QStringLiteral("/events, /moved, /events, /moved")),
        redirected("9.2.3/307", QStringLiteral("So it is with 307"), "307",
                   QStringLiteral("/events, /moved, /events, /moved")),
        absolute,
        loop,
        scheme,
        nowhere,
    };
}

std::vector<ClientCase> limitCases()
{
    constexpr qsizetype tooLong = 5 * 1024 * 1024;
    const QByteArray head = QByteArrayLiteral("200 OK\r\nContent-Type: text/event-stream");
    ClientCase line = answered("limit/line", QStringLiteral("A line of more than 4 MiB ends the connection"), head,
                               "data: " + QByteArray(tooLong, 'x'), QStringLiteral("open, error, close 0, retry"),
                               QStringLiteral("4 MiB"));
    QByteArray lines;
    for (int i = 0; i < 6; ++i) {
        lines += "data: " + QByteArray(3 * 1024 * 1024, 'x') + '\n';
    }
    ClientCase event = answered("limit/event", QStringLiteral("An event of more than 16 MiB ends the connection"), head,
                                lines, QStringLiteral("open, error, close 0, retry"), QStringLiteral("16 MiB"));
    return {line, event};
}

} // namespace

std::vector<ClientCase> sseAnswerCases()
{
    std::vector<ClientCase> cases = typeCases();
    for (const auto &more : {statusCases(), redirectCases(), limitCases()}) {
        cases.insert(cases.end(), more.begin(), more.end());
    }
    return cases;
}

} // namespace pushscope::test
