// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/html.h"

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

namespace pushscope {

/// A whole page that needs nothing else: no script, no font, no request; light and dark as the reader's system asks,
/// for narrow and wide windows and for paper. Its language is that of tr(). `json` is embedded for machines, without a
/// line of its own on the page.
[[nodiscard]] QByteArray htmlPage(const QString &title, const Html &body, const QByteArray &json = {});

/// A heading, and what is below it.
[[nodiscard]] Html section(const QString &title, const Html &content);
[[nodiscard]] Html paragraph(const QString &text, const QString &classes = {});

enum class Tone { Good, Doubtful, Bad };

/// A word in large type with what explains it.
[[nodiscard]] Html verdictBox(Tone tone, const QString &word, const QString &sentence, const QStringList &reasons = {});

/// The first row is the heading; the first column holds the names. Wider than the window it can be moved.
[[nodiscard]] Html htmlTable(const QList<QStringList> &rows, const QString &classes = {});
/// Names and values; what is nested stands as `server heartbeat s`.
[[nodiscard]] Html factsTable(const QJsonObject &facts);
/// A picture with the same as a table below, folded.
[[nodiscard]] Html chartWithTable(const Html &svg, const QList<QStringList> &rows);
[[nodiscard]] Html bulletList(const QStringList &lines);
/// A key of coloured boxes: pairs of class and text.
[[nodiscard]] Html colourKey(const QList<std::pair<QString, QString>> &entries);

/// Numbers, texts and lists as a reader expects them.
[[nodiscard]] QString valueText(const QJsonValue &value);
/// Nested objects and lists of objects as one level: names joined by a blank, `_` made one.
[[nodiscard]] QList<std::pair<QString, QString>> flattened(const QJsonObject &object);

} // namespace pushscope
