// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/jsonsource.h"

#include "experiment/experiment.h"
#include "experiment/experimenttexts.h"
#include "message/systemreason.h"

#include <QJsonDocument>

namespace pushscope {

JsonSource::JsonSource(const QByteArray &json, QByteArray errorCode) : m_json{json}, m_code{std::move(errorCode)}
{
    read(json);
}

void JsonSource::read(const QByteArray &json)
{
    if (json.size() > Experiment::largestFile) {
        m_error =
            Error{m_code, ExperimentText::tr("the file is larger than %1 bytes").arg(Experiment::largestFile), {}};
        return;
    }
    if (!readsAsUtf8(json)) {
        return;
    }
    if (nestingOf(json) > deepest) {
        m_error =
            Error{m_code, ExperimentText::tr("more than %1 lists and objects stand in one another").arg(deepest), {}};
        return;
    }
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(json, &problem);
    if (problem.error != QJsonParseError::NoError) {
        const TextPlace place = placeOf(json, problem.offset);
        refuseAt(place,
                 ExperimentText::tr("column %1: no JSON: %2").arg(place.column).arg(shownJsonReason(problem, json)));
        return;
    }
    if (!document.isObject()) {
        refuseAt(placeOf(json, JsonPath{}), ExperimentText::tr("a JSON object is needed, as {\"name\": …}"));
        return;
    }
    m_root = document.object();
    if (const auto twice = memberGivenTwice(json)) {
        refuse(*twice, ExperimentText::tr("is given twice"));
    }
}

bool JsonSource::readsAsUtf8(const QByteArray &json)
{
    const auto lines = json.split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (!lines[i].isValidUtf8()) {
            refuseAt({static_cast<int>(i) + 1, 1}, ExperimentText::tr("is not UTF-8"));
            return false;
        }
    }
    return true;
}

void JsonSource::refuse(const JsonPath &path, const QString &allowed)
{
    if (m_error) {
        return;
    }
    const JsonPath where = m_relocation ? m_relocation(path) : path;
    const QString field = toText(where);
    refuseAt(placeOf(m_json, where), field.isEmpty() ? allowed : ExperimentText::tr("%1: %2").arg(field, allowed));
    m_error->field = field;
}

void JsonSource::refuseAt(const TextPlace &place, const QString &message)
{
    m_error = Error{m_code, ExperimentText::tr("line %1: %2").arg(place.line).arg(message), {}};
}

} // namespace pushscope
