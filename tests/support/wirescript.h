// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/wiredecoder.h"

#include <QByteArray>
#include <QByteArrayList>

#include <random>
#include <ranges>
#include <utility>
#include <vector>

namespace pushscope::test {

/// Bytes of one direction, as they follow the bytes of the other.
using WireStep = std::pair<WireDirection, QByteArray>;
using WireScript = std::vector<WireStep>;

/// Decodes a script piece by piece, gathers what came of each direction and checks that the units follow each other.
class ScriptedDecoder
{
public:
    struct Unit
    {
        WireDirection direction;
        WireUnit unit;
    };

    explicit ScriptedDecoder(bool tls = false) : m_decoder{tls} {}

    void feed(WireDirection direction, QByteArrayView bytes)
    {
        m_bytes[index(direction)].append(bytes);
        take(direction, m_decoder.feed(direction, bytes));
    }
    void end(WireDirection direction) { take(direction, m_decoder.end(direction)); }

    /// One line a unit; neighbours that are only cut by the pieces they came in are put together.
    [[nodiscard]] QByteArrayList lines() const
    {
        QByteArrayList lines;
        for (const Unit &unit : m_units) {
            lines.append(line(unit));
        }
        return lines;
    }
    [[nodiscard]] const std::vector<Unit> &units() const { return m_units; }
    [[nodiscard]] const QByteArray &bytes(WireDirection direction) const { return m_bytes[index(direction)]; }
    [[nodiscard]] quint64 covered(WireDirection direction) const { return m_covered[index(direction)]; }
    /// Empty while every unit begins where the one before it ended and none reaches past the bytes.
    [[nodiscard]] const QByteArray &fault() const { return m_fault; }

    static QByteArray name(WireUnit::Kind kind)
    {
        static const std::array names{"request", "response", "body",  "event",  "comment",
                                      "retry",   "id",       "frame", "cipher", "undecoded"};
        return names[static_cast<std::size_t>(kind)];
    }

private:
    static std::size_t index(WireDirection direction) { return static_cast<std::size_t>(direction); }
    static bool mergeable(WireUnit::Kind kind)
    {
        return kind == WireUnit::Kind::Undecoded || kind == WireUnit::Kind::Ciphertext;
    }

    void take(WireDirection direction, const std::vector<WireUnit> &units)
    {
        quint64 &covered = m_covered[index(direction)];
        for (const WireUnit &unit : units) {
            if (unit.range.begin != covered || unit.range.end <= unit.range.begin
                || unit.range.end > static_cast<quint64>(bytes(direction).size())) {
                m_fault = "unit at " + QByteArray::number(unit.range.begin) + " after " + QByteArray::number(covered);
            }
            for (const WireSpan &span : unit.body) {
                if (span.begin < unit.range.begin || span.end > unit.range.end || span.begin > span.end) {
                    m_fault = "a stretch of body outside its unit";
                }
            }
            covered = unit.range.end;
            if (Unit *last = mergeable(unit.kind) ? lastOf(direction) : nullptr;
                last != nullptr && last->unit.kind == unit.kind) {
                last->unit.range.end = unit.range.end;
                continue;
            }
            m_units.push_back({direction, unit});
        }
    }

    Unit *lastOf(WireDirection direction)
    {
        for (Unit &unit : std::views::reverse(m_units)) {
            if (unit.direction == direction) {
                return &unit;
            }
        }
        return nullptr;
    }

    [[nodiscard]] QByteArray line(const Unit &entry) const
    {
        const WireUnit &unit = entry.unit;
        const QByteArray &all = bytes(entry.direction);
        const auto cut = [&all](const WireSpan &span) {
            return all.mid(static_cast<qsizetype>(span.begin), static_cast<qsizetype>(span.size()));
        };
        QByteArray text = (entry.direction == WireDirection::Up ? "> " : "< ") + name(unit.kind);
        if (unit.kind == WireUnit::Kind::WebSocketFrame) {
            text += QByteArray::number(unit.opcode) + (unit.fin ? "F" : "-");
        }
        if (!mergeable(unit.kind)) {
            text += " #" + QByteArray::number(unit.exchange) + ' ' + QByteArray::number(unit.payloadBytes);
        }
        text += ' ' + shown(cut(unit.range));
        if (!unit.body.empty()) {
            text += " |";
            for (const WireSpan &span : unit.body) {
                text += shown(cut(span)) + '|';
            }
        }
        return text;
    }

    static QByteArray shown(const QByteArray &bytes)
    {
        constexpr qsizetype longest = 400;
        return bytes.size() <= longest
            ? bytes
            : QByteArray::number(bytes.size()) + " bytes " + QByteArray::number(qHash(bytes));
    }

    WireDecoder m_decoder;
    std::vector<Unit> m_units;
    std::array<QByteArray, 2> m_bytes;
    std::array<quint64, 2> m_covered{};
    QByteArray m_fault;
};

/// The script with each step cut into pieces: `cut(step, size)` gives where its next piece ends.
template <typename Cut>
QByteArrayList decoded(const WireScript &script, bool end, const Cut &cut, bool tls = false)
{
    ScriptedDecoder decoder{tls};
    for (std::size_t step = 0; step < script.size(); ++step) {
        const auto &[direction, bytes] = script[step];
        for (qsizetype from = 0; from < bytes.size();) {
            const qsizetype to = qBound(from + 1, cut(step, from), bytes.size());
            decoder.feed(direction, QByteArrayView{bytes}.sliced(from, to - from));
            from = to;
        }
    }
    if (end) {
        decoder.end(WireDirection::Up);
        decoder.end(WireDirection::Down);
    }
    auto lines = decoder.lines();
    if (!decoder.fault().isEmpty()) {
        lines.append("fault: " + decoder.fault());
    }
    return lines;
}

inline QByteArrayList decodedWhole(const WireScript &script, bool end, bool tls = false)
{
    return decoded(
        script, end, [&](std::size_t step, qsizetype) { return script[step].second.size(); }, tls);
}

/// Empty if the units do not depend on how the script is cut: at every byte, byte by byte, and at random.
inline QByteArray scriptDifference(const WireScript &script, bool end, bool tls = false)
{
    constexpr qsizetype mostCuts = 1500;
    const auto whole = decodedWhole(script, end, tls);
    for (std::size_t step = 0; step < script.size(); ++step) {
        const auto size = script[step].second.size();
        for (qsizetype at = 1; at < size; at += 1 + size / mostCuts) {
            const auto cut = [&](std::size_t i, qsizetype from) {
                return i == step && from < at ? at : script[i].second.size();
            };
            if (decoded(script, end, cut, tls) != whole) {
                return "step " + QByteArray::number(step) + " cut at " + QByteArray::number(at);
            }
        }
    }
    if (decoded(
            script, end, [](std::size_t, qsizetype from) { return from + 1; }, tls)
        != whole) {
        return "byte by byte";
    }
    std::minstd_rand
        random; // NOLINT(cert-msc32-c,cert-msc51-cpp,bugprone-random-generator-seed): the same cuts each time
    for (int round = 0; round < 50; ++round) {
        const auto cut = [&](std::size_t i, qsizetype from) {
            const auto most = std::uniform_int_distribution<qsizetype>{1, script[i].second.size()}(random);
            return from + std::uniform_int_distribution<qsizetype>{1, most}(random);
        };
        if (decoded(script, end, cut, tls) != whole) {
            return "random cuts, round " + QByteArray::number(round);
        }
    }
    return {};
}

} // namespace pushscope::test
