// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/jsonmask.h"

#include "message/credentials.h"

namespace pushscope {

namespace {

constexpr bool isJsonBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

} // namespace

void JsonMask::apply(QByteArrayView text, QByteArray &kept, qsizetype at)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (m_state == State::Outside) {
            i = text.indexOf('"', i); // most bytes
            if (i < 0) {
                return;
            }
        }
        if (isHidden(text[i])) {
            kept[at + i] = '*';
        }
    }
}

void JsonMask::takeAfterName(char c)
{
    if (isJsonBlank(c)) {
        return;
    }
    if (c == ':' || c == ',' || c == '}' || c == ']') {
        const QByteArrayView name{m_name.data(), static_cast<qsizetype>(m_nameSize)};
        m_state = c == ':' && isCredentialMember(name) ? State::BeforeValue : State::Outside;
        return;
    }
    // The quote before was no end but a beginning: a byte of a frame's header or a cut text had been taken for one.
    m_state = State::Name;
    m_nameSize = 0;
    if (c != '"') {
        m_name[m_nameSize++] = c;
    }
}

bool JsonMask::isHidden(char c)
{
    switch (m_state) {
    case State::Outside:
        m_state = State::Name; // a string; whether it is a name shows behind it
        m_nameSize = 0;
        return false;
    case State::Name:
        if (c == '"') {
            m_state = State::AfterName;
        } else if (c == '\\') {
            m_state = State::NameEscape;
        } else if (m_nameSize < m_name.size()) {
            m_name[m_nameSize++] = c;
        }
        return false;
    case State::NameEscape:
        m_nameSize = m_name.size(); // none of ours is escaped
        m_state = State::Name;
        return false;
    case State::AfterName: takeAfterName(c); return false;
    case State::BeforeValue:
        if (!isJsonBlank(c)) {
            m_state = c == '"' ? State::Value : State::Outside;
            m_valueSize = 0;
        }
        return false;
    case State::Value:
        if (c == '"' || ++m_valueSize > longestValue) {
            m_state = State::Outside;
            return false;
        }
        m_state = c == '\\' ? State::ValueEscape : State::Value;
        return true;
    case State::ValueEscape: m_state = State::Value; return true;
    }
    return false;
}

} // namespace pushscope
