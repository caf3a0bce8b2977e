// SPDX-License-Identifier: GPL-3.0-or-later
// Payloads: JSON as a tree in the order in which it was written, anything else as text or bytes.
#include "protocol/envelope.h"
#include "protocol/pollbatch.h"
#include "wire/wiretreeparts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace pushscope::wiretree {

namespace {

/// Of an object's or array's text, whose parts are shown by themselves.
constexpr qsizetype longestListValue = 120;

/// Walks a text that is known to be valid JSON, so that each value's place is known.
class JsonWalker
{
public:
    JsonWalker(const Text &text, Budget &budget) : m_text{text}, m_bytes{text.bytes()}, m_budget{budget} {}

    /// The value at the position: its children go into `parent`, its own text is its value.
    void value(WireNode &parent, int depth)
    {
        blanks();
        const qsizetype begin = m_position;
        const char first = peek();
        if ((first == '{' || first == '[') && depth < deepestWireNode) {
            list(parent, first == '{', depth);
        } else {
            skip();
        }
        parent.range = m_text.range(begin, m_position);
        parent.value = scalar(begin, first);
    }

private:
    [[nodiscard]] char peek() const { return m_position < m_bytes.size() ? m_bytes[m_position] : '\0'; }

    void blanks()
    {
        while (m_position < m_bytes.size()
               && (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r' || peek() == ','
                   || peek() == ':')) {
            ++m_position;
        }
    }

    void list(WireNode &parent, bool object, int depth)
    {
        const char close = object ? '}' : ']';
        Children children{parent, m_budget};
        qint64 count = 0;
        ++m_position;
        for (blanks(); m_position < m_bytes.size() && peek() != close; blanks(), ++count) {
            WireNode child;
            child.name = object ? key() : QStringLiteral("[%1]").arg(count);
            if (children.wants()) {
                value(child, depth + 1);
                children.add(std::move(child));
            } else {
                blanks();
                skip();
            }
        }
        m_position = std::min(m_position + 1, m_bytes.size());
    }

    QString key()
    {
        const qsizetype begin = m_position;
        skip();
        return unquoted(m_bytes.sliced(begin, m_position - begin));
    }

    /// Passes over one value of any kind.
    void skip()
    {
        qsizetype depth = 0;
        do {
            const char c = peek();
            if (c == '"') {
                skipString();
            } else if (c == '{' || c == '[') {
                ++depth;
                ++m_position;
            } else if (c == '}' || c == ']') {
                --depth;
                ++m_position;
            } else if (depth > 0) {
                ++m_position;
            } else {
                skipBare();
                return;
            }
        } while (depth > 0 && m_position < m_bytes.size());
    }

    void skipString()
    {
        for (++m_position; m_position < m_bytes.size() && peek() != '"'; ++m_position) {
            m_position += peek() == '\\' ? 1 : 0;
        }
        m_position = std::min(m_position + 1, m_bytes.size());
    }

    /// A number or a name; at least one byte, so that a walk always comes to its end.
    void skipBare()
    {
        const auto ends = [](char c) { return QByteArrayView{",:]} \t\r\n"}.contains(c); };
        do {
            ++m_position;
        } while (m_position < m_bytes.size() && !ends(peek()));
        m_position = std::min(m_position, m_bytes.size());
    }

    [[nodiscard]] QString scalar(qsizetype begin, char first) const
    {
        const auto text = m_bytes.sliced(begin, m_position - begin);
        if (first == '{' || first == '[') {
            return shown(text, longestListValue);
        }
        return first == '"' ? unquoted(text) : shownValue(text);
    }

    static QString unquoted(QByteArrayView quoted)
    {
        if (!quoted.contains('\\')) {
            return quoted.size() >= 2 ? shownValue(quoted.sliced(1, quoted.size() - 2)) : shownValue(quoted);
        }
        const auto parsed = QJsonDocument::fromJson('[' + quoted.toByteArray() + ']');
        return shownValue(parsed.array().at(0).toString().toUtf8());
    }

    const Text &m_text;
    QByteArrayView m_bytes;
    Budget &m_budget;
    qsizetype m_position = 0;
};

bool isJson(const QByteArray &bytes)
{
    const auto trimmed = QByteArrayView{bytes}.trimmed();
    return (trimmed.startsWith('{') || trimmed.startsWith('[')) && !QJsonDocument::fromJson(bytes).isNull();
}

/// What our own protocol calls it.
QString jsonName(const QByteArray &bytes, const QString &otherwise)
{
    if (parseEnvelope(bytes)) {
        return QStringLiteral("Event envelope");
    }
    return parsePollBatch(bytes) ? QStringLiteral("Poll answer") : otherwise;
}

QByteArray compact(const QJsonValue &value)
{
    if (value.isObject() || value.isArray()) {
        return (value.isObject() ? QJsonDocument{value.toObject()} : QJsonDocument{value.toArray()})
            .toJson(QJsonDocument::Compact);
    }
    const QByteArray list = QJsonDocument{QJsonArray{value}}.toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

} // namespace

void describePayload(WireNode &parent, const QString &name, const Text &text, Budget &budget)
{
    const QByteArray &bytes = text.bytes();
    WireNode payload = node(name, {}, text.range());
    if (isJson(bytes)) {
        payload.children.push_back(node(jsonName(bytes, QStringLiteral("JSON")), {}));
        payload.value = byteCount(bytes.size());
        JsonWalker{text, budget}.value(payload.children.front(), 0);
    } else {
        payload.value = bytes.isValidUtf8() && !bytes.contains('\0') ? shownValue(bytes) : byteCount(bytes.size());
    }
    parent.children.push_back(std::move(payload));
}

QString messageSummary(QByteArrayView text, qsizetype longest)
{
    if (text.size() <= largestSummarised && text.startsWith('{')) {
        if (const auto envelope = parseEnvelope(text)) {
            const QByteArray data = envelope->data.isUndefined() ? QByteArray{} : compact(envelope->data);
            return shown("id " + envelope->id.toByteArray() + ' ' + data, longest).trimmed();
        }
    }
    return shown(text, longest);
}

} // namespace pushscope::wiretree
