// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/html.h"

#include <QByteArray>

namespace pushscope {

namespace {

constexpr char blockBegin[] = "<script type=\"application/json\" id=\"pushscope-report\">";
constexpr char blockEnd[] = "</script>";

bool misleads(QChar character)
{
    const auto category = character.category();
    const bool space = character == u'\n' || character == u'\t';
    return (category == QChar::Other_Control && !space) || category == QChar::Other_Format;
}

QString escaped(const QString &text)
{
    return plainText(text).toHtmlEscaped().replace(u'\'', QStringLiteral("&#39;"));
}

QString opened(const char *name, std::initializer_list<Html::Attribute> attributes)
{
    QString tag = u'<' + QLatin1String{name};
    for (const auto &[attribute, value] : attributes) {
        if (!value.isEmpty()) {
            tag += u' ' + QLatin1String{attribute} + QStringLiteral("=\"") + escaped(value) + u'"';
        }
    }
    return tag;
}

} // namespace

QString plainText(QString text)
{
    for (QChar &character : text) {
        if (misleads(character)) {
            character = QChar::ReplacementCharacter;
        }
    }
    return text;
}

Html Html::text(const QString &text)
{
    return Html{escaped(text)};
}

Html Html::literal(const char *markup)
{
    return Html{QString::fromUtf8(markup)};
}

Html &Html::operator+=(const Html &more)
{
    m_markup += more.m_markup;
    return *this;
}

Html element(const char *name, const Html &content, std::initializer_list<Html::Attribute> attributes)
{
    return Html{opened(name, attributes) + u'>' + content.m_markup + QStringLiteral("</") + QLatin1String{name}
                + QStringLiteral(">\n")};
}

Html empty(const char *name, std::initializer_list<Html::Attribute> attributes)
{
    return Html{opened(name, attributes) + QStringLiteral("/>\n")};
}

Html jsonBlock(const QByteArray &json)
{
    QByteArray safe = json;
    safe.replace('<', "\\u003c").replace('>', "\\u003e"); // only within strings can they stand
    return Html{QString::fromUtf8(blockBegin + safe + blockEnd) + u'\n'};
}

QByteArray jsonBlockOf(const QByteArray &page)
{
    const qsizetype begin = page.indexOf(blockBegin);
    if (begin < 0) {
        return {};
    }
    const qsizetype from = begin + static_cast<qsizetype>(sizeof blockBegin) - 1;
    const qsizetype end = page.indexOf(blockEnd, from);
    return end < 0 ? QByteArray{} : page.mid(from, end - from);
}

} // namespace pushscope
