// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette/fuzzymatch.h"
#include "palette/palettemodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace pushscope;

class TestPalette : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lettersAreFound_data();
    void lettersAreFound();
    void betterFitsComeFirst_data();
    void betterFitsComeFirst();
    void lastUsedComeFirst();
    void menusAreLookedThroughToo();
    void whatCannotBeDoneIsThere();
    void modelKeepsItsRules();
    void fewAreRemembered();
};

namespace {

PaletteCommand command(const char *text, const char *path = "Menu")
{
    PaletteCommand made;
    made.text = QString::fromLatin1(text);
    made.path = QString::fromLatin1(path);
    made.id = made.path + u'/' + made.text;
    return made;
}

QStringList texts(const PaletteModel &model)
{
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list << model.index(row).data().toString();
    return list;
}

} // namespace

void TestPalette::lettersAreFound_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("positions");
    const auto row = [](const char *name, const char *pattern, const char *text, const QList<int> &positions) {
        QTest::newRow(name) << QString::fromUtf8(pattern) << QString::fromUtf8(text) << positions;
    };
    row("beginning", "pau", "Pause view", {0, 1, 2});
    row("any case", "PAU", "pause view", {0, 1, 2});
    row("first letters of words", "pv", "Pause view", {0, 6});
    row("a word inside", "view", "Pause view", {6, 7, 8, 9});
    row("words in any order", "view pause", "Pause view", {0, 1, 2, 3, 4, 6, 7, 8, 9});
    row("neighbours rather than scattered", "le", "Lessons, all lessons: the least", {0, 1});
    row("hump inside a word", "sv", "ShowView", {0, 4});
    row("umlaut", "ä", "Läuft", {1});
}

void TestPalette::lettersAreFound()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    const auto match = fuzzyMatch(pattern, text);
    QVERIFY(match.has_value());
    QTEST(match->positions, "positions");
    QVERIFY(match->score > 0);
    QVERIFY(!fuzzyMatch(pattern + QStringLiteral("zz"), text));
}

void TestPalette::betterFitsComeFirst_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("whole word before letters of it")
        << QStringLiteral("load") << QStringList{QStringLiteral("Load"), QStringLiteral("Layout of a dashboard")};
    QTest::newRow("shorter of equal ones")
        << QStringLiteral("share") << QStringList{QStringLiteral("Share"), QStringLiteral("Share with browsers")};
    QTest::newRow("beginning before the middle")
        << QStringLiteral("fault") << QStringList{QStringLiteral("Faults"), QStringLiteral("Clear all faults")};
    QTest::newRow("scattered letters are none") << QStringLiteral("tour") << QStringList{QStringLiteral("Tour")};
    QTest::newRow("nothing fits") << QStringLiteral("xyzzy") << QStringList{};
}

void TestPalette::betterFitsComeFirst()
{
    QFETCH(QString, pattern);
    PaletteModel model;
    model.setCommands({command("Layout of a dashboard"), command("Share with browsers"), command("Clear all faults"),
                       command("Settled computer"), command("Load"), command("Share"), command("Faults"),
                       command("Tour")},
                      {});
    model.setPattern(pattern);
    QTEST(texts(model), "expected");
}

void TestPalette::lastUsedComeFirst()
{
    PaletteModel model;
    model.setCommands({command("One"), command("Two"), command("Three")},
                      {QStringLiteral("Menu/Three"), QStringLiteral("Menu/gone")});
    QCOMPARE(texts(model), (QStringList{QStringLiteral("Three"), QStringLiteral("One"), QStringLiteral("Two")}));
    // Of two that fit alike, too.
    model.setPattern(QStringLiteral("t"));
    QCOMPARE(texts(model).first(), QStringLiteral("Three"));
}

void TestPalette::menusAreLookedThroughToo()
{
    PaletteModel model;
    model.setCommands({command("Dark", "View › Theme"), command("Theme song", "Other")}, {});
    model.setPattern(QStringLiteral("theme"));
    QCOMPARE(texts(model), (QStringList{QStringLiteral("Theme song"), QStringLiteral("Dark")}));
    model.setPattern(QStringLiteral("theme dark"));
    QCOMPARE(texts(model), QStringList{QStringLiteral("Dark")});
}

void TestPalette::whatCannotBeDoneIsThere()
{
    PaletteCommand off = command("Stop");
    off.enabled = false;
    off.key = QStringLiteral("F5");
    PaletteModel model;
    model.setCommands({off}, {});
    QCOMPARE(model.index(0).data(PaletteModel::EnabledRole).toBool(), false);
    QCOMPARE(model.index(0).data(PaletteModel::KeyRole).toString(), QStringLiteral("F5"));
    QVERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("not now")));
    QVERIFY(!model.commandAt(0)->enabled);
    QCOMPARE(model.commandAt(1), nullptr);
    QCOMPARE(model.commandAt(-1), nullptr);
}

void TestPalette::modelKeepsItsRules()
{
    PaletteModel model;
    const QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    model.setCommands({command("One"), command("Two"), command("Three")}, {});
    for (const char *pattern : {"o", "on", "one", "", "zzz", "t"})
        model.setPattern(QString::fromLatin1(pattern));
    model.setCommands({}, {});
    QCOMPARE(model.rowCount(), 0);
}

void TestPalette::fewAreRemembered()
{
    QStringList recent;
    for (int i = 0; i < 3 * PaletteModel::mostRecent; ++i)
        recent = withRecent(recent, QString::number(i % 12));
    QCOMPARE(recent.size(), PaletteModel::mostRecent);
    QCOMPARE(recent.first(), QStringLiteral("11"));
    QCOMPARE(withRecent(recent, recent.last()).first(), recent.last());
    QCOMPARE(withRecent(recent, {}), recent);
    QCOMPARE(withRecent(recent, recent.last()).size(), PaletteModel::mostRecent);
}

QTEST_GUILESS_MAIN(TestPalette)
#include "tst_palette.moc"
