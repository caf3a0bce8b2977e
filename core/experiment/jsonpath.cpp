// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/jsonpath.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <functional>

namespace pushscope {

namespace {

/// Behind the closing quote of the string that begins at `at`.
qsizetype endOfString(QByteArrayView text, qsizetype at)
{
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        at += text[at] == '\\' ? 1 : 0;
    }
    return std::min(at + 1, text.size());
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

QString nameOf(QByteArrayView quoted)
{
    if (!quoted.contains('\\')) {
        return QString::fromUtf8(quoted.sliced(1, quoted.size() - 2));
    }
    return QJsonDocument::fromJson('[' + quoted.toByteArray() + ']').array().first().toString();
}

/// Goes over the values of a JSON text, outermost first. `visit(path, at)` is called for each part where it begins;
/// it returns whether to go into it. The text's nesting must be small.
class Walk
{
public:
    using Visit = std::function<bool(const JsonPath &path, qsizetype at)>;

    Walk(QByteArrayView text, Visit visit) : m_text{text}, m_visit{std::move(visit)} {}
    void run() { value(m_visit({}, blanks())); }

private:
    qsizetype blanks()
    {
        while (m_at < m_text.size() && isBlank(m_text[m_at])) {
            ++m_at;
        }
        return m_at;
    }
    [[nodiscard]] char peek()
    {
        blanks();
        return m_at < m_text.size() ? m_text[m_at] : '\0';
    }
    void value(bool goIn);
    void parts(char end, bool goIn);
    void skip();

    QByteArrayView m_text;
    Visit m_visit;
    qsizetype m_at = 0;
    JsonPath m_path;
};

void Walk::value(bool goIn)
{
    const char first = peek();
    if (goIn && (first == '{' || first == '[')) {
        ++m_at;
        parts(first == '{' ? '}' : ']', goIn);
    } else {
        skip();
    }
}

void Walk::parts(char end, bool goIn)
{
    for (qsizetype index = 0; peek() != end && peek() != '\0'; ++index) {
        const qsizetype begin = m_at;
        if (end == '}') {
            m_at = endOfString(m_text, m_at);
            m_path.emplace_back(nameOf(m_text.sliced(begin, m_at - begin)));
            m_at += peek() == ':' ? 1 : 0;
        } else {
            m_path.emplace_back(index);
        }
        goIn = m_visit(m_path, begin);
        value(goIn);
        m_path.pop_back();
        m_at += peek() == ',' ? 1 : 0;
    }
    ++m_at;
}

/// Over one value, with all that is in it.
void Walk::skip()
{
    int depth = 0;
    for (; m_at < m_text.size(); ++m_at) {
        const char c = m_text[m_at];
        if (c == '"') {
            m_at = endOfString(m_text, m_at) - 1;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (depth == 0 && (c == ',' || c == '}' || c == ']')) {
            return;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
}

bool beginsWith(const JsonPath &path, const JsonPath &beginning)
{
    return beginning.size() <= path.size() && std::equal(beginning.begin(), beginning.end(), path.begin());
}

} // namespace

QString toText(const JsonPath &path)
{
    QString text;
    for (const JsonStep &step : path) {
        if (const auto *name = std::get_if<QString>(&step)) {
            text += (text.isEmpty() ? QString{} : QStringLiteral(".")) + *name;
        } else {
            text += QStringLiteral("[%1]").arg(std::get<qsizetype>(step));
        }
    }
    return text;
}

JsonPath operator/(JsonPath path, const JsonStep &step)
{
    path.push_back(step);
    return path;
}

TextPlace placeOf(QByteArrayView text, qsizetype offset)
{
    const QByteArrayView before = text.first(std::clamp<qsizetype>(offset, 0, text.size()));
    return {static_cast<int>(before.count('\n')) + 1, static_cast<int>(before.size() - before.lastIndexOf('\n'))};
}

TextPlace placeOf(QByteArrayView json, const JsonPath &path)
{
    qsizetype found = 0;
    Walk{json,
         [&path, &found](const JsonPath &here, qsizetype at) {
             const bool onTheWay = beginsWith(path, here);
             found = onTheWay ? at : found; // of members of one name the last, as QJsonDocument
             return onTheWay && here.size() < path.size();
         }}
        .run();
    return placeOf(json, found);
}

std::optional<JsonPath> memberGivenTwice(QByteArrayView json)
{
    std::optional<JsonPath> twice;
    std::vector<QSet<QString>> open{{}}; // the names of each object around
    Walk{json,
         [&twice, &open](const JsonPath &here, qsizetype) {
             open.resize(here.size() + 1);
             open.back().clear();
             if (here.empty() || twice || !std::holds_alternative<QString>(here.back())) {
                 return !twice;
             }
             QSet<QString> &names = open[here.size() - 1];
             const auto &name = std::get<QString>(here.back());
             if (names.contains(name)) {
                 twice = here;
             }
             names.insert(name);
             return !twice;
         }}
        .run();
    return twice;
}

int nestingOf(QByteArrayView json)
{
    int depth = 0;
    int deepest = 0;
    for (qsizetype at = 0; at < json.size(); ++at) {
        const char c = json[at];
        if (c == '"') {
            at = endOfString(json, at) - 1;
        } else if (c == '{' || c == '[') {
            deepest = std::max(deepest, ++depth);
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return deepest;
}

} // namespace pushscope
