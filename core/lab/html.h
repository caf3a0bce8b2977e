// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>
#include <QString>

#include <initializer_list>
#include <utility>

namespace pushscope {

/// A piece of HTML or SVG. It comes from text, which is escaped, or from elements, so that no text can become markup.
class Html
{
public:
    /// An attribute's name and its value as text.
    using Attribute = std::pair<const char *, QString>;

    Html() = default;
    /// Escaped, and as plainText() makes it.
    [[nodiscard]] static Html text(const QString &text);
    /// Markup that this program has written itself.
    [[nodiscard]] static Html literal(const char *markup);

    Html &operator+=(const Html &more);
    [[nodiscard]] friend Html operator+(Html first, const Html &second) { return first += second; }
    [[nodiscard]] bool isEmpty() const { return m_markup.isEmpty(); }
    [[nodiscard]] qsizetype size() const { return m_markup.size(); }
    [[nodiscard]] const QString &markup() const { return m_markup; }

private:
    friend Html element(const char *name, const Html &content, std::initializer_list<Html::Attribute> attributes);
    friend Html empty(const char *name, std::initializer_list<Html::Attribute> attributes);
    friend Html jsonBlock(const QByteArray &json);
    explicit Html(QString markup) : m_markup{std::move(markup)} {}

    QString m_markup;
};

[[nodiscard]] Html element(const char *name, const Html &content,
                           std::initializer_list<Html::Attribute> attributes = {});
/// Of SVG: `<name …/>`.
[[nodiscard]] Html empty(const char *name, std::initializer_list<Html::Attribute> attributes);
/// What a terminal or a reader's eye could be fooled with (control characters, changes of direction) becomes U+FFFD.
[[nodiscard]] QString plainText(QString text);

/// JSON for machines within a page, which ends nowhere before its end.
[[nodiscard]] Html jsonBlock(const QByteArray &json);
/// What jsonBlock() has put into a page, or nothing.
[[nodiscard]] QByteArray jsonBlockOf(const QByteArray &page);

} // namespace pushscope
