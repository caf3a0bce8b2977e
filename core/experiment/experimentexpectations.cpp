// SPDX-License-Identifier: GPL-3.0-or-later
// The expectations of an experiment's JSON.
#include "experiment/experimentreading.h"

#include "experiment/experimenttexts.h"
#include "message/nearest.h"

#include <algorithm>

namespace pushscope {

namespace {

using Unit = FigureInfo::Unit;

constexpr double highestBound = 1e15;

/// Names of clients and words of ledgers.
QStringList receivers(const Experiment &experiment)
{
    QStringList names = clientNames(experiment);
    for (const ExperimentClient &client : experiment.clients) {
        if (!client.ledger.isEmpty() && !names.contains(client.ledger)) {
            names.append(client.ledger);
        }
    }
    return names;
}

QString readReceiver(const JsonReader &reader, const Experiment &experiment)
{
    const QString member = QStringLiteral("client");
    QString name = reader.text(member);
    const QStringList known = receivers(experiment);
    if (!name.isEmpty() && !known.contains(name)) {
        const QString near = nearest(name, known);
        reader.refuse(
            member,
            near.isEmpty()
                ? ExperimentText::tr("no client and no ledger is called \"%1\"").arg(name)
                : ExperimentText::tr("no client and no ledger is called \"%1\"; is \"%2\" meant?").arg(name, near));
    }
    return name;
}

void readWindow(const JsonReader &reader, const Experiment &experiment, FigureQuery &query)
{
    const QString from = QStringLiteral("from");
    const QString to = QStringLiteral("to");
    query.from = reader.time(from);
    query.to = reader.time(to);
    if (query.from && query.to && *query.from >= *query.to) {
        reader.refuse(from, ExperimentText::tr("a time before \"to\""));
    }
    for (const QString &name : {from, to}) {
        if (reader.time(name, experiment.duration) > experiment.duration) {
            reader.refuse(name,
                          ExperimentText::tr("a time as \"2s\", at most the duration (%1)")
                              .arg(figureText(Unit::Time, 1000.0 * static_cast<double>(experiment.duration.count()))));
        }
    }
}

void readSought(const JsonReader &reader, FigureQuery &query)
{
    const QString text = QStringLiteral("text");
    const QString direction = QStringLiteral("direction");
    if (query.figure != Figure::WireCount) {
        for (const QString &name : {text, direction}) {
            reader.forbid(name, ExperimentText::tr("means something for wire_count only"));
        }
        return;
    }
    if (!reader.has(text)) {
        reader.refuse(QStringLiteral("figure"), ExperimentText::tr("wire_count needs \"text\": what is looked for"));
    }
    query.text = reader.text(text).toUtf8();
    if (const QString way = reader.text(direction); !way.isEmpty()) {
        query.up = way == QLatin1String{"up"};
    }
}

FigureQuery readQuery(const JsonReader &reader, const Experiment &experiment)
{
    FigureQuery query;
    const auto info = std::ranges::find(figures(), reader.text(QStringLiteral("figure")), &FigureInfo::name);
    if (info == figures().end()) {
        return query; // refused by the reader
    }
    query.figure = info->figure;
    query.client = readReceiver(reader, experiment);
    if (info->ofServer) {
        reader.forbid(QStringLiteral("client"),
                      ExperimentText::tr("%1 is of the server, not of a client").arg(info->name));
    }
    readWindow(reader, experiment, query);
    if (!info->windowed) {
        for (const QString &name : {QStringLiteral("from"), QStringLiteral("to")}) {
            reader.forbid(name, ExperimentText::tr("%1 is known of the whole run only").arg(info->name));
        }
    }
    readSought(reader, query);
    return query;
}

std::optional<double> boundIn(const QJsonValue &value, Unit unit)
{
    if (unit == Unit::Time) {
        const auto time = timeFrom(value);
        return time ? std::optional{static_cast<double>(time->count())} : std::nullopt;
    }
    if (unit == Unit::Bytes && value.isString()) {
        return sizeFrom(value);
    }
    const double number = value.toDouble(-1);
    return number >= 0 && number <= highestBound ? std::optional{number} : std::nullopt;
}

QString boundForm(const Expectation &expectation)
{
    if (expectation.times) {
        return ExperimentText::tr("a number from 0 on: so many times the figure of \"times\"");
    }
    const FigureInfo &info = infoOf(expectation.figure.figure);
    switch (info.unit) {
    case Unit::Time: return ExperimentText::tr("a time as \"300ms\": %1 is one").arg(info.name);
    case Unit::Bytes: return ExperimentText::tr("a number of bytes from 0 on, or as \"64k\"");
    case Unit::Count:
    case Unit::PerSecond: return ExperimentText::tr("a number from 0 on");
    }
    Q_UNREACHABLE();
}

std::optional<double> readBound(const JsonReader &reader, const QString &name, const Expectation &expectation)
{
    if (!reader.has(name)) {
        return {};
    }
    const Unit unit = expectation.times ? Unit::Count : infoOf(expectation.figure.figure).unit;
    const auto bound = boundIn(reader.value(name), unit);
    if (!bound) {
        reader.refuse(name, boundForm(expectation));
    }
    return bound;
}

void readBounds(const JsonReader &reader, Expectation &expectation)
{
    const QString least = QStringLiteral("at_least");
    const QString most = QStringLiteral("at_most");
    const QString equal = QStringLiteral("equals");
    expectation.low = readBound(reader, reader.has(equal) ? equal : least, expectation);
    expectation.high = readBound(reader, reader.has(equal) ? equal : most, expectation);
    if (reader.has(equal)) {
        for (const QString &name : {least, most}) {
            reader.forbid(name, ExperimentText::tr("not beside \"equals\""));
        }
    }
    if (!expectation.low && !expectation.high) {
        reader.source().refuse(reader.path(), ExperimentText::tr("one of at_least, at_most or equals is missing"));
    }
    if (expectation.low && expectation.high && *expectation.low > *expectation.high) {
        reader.refuse(least, ExperimentText::tr("at most \"at_most\""));
    }
}

Expectation readExpectation(const JsonReader &reader, const Experiment &experiment)
{
    Expectation expectation;
    expectation.figure = readQuery(reader, experiment);
    if (const auto times = reader.object(QStringLiteral("times"))) {
        expectation.times = readQuery(*times, experiment);
        if (infoOf(expectation.times->figure).unit != infoOf(expectation.figure.figure).unit) {
            times->refuse(QStringLiteral("figure"),
                          ExperimentText::tr("one of the same unit as %1").arg(infoOf(expectation.figure.figure).name));
        }
    }
    readBounds(reader, expectation);
    expectation.says = reader.text(QStringLiteral("says"));
    return expectation;
}

} // namespace

std::vector<Expectation> readExpectations(const JsonReader &experiment, const Experiment &soFar)
{
    std::vector<Expectation> expectations;
    for (const JsonReader &reader : experiment.objects(QStringLiteral("expect"))) {
        expectations.push_back(readExpectation(reader, soFar));
    }
    return expectations;
}

} // namespace pushscope
