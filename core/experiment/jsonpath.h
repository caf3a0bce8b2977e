// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace pushscope {

/// A step into a JSON value: a member's name, or a place in an array from 0.
using JsonStep = std::variant<QString, qsizetype>;
using JsonPath = std::vector<JsonStep>;

/// As `timeline[2].fault`; the document itself is empty.
[[nodiscard]] QString toText(const JsonPath &path);
[[nodiscard]] JsonPath operator/(JsonPath path, const JsonStep &step);

/// A place in a text; both from 1, the column in bytes.
struct TextPlace
{
    int line = 1;
    int column = 1;

    bool operator==(const TextPlace &) const = default;
};

[[nodiscard]] TextPlace placeOf(QByteArrayView text, qsizetype offset);

/// Where a part of a valid JSON text begins: a member with its name, an element with its value. Of what is not there,
/// the innermost part around it that is.
[[nodiscard]] TextPlace placeOf(QByteArrayView json, const JsonPath &path);

/// The first member of a valid JSON text that has the name of one before it in the same object. QJsonDocument would
/// keep the last in silence.
[[nodiscard]] std::optional<JsonPath> memberGivenTwice(QByteArrayView json);

/// How many arrays and objects are open at the innermost point, of any text.
[[nodiscard]] int nestingOf(QByteArrayView json);

} // namespace pushscope
