// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/httphead.h"

#include "protocol/characters.h"

#include <algorithm>
#include <array>

namespace pushscope {

namespace {

constexpr int badRequest = 400;
constexpr int targetTooLong = 414;
constexpr int fieldsTooLarge = 431;
constexpr int notImplemented = 501;
constexpr int versionNotSupported = 505;

constexpr qsizetype longestMethod = 32;
constexpr char versionPrefix[] = "HTTP/";

HttpHeadError bad(const char *message, int status = badRequest)
{
    return {status, QString::fromLatin1(message)};
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The characters of a token (RFC 9110 5.6.2).
constexpr std::array<bool, 256> tokenCharacters()
{
    std::array<bool, 256> table{};
    for (std::size_t c = '0'; c <= '9'; ++c) {
        table[c] = true;
    }
    for (std::size_t c = 'a'; c <= 'z'; ++c) {
        table[c] = true;
        table[c - 'a' + 'A'] = true;
    }
    constexpr char others[] = "!#$%&'*+-.^_`|~";
    for (std::size_t i = 0; i + 1 < sizeof others; ++i) {
        table[static_cast<unsigned char>(others[i])] = true;
    }
    return table;
}

bool isTokenCharacter(char c)
{
    static constexpr auto table = tokenCharacters();
    return table[static_cast<unsigned char>(c)];
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, isTokenCharacter);
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

QByteArrayView withoutBlanks(QByteArrayView text)
{
    while (!text.isEmpty() && isBlank(text.front())) {
        text = text.sliced(1);
    }
    while (!text.isEmpty() && isBlank(text.back())) {
        text.chop(1);
    }
    return text;
}

/// Whether a comma list holds the token, without regard to case.
bool listHolds(QByteArrayView rest, QByteArrayView token)
{
    while (!rest.isEmpty()) {
        const auto comma = rest.indexOf(',');
        if (withoutBlanks(comma < 0 ? rest : rest.first(comma)).compare(token, Qt::CaseInsensitive) == 0) {
            return true;
        }
        rest = comma < 0 ? QByteArrayView{} : rest.sliced(comma + 1);
    }
    return false;
}

bool keepsConnection(int minorVersion, const HttpHeaders &headers)
{
    if (headers.hasToken("Connection", "close")) {
        return false;
    }
    return minorVersion >= 1 || headers.hasToken("Connection", "keep-alive");
}

std::optional<HttpHeadError> parseVersion(QByteArrayView text, int &minorVersion)
{
    constexpr qsizetype versionLength = 8; // HTTP/1.1
    constexpr qsizetype major = 5;
    constexpr qsizetype minor = 7;
    if (text.size() != versionLength || !text.startsWith(versionPrefix) || !isDigit(text[major])
        || text[major + 1] != '.' || !isDigit(text[minor])) {
        return bad("the HTTP version is malformed");
    }
    if (text[major] != '1') {
        return bad("only HTTP/1.0 and HTTP/1.1 are spoken here", versionNotSupported);
    }
    minorVersion = text[minor] - '0';
    return {};
}

std::optional<HttpHeadError> parseFirstLine(QByteArrayView line, HttpRequestHead &head)
{
    const auto methodEnd = line.indexOf(' ');
    const auto targetEnd = line.lastIndexOf(' ');
    if (methodEnd < 0 || targetEnd == methodEnd) {
        return bad("the request line is not 'METHOD target HTTP/1.1'");
    }
    const auto method = line.first(methodEnd);
    if (!isToken(method)) {
        return bad("the request method is not a token");
    }
    if (method.size() > longestMethod) {
        return bad("the request method is too long", notImplemented);
    }
    const auto target = line.sliced(methodEnd + 1, targetEnd - methodEnd - 1);
    if (target.isEmpty() || std::ranges::any_of(target, [](char c) { return c == ' ' || isControlCharacter(c); })) {
        return bad("the request target is empty or holds white space or a control character");
    }
    head.method = method == "GET" ? QByteArrayLiteral("GET") : method.toByteArray();
    head.target = target.toByteArray();
    return parseVersion(line.sliced(targetEnd + 1), head.minorVersion);
}

std::optional<HttpHeadError> parseFirstLine(QByteArrayView line, HttpResponseHead &head)
{
    constexpr qsizetype versionLength = 8;
    constexpr qsizetype statusStart = versionLength + 1;
    constexpr qsizetype statusLength = 3;
    if (auto error = parseVersion(line.first(std::min(line.size(), versionLength)), head.minorVersion)) {
        return error;
    }
    const auto rest = line.sliced(versionLength);
    if (rest.size() < statusLength + 1 || rest.front() != ' ' || rest[1] == '0' || !isDigit(rest[1])
        || !isDigit(rest[2]) || !isDigit(rest[statusLength])) {
        return bad("the status is not a number of three digits");
    }
    const auto reason = rest.sliced(statusLength + 1);
    if (!reason.isEmpty() && (reason.front() != ' ' || std::ranges::any_of(reason, [](char c) {
                                  return isControlCharacter(c) && c != '\t';
                              }))) {
        return bad("the status line is malformed after the status");
    }
    head.status = line.sliced(statusStart, statusLength).toInt();
    head.reason = withoutBlanks(reason).toByteArray();
    return {};
}

std::optional<HttpHeadError> parseField(QByteArrayView line, HttpHeaders &headers)
{
    if (isBlank(line.front())) {
        return bad("a header field is folded over several lines");
    }
    const auto colon = line.indexOf(':');
    if (colon < 0) {
        return bad("a header line has no colon");
    }
    const auto name = line.first(colon);
    if (!isToken(name)) {
        return bad("the name of a header field is not a token");
    }
    const auto value = withoutBlanks(line.sliced(colon + 1));
    if (std::ranges::any_of(value, [](char c) { return isControlCharacter(c) && c != '\t'; })) {
        return HttpHeadError{
            badRequest, QStringLiteral("the header field %1 holds a control character").arg(QString::fromLatin1(name))};
    }
    headers.append(name, value);
    return {};
}

/// Hands out lines without their end; nothing once the rest holds no whole line.
class LineReader
{
public:
    explicit LineReader(QByteArrayView bytes) : m_bytes{bytes} {}

    std::optional<QByteArrayView> next()
    {
        const auto end = m_bytes.indexOf('\n', m_position);
        if (end < 0) {
            return {};
        }
        auto line = m_bytes.sliced(m_position, end - m_position);
        m_position = end + 1;
        return withoutCarriageReturn(line);
    }
    [[nodiscard]] qsizetype position() const { return m_position; }
    /// The unfinished line, without a CR that may be part of its end.
    [[nodiscard]] QByteArrayView rest() const { return withoutCarriageReturn(m_bytes.sliced(m_position)); }

private:
    static QByteArrayView withoutCarriageReturn(QByteArrayView line)
    {
        return line.endsWith('\r') ? line.chopped(1) : line;
    }

    QByteArrayView m_bytes;
    qsizetype m_position = 0;
};

/// Whether bytes without a line end cannot become such a first line, so that a peer that speaks
/// something else is refused at once.
bool isHopeless(QByteArrayView start, const HttpRequestHead &)
{
    return !start.isEmpty() && !isTokenCharacter(start.front());
}

bool isHopeless(QByteArrayView start, const HttpResponseHead &)
{
    const QByteArrayView prefix{versionPrefix};
    const auto known = std::min(start.size(), prefix.size());
    return start.first(known) != prefix.first(known);
}

constexpr int firstLineTooLong(const HttpRequestHead &)
{
    return targetTooLong;
}

constexpr int firstLineTooLong(const HttpResponseHead &)
{
    return badRequest;
}

/// The end of the head, nothing if it is not there yet.
std::variant<HttpHeadIncomplete, HttpHeadError, qsizetype> findEnd(LineReader lines, const HttpHeadLimits &limits)
{
    const qsizetype start = lines.position();
    const auto tooLarge = [&](qsizetype end) { return end - start > limits.headers; };
    for (qint64 fields = 0;; ++fields) {
        const qsizetype lineStart = lines.position();
        const auto line = lines.next();
        if (!line) {
            if (tooLarge(lineStart + lines.rest().size())) {
                return bad("the header fields are too large", fieldsTooLarge);
            }
            return HttpHeadIncomplete{};
        }
        if (line->isEmpty()) {
            return lineStart;
        }
        if (tooLarge(lines.position())) {
            return bad("the header fields are too large", fieldsTooLarge);
        }
        if (fields == limits.fields) {
            return bad("there are too many header fields", fieldsTooLarge);
        }
    }
}

template <typename Head>
HttpHeadResult<Head> parseFields(LineReader lines, Head head, qsizetype end)
{
    constexpr std::size_t usualFields = 16;
    head.headers.reserve(end - lines.position(), usualFields);
    while (lines.position() < end) {
        if (auto error = parseField(*lines.next(), head.headers)) {
            return *std::move(error);
        }
    }
    lines.next();
    return HttpHeadComplete<Head>{std::move(head), lines.position()};
}

/// The first line is judged as soon as it is whole, the fields when all are there: a head that
/// comes in many small pieces costs only the search for its end.
template <typename Head>
HttpHeadResult<Head> parseHead(QByteArrayView bytes, qsizetype skipped, const HttpHeadLimits &limits)
{
    LineReader lines{bytes};
    if (skipped > 0) {
        lines.next();
    }
    Head head;
    const auto firstLine = lines.next();
    const auto start = firstLine ? *firstLine : lines.rest();
    if (start.size() > limits.firstLine) {
        return bad("the first line is too long", firstLineTooLong(head));
    }
    if (!firstLine) {
        return isHopeless(start, head) ? HttpHeadResult<Head>{bad("this is not HTTP")} : HttpHeadIncomplete{};
    }
    if (auto error = parseFirstLine(*firstLine, head)) {
        return *std::move(error);
    }
    const auto end = findEnd(lines, limits);
    if (const auto *error = std::get_if<HttpHeadError>(&end)) {
        return *error;
    }
    if (const auto *position = std::get_if<qsizetype>(&end)) {
        return parseFields(lines, std::move(head), *position);
    }
    return HttpHeadIncomplete{};
}

} // namespace

bool HttpHeaders::isNamed(std::size_t field, QByteArrayView name) const
{
    const QByteArrayView known = m_fields.name(field);
    return known.size() == name.size() && known.compare(name, Qt::CaseInsensitive) == 0;
}

qsizetype HttpHeaders::count(QByteArrayView name) const
{
    qsizetype found = 0;
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        found += isNamed(i, name) ? 1 : 0;
    }
    return found;
}

std::optional<QByteArrayView> HttpHeaders::find(QByteArrayView name) const
{
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        if (isNamed(i, name)) {
            return m_fields.value(i);
        }
    }
    return {};
}

