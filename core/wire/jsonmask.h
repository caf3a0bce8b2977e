// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>

namespace pushscope {

/// Overwrites in JSON text, in any pieces, the strings that hand a credential over (isCredentialMember) by as many
/// asterisks. What is no JSON
/// passes, also frame headers between; a string without an end is overwritten no further than `longestValue`.
class JsonMask
{
public:
    /// `text` comes next; `kept` is a copy of the piece that holds it, from `at` on.
    void apply(QByteArrayView text, QByteArray &kept, qsizetype at);

    static constexpr qsizetype longestValue = 8 * 1024;

private:
    enum class State { Outside, Name, NameEscape, AfterName, BeforeValue, Value, ValueEscape };

    [[nodiscard]] bool isHidden(char c);
    void takeAfterName(char c);

    State m_state = State::Outside;
    std::array<char, 16> m_name{}; ///< longer ones are none of those that are looked for
    std::size_t m_nameSize = 0;
    qsizetype m_valueSize = 0;
};

} // namespace pushscope
