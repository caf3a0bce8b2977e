// SPDX-License-Identifier: GPL-3.0-or-later
#include "translations/sourcetexts.h"

#include <QFile>
#include <QSet>
#include <QXmlStreamReader>

namespace pushscope {

namespace {

/// What distinguishes one text from another: neither the mark of a mnemonic nor the blanks around it.
QString bare(QString text)
{
    return text.remove(u'&').trimmed();
}

const QRegularExpression &place()
{
    static const QRegularExpression expression{QStringLiteral("%L?[0-9]+")};
    return expression;
}

/// Places stand for anything. Nothing where too few letters remain to tell it from other texts.
QRegularExpression patternOf(const QString &source)
{
    constexpr qsizetype fewestLetters = 5;
    qsizetype letters = 0;
    QString expression;
    for (const QString &part : source.split(place())) {
        letters += std::ranges::count_if(part, [](QChar each) { return each.isLetter(); });
        expression += (expression.isEmpty() ? QString{} : QStringLiteral(".*")) + QRegularExpression::escape(part);
    }
    return letters < fewestLetters ? QRegularExpression{}
                                   : QRegularExpression{QRegularExpression::anchoredPattern(expression)};
}

} // namespace

SourceTexts::SourceTexts(const QString &code)
{
    QFile file{QStringLiteral(PUSHSCOPE_SOURCE "/resources/translations/pushscope_%1.ts").arg(code)};
    if (!file.open(QIODevice::ReadOnly)) {
        return;
    }
    QXmlStreamReader xml{&file};
    QSet<QString> alike; // in some context
    QSet<QString> other;
    QString source;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == QLatin1String{"source"}) {
            source = xml.readElementText();
        } else if (xml.isStartElement() && xml.name() == QLatin1String{"translation"}) {
            const QString translation = xml.readElementText();
            (bare(translation) == bare(source) ? alike : other).insert(bare(source));
            alike.insert(bare(translation)); // "Start" is a word of both languages
        }
    }
    for (const QString &text : other - alike) {
        if (!text.contains(place())) {
            m_whole.insert(text, true);
        } else if (const QRegularExpression expression = patternOf(text); !expression.pattern().isEmpty()) {
            m_patterns.push_back({text, expression});
        }
    }
}

std::optional<QString> SourceTexts::sourceOf(const QString &text)
{
    const QString sought = bare(text);
    if (const auto known = m_known.constFind(sought); known != m_known.cend()) {
        return *known;
    }
    return *m_known.insert(sought, find(sought));
}

std::optional<QString> SourceTexts::find(const QString &sought) const
{
    if (m_whole.contains(sought)) {
        return sought;
    }
    for (const Pattern &pattern : m_patterns) {
        if (pattern.expression.match(sought).hasMatch()) {
            return pattern.source;
        }
    }
    return {};
}

} // namespace pushscope
