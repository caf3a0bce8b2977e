// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/htmlpage.h"

#include "lab/htmlstyle.h"
#include "message/language.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace pushscope {

namespace {

constexpr char head[] = "<meta charset=\"utf-8\">\n"
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                        "style-src 'unsafe-inline'\">\n"
                        "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
                        "<meta name=\"color-scheme\" content=\"light dark\">\n";
constexpr qsizetype mostFacts = 400;

QString toneClass(Tone tone)
{
    switch (tone) {
    case Tone::Good: return QStringLiteral("good");
    case Tone::Doubtful: return QStringLiteral("doubtful");
    case Tone::Bad: return QStringLiteral("bad");
    }
    Q_UNREACHABLE();
}

void flatten(const QString &name, const QJsonValue &value, QList<std::pair<QString, QString>> &into)
{
    const QString prefix = name.isEmpty() ? QString{} : name + u' ';
    if (into.size() >= mostFacts) {
        return;
    }
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto fact = object.begin(); fact != object.end(); ++fact) {
            flatten(prefix + fact.key(), fact.value(), into);
        }
        return;
    }
    const QJsonArray list = value.toArray();
    if (std::any_of(list.begin(), list.end(), [](const QJsonValue &each) { return each.isObject(); })) {
        for (qsizetype i = 0; i < list.size(); ++i) {
            flatten(prefix + QString::number(i + 1), list.at(i), into);
        }
        return;
    }
    into.append({QString{name}.replace(u'_', u' '), valueText(value)});
}

} // namespace

QByteArray htmlPage(const QString &title, const Html &body, const QByteArray &json)
{
    const Html block = json.isEmpty() ? Html{} : jsonBlock(json);
    const Html top =
        Html::literal(head) + element("title", Html::text(title)) + element("style", Html::literal(htmlStyle));
    const Html page =
        element("head", top) + element("body", element("main", element("h1", Html::text(title)) + body) + block);
    const Html whole = Html::literal("<!DOCTYPE html>\n") + element("html", page, {{"lang", textLocale().bcp47Name()}});
    return whole.markup().toUtf8();
}

Html section(const QString &title, const Html &content)
{
    return content.isEmpty() ? Html{} : element("section", element("h2", Html::text(title)) + content);
}

Html paragraph(const QString &text, const QString &classes)
{
    return text.isEmpty() ? Html{} : element("p", Html::text(text), {{"class", classes}});
}

Html bulletList(const QStringList &lines)
{
    Html items;
    for (const QString &line : lines) {
        items += element("li", Html::text(line));
    }
    return lines.isEmpty() ? Html{} : element("ul", items);
}

Html verdictBox(Tone tone, const QString &word, const QString &sentence, const QStringList &reasons)
{
    return element("div", element("strong", Html::text(word)) + paragraph(sentence) + bulletList(reasons),
                   {{"class", QStringLiteral("verdict ") + toneClass(tone)}});
}

Html htmlTable(const QList<QStringList> &rows, const QString &classes)
{
    Html body;
    for (qsizetype i = 1; i < rows.size(); ++i) {
        Html cells = element("th", Html::text(rows[i].value(0)), {{"scope", QStringLiteral("row")}});
        for (qsizetype column = 1; column < rows[i].size(); ++column) {
            cells += element("td", Html::text(rows[i][column]));
        }
        body += element("tr", cells);
    }
    Html heading;
    for (const QString &cell : rows.value(0)) {
        heading += element("th", Html::text(cell), {{"scope", QStringLiteral("col")}});
    }
    const Html table =
        element("table", element("thead", element("tr", heading)) + element("tbody", body), {{"class", classes}});
    return element("div", table, {{"class", QStringLiteral("wide")}, {"tabindex", QStringLiteral("0")}});
}

QString valueText(const QJsonValue &value)
{
    if (value.isArray()) {
        QStringList parts;
        const QJsonArray list = value.toArray();
        for (const auto &each : list) {
            parts.append(valueText(each));
        }
        return parts.join(QStringLiteral(", "));
    }
    if (value.isBool()) {
        return value.toBool() ? QStringLiteral("yes") : QStringLiteral("no");
    }
    return value.isDouble() ? QString::number(value.toDouble(), 'g', 10) : value.toString();
}

QList<std::pair<QString, QString>> flattened(const QJsonObject &object)
{
    QList<std::pair<QString, QString>> facts;
    flatten({}, object, facts);
    return facts;
}

Html factsTable(const QJsonObject &facts)
{
    Html rows;
    for (const auto &[name, value] : flattened(facts)) {
        rows += element("tr",
                        element("th", Html::text(name), {{"scope", QStringLiteral("row")}})
                            + element("td", Html::text(value)));
    }
    return rows.isEmpty() ? Html{} : element("table", rows, {{"class", QStringLiteral("facts")}});
}

Html chartWithTable(const Html &svg, const QList<QStringList> &rows)
{
    const Html picture = element("div", svg, {{"class", QStringLiteral("wide")}, {"tabindex", QStringLiteral("0")}});
    if (rows.size() < 2) {
        return element("figure", picture);
    }
    const Html folded =
        element("details", element("summary", Html::text(QStringLiteral("As a table"))) + htmlTable(rows));
    return element("figure", picture + folded);
}

Html colourKey(const QList<std::pair<QString, QString>> &entries)
{
    Html key;
    for (const auto &[classes, text] : entries) {
        const Html box = element(
            "svg",
            empty("rect", {{"class", classes}, {"width", QStringLiteral("14")}, {"height", QStringLiteral("14")}}),
            {{"viewBox", QStringLiteral("0 0 14 14")},
             {"class", QStringLiteral("box")},
             {"aria-hidden", QStringLiteral("true")}});
        key += element("span", box + Html::text(text));
    }
    return element("p", key, {{"class", QStringLiteral("key")}});
}

} // namespace pushscope
