// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wirefilter.h"

#include "models/wiremodel.h"

#include <QCoreApplication>

namespace pushscope {

namespace {

QRegularExpression expressionOf(const WireFilter &filter)
{
    if (!filter.regularExpression || filter.text.isEmpty())
        return {};
    return QRegularExpression{filter.text, QRegularExpression::CaseInsensitiveOption};
}

} // namespace

QString WireFilter::problem() const
{
    const QRegularExpression expression = expressionOf(*this);
    if (expression.isValid())
        return {};
    return QCoreApplication::translate("pushscope::WireFilter", "Not a regular expression: %1, at character %2")
        .arg(expression.errorString())
        .arg(expression.patternErrorOffset() + 1);
}

WireMatcher::WireMatcher(const WireFilter &filter)
    : m_filter{filter}, m_plain{filter.text, Qt::CaseInsensitive}, m_expression{expressionOf(filter)}
{
    m_expression.optimize();
}

bool WireMatcher::matches(const WireModel &model, const WireRow &row) const
{
    const WireConnection &connection = *row.chunk->connection;
    if (m_filter.connection != 0 && connection.number != m_filter.connection)
        return false;
    if (m_filter.client && connection.client != *m_filter.client)
        return false;
    if (m_filter.transport && connection.transport != *m_filter.transport)
        return false;
    if (m_filter.direction && row.chunk->direction != *m_filter.direction)
        return false;
    if (m_filter.groups && !m_filter.groups.testFlag(row.group()))
        return false;
    return !readsText() || finds(model.whatOf(row)) || finds(model.payloadText(row));
}

bool WireMatcher::finds(const QString &text) const
{
    return m_filter.regularExpression ? m_expression.match(text).hasMatch() : m_plain.indexIn(text) >= 0;
}

} // namespace pushscope
