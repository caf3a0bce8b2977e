// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/credentialmask.h"

#include "message/credentials.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pushscope {

namespace {

constexpr std::array schemes{"Bearer", "Basic", "Digest"};

bool isNamed(QByteArrayView name, QByteArrayView other)
{
    return name.compare(other, Qt::CaseInsensitive) == 0;
}

constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

} // namespace

void CredentialMask::apply(QByteArrayView head, QByteArray &kept, qsizetype at)
{
    const auto hide = [&](qsizetype from, qsizetype to) {
        std::fill(kept.begin() + at + from, kept.begin() + at + to, '*');
    };
    m_authorityBegin = 0;
    for (qsizetype i = 0; i < head.size(); ++i) {
        const char c = head[i];
        if (c == '\n') {
            endLine();
            continue;
        }
        if (m_authority != Authority::Outside || c == ':') {
            if (const auto begin = takeAuthority(c, i); begin >= 0) {
                hide(begin, i);
            }
        }
        if (m_field == Field::Plain && m_query == Query::Outside && c != '?' && c != '&' && c != '#') {
            continue; // most bytes
        }
        if (endsScheme(c)) {
            const auto size = std::min(m_name.view().size(), i);
            std::copy_n(head.begin() + i - size, size, kept.begin() + at + i - size);
        }
        const bool inField = isHiddenInField(c);
        const bool inQuery = isHiddenInQuery(c);
        if (inField || inQuery) {
            kept[at + i] = '*';
        }
    }
    if (m_authority == Authority::Inside) {
        hide(m_authorityBegin, head.size());
    }
}

void CredentialMask::endLine()
{
    if (m_field == Field::Name && m_name.view().isEmpty()) {
        m_hides = false; // the blank line: nothing goes on
    }
    m_field = Field::Name;
    m_query = Query::Outside;
    m_authority = Authority::Outside;
    m_name.clear();
}

bool CredentialMask::endsScheme(char c) const
{
    return m_field == Field::Scheme && c == ' '
        && std::ranges::any_of(schemes, [this](const char *scheme) { return isNamed(m_name.view(), scheme); });
}

/// Reads the lines `Name: value`; the first line of a head is one with a name that nobody knows.
bool CredentialMask::isHiddenInField(char c)
{
    switch (m_field) {
    case Field::Name: takeName(c); return false;
    case Field::Plain: return false;
    case Field::Start:
        if (isBlank(c)) {
            return false;
        }
        m_field = m_takesScheme ? Field::Scheme : Field::Credentials;
        break;
    case Field::Scheme:
        if (isBlank(c)) {
            m_field = Field::Credentials;
            return false;
        }
        break;
    case Field::Credentials:
        if (m_endsAtSemicolon && c == ';') {
            m_hides = false;
            m_field = Field::Plain;
            return false;
        }
        break;
    }
    if (m_field == Field::Scheme) {
        m_name.take(c);
    }
    return c != '\r';
}

void CredentialMask::takeName(char c)
{
    if (m_name.view().isEmpty() && isBlank(c)) { // RFC 9112 5.2: the value before goes on
        m_field = m_hides ? Field::Credentials : Field::Plain;
    } else if (c == ':') {
        const auto name = m_name.view().trimmed();
        m_endsAtSemicolon = isNamed(name, "Set-Cookie");
        m_takesScheme = isNamed(name, "Authorization") || isNamed(name, "Proxy-Authorization");
        m_hides = m_endsAtSemicolon || isCredentialHeader(name);
        m_field = m_hides ? Field::Start : Field::Plain;
        m_name.clear();
    } else if (c != '\r') {
        m_name.take(c);
    }
}

qsizetype CredentialMask::takeAuthority(char c, qsizetype at)
{
    switch (m_authority) {
    case Authority::Outside: m_authority = Authority::Colon; break;
    case Authority::Colon: m_authority = c == '/' ? Authority::Slash : Authority::Outside; break;
    case Authority::Slash:
        m_authority = c == '/' ? Authority::Inside : Authority::Outside;
        m_authorityBegin = at + 1;
        break;
    case Authority::Inside:
        if (c == '@') {
            return std::exchange(m_authorityBegin, at + 1);
        }
        if (isBlank(c) || QByteArrayView{"/?#\r\""}.contains(c)) {
            m_authority = Authority::Outside;
        }
        break;
    }
    return -1;
}

bool CredentialMask::isHiddenInQuery(char c)
{
    if (isBlank(c) || c == '\r') {
        m_query = Query::Outside;
    } else if (c == '&' || c == '#' || (c == '?' && m_query != Query::Value)) {
        m_query = Query::Name;
        m_parameter.clear();
    } else if (m_query == Query::Value) {
        return true;
    } else if (m_query == Query::Name) {
        if (c == '=') {
            m_query = isCredentialParameter(m_parameter.view()) ? Query::Value : Query::Outside;
        } else {
            m_parameter.take(c);
        }
    }
    return false;
}

} // namespace pushscope
