// SPDX-License-Identifier: GPL-3.0-or-later
// Request targets (RFC 9112 3.2, RFC 3986).
#include "integration/server/malformed/rows.h"

namespace pushscope::test {

namespace {

HttpRow get(const char *name, const QByteArray &target, int status, bool closes)
{
    return {name, request("GET " + target), {status}, closes};
}

std::vector<HttpRow> forms()
{
    return {
        get("target: no slash before it", "health", 400, true),
        get("target: an asterisk with GET", "*", 400, true),
        {"target: an asterisk with OPTIONS", request("OPTIONS *"), {204}, false},
        get("target: absolute", "http://localhost/health", 200, false),
        get("target: absolute, scheme in capitals", "HTTP://localhost/health", 200, false),
        get("target: absolute, without a path", "http://localhost", 200, false),
        get("target: absolute, only a query", "http://localhost?a=b", 200, false),
        get("target: absolute, of another host", "http://evil.example/health", 403, true),
        get("target: absolute, without a host", "http:///health", 400, true),
        get("target: absolute, with a user", "http://me@localhost/health", 400, true),
        get("target: absolute, ftp", "ftp://localhost/health", 400, true),
        get("target: absolute, file", "file:///etc/passwd", 400, true),
        get("target: absolute, without slashes", "http:localhost", 400, true),
        get("target: with a fragment", "/health#top", 400, true),
        get("target: two slashes first", "//health", 404, false),
        get("target: a host behind two slashes", "//localhost/health", 404, false),
        get("target: only slashes", "///", 404, false),
        get("target: a slash at the end", "/health/", 404, false),
        get("target: other case", "/Health", 404, false),
        get("target: backslashes", "\\health", 400, true),
        get("target: a backslash within", "/..\\health", 404, false),
    };
}

std::vector<HttpRow> escapes()
{
    return {
        get("escape: of a letter", "/%68ealth", 200, false),
        get("escape: twice", "/%2568ealth", 404, false),
        get("escape: of dots", "/%2e%2e/health", 404, false),
        get("escape: of a slash", "/x/..%2fhealth", 404, false),
        get("escape: dots as they are", "/../../etc/passwd", 404, false),
        get("escape: of NUL", "/health%00", 400, true),
        get("escape: of CR LF", "/health%0d%0aX-Injected:%20yes", 400, true),
        get("escape: of DEL", "/health%7f", 400, true),
        get("escape: a percent sign alone", "/%", 400, true),
        get("escape: one digit", "/%4", 400, true),
        get("escape: no digits", "/%zz", 400, true),
        get("escape: as a browser never writes it", "/%u0068ealth", 400, true),
        get("escape: an over-long dot", "/%c0%ae%c0%ae/health", 404, false),
        get("escape: UTF-8", "/%e2%82%ac", 404, false),
    };
}

std::vector<HttpRow> bytes()
{
    return {
        {"target: NUL", QByteArrayLiteral("GET /hea\0lth HTTP/1.1\r\nHost: localhost\r\n\r\n"), {400}},
        get("target: a control byte", "/hea\001lth", 400, true),
        get("target: DEL", "/hea\x7flth", 400, true),
        get("target: a tab", "/hea\tlth", 400, true),
        get("target: UTF-8 as it is", "/\xe2\x82\xac", 404, false),
        get("target: a byte that is no UTF-8", "/\xff", 404, false),
        get("query: nothing in it", "/health?", 200, false),
        get("query: only separators", "/health?&&&==&", 200, false),
        get("query: 2,000 parameters", "/health?" + QByteArray{"a=1&"}.repeated(2'000), 200, false),
        get("query: a bad escape in a name", "/health?%zz=1", 400, true),
        get("query: a bad escape in a value", "/health?a=%zz", 400, true),
        get("query: NUL in a value", "/health?a=%00", 400, true),
        get("query: CR LF in a channel", "/poll?timeout=0&channel=a%0d%0ab", 400, true),
        get("query: a channel that is no name", "/poll?timeout=0&channel=a%20b", 400, false),
        get("query: a channel of 129 characters", "/poll?timeout=0&channel=" + QByteArray(129, 'c'), 400, false),
        get("query: an id that is none", "/poll?timeout=0&after=x", 400, false),
        get("query: a timeout that is no number", "/poll?timeout=soon", 400, false),
        get("query: a timeout above 60", "/poll?timeout=61", 400, false),
        get("query: a timeout below 0", "/poll?timeout=-1", 400, false),
        get("query: a timeout that is not finite", "/poll?timeout=inf", 400, false),
        get("query: a bad cursor of a stream", "/events?after=x", 400, false),
        get("query: raw that is neither 0 nor 1", "/events?raw=yes", 400, false),
    };
}

} // namespace

std::vector<HttpRow> targetRows()
{
    std::vector<HttpRow> rows = forms();
    for (const auto &more : {escapes(), bytes()}) {
        rows.insert(rows.end(), more.begin(), more.end());
    }
    return rows;
}

} // namespace pushscope::test