std::optional<QByteArray> HttpHeaders::value(QByteArrayView name) const
{
    const auto found = find(name);
    return found ? std::optional{found->toByteArray()} : std::nullopt;
}

QByteArrayList HttpHeaders::values(QByteArrayView name) const
{
    QByteArrayList found;
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        if (isNamed(i, name)) {
            found.append(m_fields.value(i).toByteArray());
        }
    }
    return found;
}

std::vector<HttpHeaders::Field> HttpHeaders::fields() const
{
    std::vector<Field> fields;
    fields.reserve(m_fields.size());
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        fields.push_back({m_fields.name(i).toByteArray(), m_fields.value(i).toByteArray()});
    }
    return fields;
}

bool HttpHeaders::hasToken(QByteArrayView name, QByteArrayView token) const
{
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        if (isNamed(i, name) && listHolds(m_fields.value(i), token)) {
            return true;
        }
    }
    return false;
}

bool HttpRequestHead::keepsAlive() const
{
    return keepsConnection(minorVersion, headers);
}

bool HttpResponseHead::keepsAlive() const
{
    return keepsConnection(minorVersion, headers);
}

HttpHeadResult<HttpRequestHead> parseRequestHead(QByteArrayView bytes, const HttpHeadLimits &limits)
{
    // RFC 9112 2.2: one empty line before the request line is passed over.
    if (bytes == "\r") {
        return HttpHeadIncomplete{};
    }
    const qsizetype skipped = bytes.startsWith("\r\n") ? 2 : bytes.startsWith('\n') ? 1 : 0;
    return parseHead<HttpRequestHead>(bytes, skipped, limits);
}

HttpHeadResult<HttpResponseHead> parseResponseHead(QByteArrayView bytes, const HttpHeadLimits &limits)
{
    return parseHead<HttpResponseHead>(bytes, 0, limits);
}

} // namespace pushscope
