// SPDX-License-Identifier: GPL-3.0-or-later
// What comes in an event stream, and resuming it.
#include "check/bytestext.h"
#include "check/checkanswer.h"
#include "check/checkcases.h"
#include "check/checkstream.h"
#include "check/checktexts.h"

#include <QStringDecoder>

#include <algorithm>

namespace pushscope {

namespace {

using namespace std::chrono_literals;

constexpr auto must = CheckLevel::Must;
constexpr auto should = CheckLevel::Should;
constexpr char nonAscii[] = " \xc3\xa9\xe2\x9c\x93\xf0\x9f\x93\xa1"; // two, three and four bytes

/// Brings something into the stream: an event where one can be published, else what comes by itself.
CheckAsync<> fill(CheckTalk talk, CheckStream *stream)
{
    if (talk.target().cannotPublish()) {
        co_await pauseFor(stream->peer(), talk.patience());
        co_return;
    }
    const QByteArray text = talk.marker();
    co_await publish(talk, text + nonAscii);
    (void)co_await stream->event(text, talk.patience());
}

bool isFieldLine(const QByteArray &line)
{
    static const QByteArrayList names{"data", "event", "id", "retry"};
    return line.isEmpty() || line.startsWith(':') || names.contains(line.left(line.indexOf(':')));
}

/// The values of one field in the raw lines.
QByteArrayList valuesOf(CheckStream *stream, QByteArrayView name)
{
    QByteArrayList values;
    const auto lines = stream->lines();
    for (const QByteArray &line : lines) {
        if (line.startsWith(name.toByteArray() + ':')) {
            const QByteArray value = line.mid(name.size() + 1);
            values.append(value.startsWith(' ') ? value.mid(1) : value);
        }
    }
    return values;
}

CheckAsync<> isUtf8(CheckTalk talk)
{
    CheckStream stream{talk};
    co_await stream.open();
    co_await fill(talk, &stream);
    co_await talk.doesNotApplyIf(stream.body().isEmpty(), CheckFinding::tr("nothing came in the stream"));
    QStringDecoder decoder{QStringDecoder::Utf8};
    const QString text = decoder.decode(stream.body());
    Q_UNUSED(text);
    co_await talk.require(!decoder.hasError(), QStringLiteral("UTF-8"), stream.peer()->came());
}

CheckAsync<> textIsKept(CheckTalk talk)
{
    CheckStream stream{talk};
    co_await stream.open();
    const QByteArray text = talk.marker();
    co_await publish(talk, text + nonAscii);
    const auto event = co_await stream.event(text, talk.patience());
    co_await talk.require(event && event->data.contains(nonAscii), CheckFinding::tr("the published text unchanged"),
                          stream.peer()->came());
}

CheckAsync<> knownFields(CheckTalk talk)
{
    CheckStream stream{talk};
    co_await stream.open();
    co_await fill(talk, &stream);
    const auto lines = stream.lines();
    co_await talk.doesNotApplyIf(lines.isEmpty(), CheckFinding::tr("nothing came in the stream"));
    const auto wrong = std::ranges::find_if_not(lines, isFieldLine);
    const bool right = wrong == lines.end();
    const QString shown = right ? QString{} : bytesText(*wrong);
    co_await talk.require(right, CheckFinding::tr("only comments and the fields data, event, id, retry"), shown);
}

CheckAsync<> eventIsDispatched(CheckTalk talk)
{
    CheckStream stream{talk};
    co_await stream.open();
    const bool own = !talk.target().cannotPublish();
    const QByteArray text = own ? talk.marker() : QByteArray{};
    if (own) {
        co_await publish(talk, text);
    }
    const auto event = co_await stream.event(text, talk.patience());
    co_await talk.doesNotApplyIf(!own && !event,
                                 CheckFinding::tr("no event came by itself; --publish-url could make one"));
    co_await talk.require(event.has_value(), CheckFinding::tr("an event that a blank line ends"),
                          stream.peer()->came());
}

CheckAsync<> linesOfData(CheckTalk talk)
{
    CheckStream stream{talk};
    co_await stream.open();
    const QByteArray text = talk.marker();
    co_await publish(talk, text + "\nsecond\r\nthird");
    const auto event = co_await stream.event(text, talk.patience());
    // As lines of data, or escaped in JSON.
    const bool right = event && event->data.contains("second") && event->data.contains("third");
    co_await talk.require(right, CheckFinding::tr("all lines of the published text in one event"),
                          stream.peer()->came());
}

CheckAsync<> retryIsDigits(CheckTalk talk)
{
    CheckStream stream{talk};
    co_await stream.open();
    co_await fill(talk, &stream);
    const auto values = valuesOf(&stream, "retry");
    co_await talk.doesNotApplyIf(values.isEmpty(), CheckFinding::tr("the stream has no retry field"));
    const bool right = std::ranges::all_of(values, [](const QByteArray &value) {
        return !value.isEmpty() && std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
    });
    co_await talk.require(right, CheckFinding::tr("retry with ASCII digits alone"), stream.peer()->came());
}

CheckAsync<> idWithoutNul(CheckTalk talk)
{
    CheckStream stream{talk};
    co_await stream.open();
    co_await fill(talk, &stream);
    const auto values = valuesOf(&stream, "id");
    co_await talk.doesNotApplyIf(values.isEmpty(), CheckFinding::tr("the stream has no id field"));
    const bool right = std::ranges::none_of(values, [](const QByteArray &value) { return value.contains('\0'); });
    co_await talk.require(right, CheckFinding::tr("ids without NUL"), stream.peer()->came());
}

QByteArray lastIdLines(const QByteArray &id)
{
    return "Accept: text/event-stream\r\nLast-Event-ID: " + id + "\r\n";
}

/// Two events on one stream, then another stream that says it has seen the first.
CheckAsync<> resumes(CheckTalk talk)
{
    CheckStream before{talk};
    co_await before.open();
    const QByteArray first = talk.marker() + "-1";
    const QByteArray second = talk.marker() + "-2";
    co_await publish(talk, first);
    const auto seen = co_await before.event(first, talk.patience());
    co_await talk.require(seen.has_value(), CheckFinding::tr("the first event"), before.peer()->came());
    co_await talk.doesNotApplyIf(seen->lastEventId.isEmpty(), CheckFinding::tr("events have no id"));
    before.peer()->close();
    co_await publish(talk, second);
    CheckStream after{talk};
    co_await after.open(lastIdLines(seen->lastEventId));
    const auto missed = co_await after.event(second, talk.patience());
    co_await talk.require(missed.has_value(), CheckFinding::tr("the event that was missed"), after.peer()->came());
    const bool again = after.body().contains(first);
    co_await talk.require(!again, CheckFinding::tr("no event twice"), after.peer()->came());
}

/// The last of a stream's events is its last id: nothing may come again.
CheckAsync<> resumesAtTheEnd(CheckTalk talk)
{
    CheckStream before{talk};
    co_await before.open();
    const QByteArray text = talk.marker();
    co_await publish(talk, text);
    const auto seen = co_await before.event(text, talk.patience());
    co_await talk.require(seen.has_value(), CheckFinding::tr("the event"), before.peer()->came());
    co_await talk.doesNotApplyIf(seen->lastEventId.isEmpty(), CheckFinding::tr("events have no id"));
    CheckStream after{talk};
    co_await after.open(lastIdLines(seen->lastEventId));
    co_await pauseFor(after.peer(), 500ms);
    co_await talk.require(!after.body().contains(text), CheckFinding::tr("no event twice"), after.peer()->came());
}

} // namespace

void addSseEventCases(CheckCases &cases)
{
    const auto add = [&cases](const char *name, const char *title, CheckLevel level, CheckAsync<> (*run)(CheckTalk)) {
        cases.push_back({name, CheckTitle::tr(title), level, CheckNeed::Sse, run});
    };
    add("sse/9.2.5/utf-8", QT_TRANSLATE_NOOP("Check", "The stream is UTF-8"), must, isUtf8);
    add("sse/9.2.5/known-fields", QT_TRANSLATE_NOOP("Check", "It holds nothing but comments and known fields"), should,
        knownFields);
    add("sse/9.2.6/event-ends-in-blank-line",
        QT_TRANSLATE_NOOP("Check", "An event that is published arrives, ended by a blank line"), must,
        eventIsDispatched);
    add("sse/9.2.6/text-is-kept",
        QT_TRANSLATE_NOOP("Check", "Characters of two, three and four bytes arrive as they are"), must, textIsKept);
    add("sse/9.2.6/lines-of-data", QT_TRANSLATE_NOOP("Check", "A text of several lines stays one event"), must,
        linesOfData);
    add("sse/9.2.6/retry-is-digits", QT_TRANSLATE_NOOP("Check", "retry is made of digits alone"), must, retryIsDigits);
    add("sse/9.2.6/id-without-nul", QT_TRANSLATE_NOOP("Check", "An id holds no NUL"), must, idWithoutNul);
    add("sse/9.2.4/resumes",
        QT_TRANSLATE_NOOP("Check", "After Last-Event-ID come the events that were missed, and only they"), should,
        resumes);
    add("sse/9.2.4/nothing-twice", QT_TRANSLATE_NOOP("Check", "After the last id nothing comes again"), should,
        resumesAtTheEnd);
}

} // namespace pushscope
