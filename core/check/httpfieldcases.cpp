// SPDX-License-Identifier: GPL-3.0-or-later
// The syntax of header fields. What hides in a field must not become one: the hidden Content-Length would swallow the
// request that follows.
#include "check/checkrequest.h"

namespace pushscope {

namespace {

constexpr auto must = CheckLevel::Must;
constexpr auto should = CheckLevel::Should;
constexpr auto refused = RequestRule::Refused;
constexpr auto either = RequestRule::RefusedOrUnderstood;

QByteArray get(const QByteArray &lines)
{
    return "GET {path} HTTP/1.1\r\n{usual}" + lines + "\r\n";
}

std::vector<RequestRow> syntaxRows()
{
    return {
        {"http/9112-5.1/space-before-colon",
         QT_TRANSLATE_NOOP("Check", "White space between a field's name and the colon is refused"),
         must,
         refused,
         {400},
         get("X-Check : 1\r\n")},
        {"http/9112-5.1/space-in-content-length-name",
         QT_TRANSLATE_NOOP("Check", "The same in the name of Content-Length"),
         must,
         refused,
         {400},
         "POST {path} HTTP/1.1\r\n{usual}Content-Length : 5\r\n\r\nabcde"},
        {"http/9112-5.2/obs-fold",
         QT_TRANSLATE_NOOP("Check", "A folded line is refused or joined, and never a field of its own"),
         must,
         either,
         {400},
         get("X-Check: 1\r\n Content-Length: 60\r\n")},
        {"http/9112-2.2/space-before-first-field",
         QT_TRANSLATE_NOOP("Check", "White space before the first field is refused or passed over"),
         must,
         either,
         {400},
         "GET {path} HTTP/1.1\r\n X-Check: 1\r\n{usual}\r\n"},
        {"http/9112-2.2/bare-lf",
         QT_TRANSLATE_NOOP("Check", "A bare LF is refused or ends a line"),
         must,
         either,
         {400},
         get("X-Check: 1\n")},
        {"http/9112-2.2/bare-cr-in-field",
         QT_TRANSLATE_NOOP("Check", "A bare CR is refused or a space, and never ends a line"),
         must,
         either,
         {400},
         get("X-Check: 1\rContent-Length: 60\r\n")},
        {"http/9110-5.5/nul-in-field",
         QT_TRANSLATE_NOOP("Check", "A NUL in a field is refused or a space"),
         must,
         either,
         {400},
         get(QByteArrayLiteral("X-Check: a\0b\r\n"))},
    };
}

std::vector<RequestRow> partRows()
{
    return {
        {"http/9110-5.6.2/invalid-field-name",
         QT_TRANSLATE_NOOP("Check", "A field name that is not a token is refused"),
         should,
         refused,
         {400},
         get("X(Check): 1\r\n")},
        {"http/9110-5.1/empty-field-name",
         QT_TRANSLATE_NOOP("Check", "A field without a name is refused"),
         should,
         refused,
         {400},
         get(": 1\r\n")},
        {"http/9112-5/no-colon",
         QT_TRANSLATE_NOOP("Check", "A header line without a colon is refused"),
         should,
         refused,
         {400},
         get("X-Check\r\n")},
        {"http/9110-5.5/empty-value",
         QT_TRANSLATE_NOOP("Check", "A field with an empty value is fine"),
         must,
         RequestRule::Understood,
         {},
         get("X-Check:\r\n")},
        {"http/9110-5.5/opaque-bytes",
         QT_TRANSLATE_NOOP("Check", "Bytes above 0x7F in a field's value are no reason to hang up"),
         should,
         RequestRule::Understood,
         {},
         get("X-Check: \xc3\xa9\xff\r\n")},
    };
}

std::vector<RequestRow> hostRows()
{
    return {
        {"http/9112-3.2/missing-host",
         QT_TRANSLATE_NOOP("Check", "A request without Host is refused"),
         must,
         refused,
         {400},
         "GET {path} HTTP/1.1\r\n{user}\r\n"},
        {"http/9112-3.2/two-hosts",
         QT_TRANSLATE_NOOP("Check", "A request with two Host fields is refused"),
         must,
         refused,
         {400},
         get("Host: {host}\r\n")},
        {"http/9112-3.2/two-different-hosts",
         QT_TRANSLATE_NOOP("Check", "A request with two different Host fields is refused"),
         must,
         refused,
         {400},
         get("Host: other.invalid\r\n")},
        {"http/9112-3.2/invalid-host",
         QT_TRANSLATE_NOOP("Check", "A Host that is not a host is refused"),
         must,
         refused,
         {400},
         "GET {path} HTTP/1.1\r\nHost: bad host/path\r\n{user}\r\n"},
        {"http/9112-3.2/host-with-user",
         QT_TRANSLATE_NOOP("Check", "A Host with user information is refused"),
         must,
         refused,
         {400},
         "GET {path} HTTP/1.1\r\nHost: user@{host}\r\n{user}\r\n"},
    };
}

} // namespace

void addHttpFieldCases(CheckCases &cases)
{
    addRequestRows(cases, syntaxRows());
    addRequestRows(cases, partRows());
    addRequestRows(cases, hostRows());
}

} // namespace pushscope
