// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tableexport.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardItemModel>
#include <QTest>

using namespace pushscope;

namespace {

/// A reader of RFC 4180 that knows nothing of the writer.
QList<QStringList> readCsv(const QByteArray &bytes)
{
    QList<QStringList> rows{{}};
    QString cell;
    bool quoted = false;
    const QString text = QString::fromUtf8(bytes);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar each = text[i];
        if (quoted && each == u'"' && i + 1 < text.size() && text[i + 1] == u'"') {
            cell += each;
            ++i;
        } else if (each == u'"') {
            quoted = !quoted;
        } else if (!quoted && each == u',') {
            rows.last() << std::exchange(cell, {});
        } else if (!quoted && each == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n') {
            rows.last() << std::exchange(cell, {});
            rows << QStringList{};
            ++i;
        } else {
            cell += each;
        }
    }
    rows.removeLast(); // behind the last line's end
    return rows;
}

} // namespace

class TestTableExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void csvComesBack();
    void numbersStayNumbers();
    void formulas_data();
    void formulas();
    void jsonLines();
    void modelGivesBareFigures();
};

void TestTableExport::csvComesBack()
{
    const QStringList cells{QStringLiteral("plain"),        QStringLiteral("a,b"),
                            QStringLiteral("say \"yes\""),  QStringLiteral("two\r\nlines"),
                            QStringLiteral("naïve · 中文"), QString{}};
    ExportTable table{{QStringLiteral("a"), QStringLiteral("b,b"), QStringLiteral("c"), QStringLiteral("d"),
                       QStringLiteral("e"), QStringLiteral("f")},
                      {}};
    table.rows << QList<QVariant>(cells.begin(), cells.end());
    const QByteArray csv = toCsv(table);
    QVERIFY(csv.endsWith("\r\n"));
    QCOMPARE(readCsv(csv), (QList<QStringList>{table.header, cells}));
}

void TestTableExport::numbersStayNumbers()
{
    const ExportTable table{{QStringLiteral("x")},
                            {{-12}, {1.5}, {0.1}, {qint64{9'007'199'254'740'991}}, {QVariant{}}, {true}}};
    QCOMPARE(toCsv(table), QByteArray{"x\r\n-12\r\n1.5\r\n0.1\r\n9007199254740991\r\n\r\ntrue\r\n"});
}

void TestTableExport::formulas_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("dangerous");
    QTest::newRow("equals") << QStringLiteral("=1+1") << true;
    QTest::newRow("plus") << QStringLiteral("+1") << true;
    QTest::newRow("minus") << QStringLiteral("-1+cmd|' /C calc'!A0") << true;
    QTest::newRow("at") << QStringLiteral("@SUM(A1)") << true;
    QTest::newRow("behind blanks") << QStringLiteral("  =1") << true;
    QTest::newRow("tab") << QStringLiteral("\t=1") << true;
    QTest::newRow("line's end") << QStringLiteral("\r=1") << true;
    QTest::newRow("full width") << QStringLiteral("\uff1d1") << true;
    QTest::newRow("word") << QStringLiteral("sum=1") << false;
    QTest::newRow("number as text") << QStringLiteral("12 ms") << false;
}

void TestTableExport::formulas()
{
    QFETCH(const QString, text);
    QFETCH(const bool, dangerous);
    const auto rows = readCsv(toCsv({{text}, {{text}}}));
    const QString expected = dangerous ? u'\'' + text : text;
    QCOMPARE(rows, (QList<QStringList>{{expected}, {expected}}));
}

void TestTableExport::jsonLines()
{
    const ExportTable table{{QStringLiteral("name"), QStringLiteral("p50_us")},
                            {{QStringLiteral("=a\n\"b\""), 12}, {QStringLiteral("c"), QVariant{}}}};
    const auto lines = toJsonLines(table).split('\n');
    QCOMPARE(lines.size(), 3);
    const QJsonObject first = QJsonDocument::fromJson(lines[0]).object();
    QCOMPARE(first.value(QLatin1String("name")).toString(), QStringLiteral("=a\n\"b\""));
    QCOMPARE(first.value(QLatin1String("p50_us")).toInt(), 12);
    QVERIFY(QJsonDocument::fromJson(lines[1]).object().value(QLatin1String("p50_us")).isNull());
}

void TestTableExport::modelGivesBareFigures()
{
    QStandardItemModel model{1, 2};
    model.setHorizontalHeaderLabels({QStringLiteral("Client"), QStringLiteral("p50")});
    model.setHeaderData(1, Qt::Horizontal, QStringLiteral("p50_us"), exportRole);
    model.setItem(0, 0, new QStandardItem{QStringLiteral("SSE")});
    model.setItem(0, 1, new QStandardItem{QStringLiteral("1.2 ms")});
    model.item(0, 1)->setData(1234, exportRole);
    const ExportTable table = tableOf(model);
    QCOMPARE(table.header, (QStringList{QStringLiteral("Client"), QStringLiteral("p50_us")}));
    QCOMPARE(table.rows, (QList<QList<QVariant>>{{QStringLiteral("SSE"), 1234}}));
}

QTEST_GUILESS_MAIN(TestTableExport)
#include "tst_tableexport.moc"
