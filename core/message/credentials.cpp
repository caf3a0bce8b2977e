// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/credentials.h"

#include <QByteArray>

#include <algorithm>
#include <array>

namespace pushscope {

namespace {

constexpr std::array headers{"Authorization", "Proxy-Authorization", "Cookie", "X-Api-Key", "X-Auth-Token"};
constexpr std::array parameters{"token", "access_token", "ticket"};
constexpr std::array members{"ticket", "token", "access_token", "refresh_token"};

template <typename Names>
bool isOneOf(const Names &names, QByteArrayView name)
{
    return std::ranges::any_of(names,
                               [name](const char *known) { return name.compare(known, Qt::CaseInsensitive) == 0; });
}

// A text may be long and made to be slow to read: each step below goes over a word once.

constexpr QStringView hidden = u"***";
constexpr QStringView wordEnds = u" \t\n\v\f\r\"";

/// Where the first of the characters is; the end if there is none.
qsizetype firstOf(QStringView text, qsizetype from, QStringView characters)
{
    while (from < text.size() && !characters.contains(text[from])) {
        ++from;
    }
    return from;
}

/// Where `name:` begins that has the last '@' behind it and no "//" after its colon; -1 if nowhere.
qsizetype userBeforeColon(QStringView word, qsizetype lastAt)
{
    for (qsizetype from = 0; from < lastAt;) {
        const qsizetype end = firstOf(word, from, u":/@");
        if (end > from && end < lastAt && word[end] == u':' && !word.sliced(end + 1).startsWith(u"//")) {
            return from;
        }
        from = firstOf(word, end, u"(") + 1;
    }
    return -1;
}

/// A password may hold what ends an authority, so all up to the last '@' of the word goes.
QString withoutUserInfo(QStringView word)
{
    static constexpr QStringView slashes = u"://";
    QString shown = word.toString();
    const qsizetype lastAt = shown.lastIndexOf(u'@');
    const qsizetype scheme = shown.indexOf(slashes);
    if (lastAt >= 0 && scheme >= 0 && scheme + slashes.size() <= lastAt) {
        const qsizetype from = scheme + slashes.size();
        shown.replace(from, lastAt - from, hidden.toString());
    }
    const qsizetype shownAt = shown.lastIndexOf(u'@');
    if (const qsizetype from = userBeforeColon(shown, shownAt); from >= 0) {
        shown.replace(from, shownAt - from, hidden.toString());
    }
    return shown;
}

/// The word with the values of credential parameters hidden.
void appendShown(QString &shown, QStringView word)
{
    static constexpr QStringView separators = u"?&;#";
    for (qsizetype at = 0; at < word.size();) {
        const qsizetype name = std::min(firstOf(word, at, separators) + 1, word.size());
        const qsizetype end = firstOf(word, name, u"?&;#=");
        const bool hasValue = end > name && end < word.size() && word[end] == u'=';
        const qsizetype rest = hasValue ? end + 1 : end;
        shown += word.sliced(at, rest - at);
        at = rest;
        if (hasValue && isCredentialParameter(word.sliced(name, end - name).toUtf8())) {
            at = firstOf(word, rest, u"&#");
            if (at > rest) {
                shown += hidden;
            }
        }
    }
}

} // namespace

bool isCredentialHeader(QByteArrayView name)
{
    return isOneOf(headers, name);
}

bool isCredentialParameter(QByteArrayView name)
{
    return name.contains('%') ? isOneOf(parameters, QByteArray::fromPercentEncoding(name.toByteArray()))
                              : isOneOf(parameters, name);
}

bool isCredentialMember(QByteArrayView name)
{
    return isOneOf(members, name);
}

QString withoutCredentials(const QString &text)
{
    QString shown;
    shown.reserve(text.size());
    const QStringView all{text};
    for (qsizetype at = 0; at < all.size();) {
        const qsizetype end = firstOf(all, at, wordEnds);
        appendShown(shown, withoutUserInfo(all.sliced(at, end - at)));
        shown += all.sliced(end, std::min<qsizetype>(1, all.size() - end));
        at = end + 1;
    }
    return shown;
}

} // namespace pushscope
