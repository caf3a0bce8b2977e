// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/jsonpath.h"

#include <QTest>

using namespace pushscope;

namespace {

JsonStep name(const char *text)
{
    return QString::fromUtf8(text);
}

JsonStep place(qsizetype index)
{
    return index;
}

} // namespace

Q_DECLARE_METATYPE(JsonPath)

class TestJsonPath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts();
    void lines_data();
    void lines();
    void offsets();
    void twice_data();
    void twice();
    void nesting_data();
    void nesting();
};

void TestJsonPath::texts()
{
    QCOMPARE(toText({}), QString{});
    QCOMPARE(toText({name("timeline"), place(2), name("fault")}), QStringLiteral("timeline[2].fault"));
    QCOMPARE(toText(JsonPath{name("a")} / name("b")), QStringLiteral("a.b"));
}

void TestJsonPath::lines_data()
{
    QTest::addColumn<JsonPath>("path");
    QTest::addColumn<int>("line");
    const auto row = [](const char *label, const JsonPath &path, int line) { QTest::newRow(label) << path << line; };
    row("all", {}, 2);
    row("member", {name("b")}, 4);
    row("member after one with braces in its text", {name("list")}, 5);
    row("element", {name("list"), place(0)}, 6);
    row("second element", {name("list"), place(1)}, 6);
    row("element in the next line", {name("list"), place(2)}, 7);
    row("inside of it", {name("list"), place(2), name("b")}, 8);
    row("behind the end of the list", {name("list"), place(9)}, 5);
    row("no such member", {name("list"), place(2), name("c")}, 7);
    row("steps into what is no object", {name("b"), name("c")}, 4);
    row("escaped name", {name("last")}, 10);
}

void TestJsonPath::lines()
{
    const QByteArray json = "\n{\n"
                            " \"a\": \"\\\" , b : {[\",\n"
                            " \"b\": 2,\n"
                            " \"list\": [\n"
                            "  1, [2, 3],\n"
                            "  {\"a\": {\"b\": 1},\n"
                            "   \"b\": 3}\n"
                            " ],\n"
                            " \"l\\u0061st\": 5}\n";
    QFETCH(const JsonPath, path);
    QTEST(placeOf(json, path).line, "line");
}

void TestJsonPath::offsets()
{
    QCOMPARE(placeOf("ab\ncd", qsizetype{0}), (TextPlace{1, 1}));
    QCOMPARE(placeOf("ab\ncd", qsizetype{2}), (TextPlace{1, 3}));
    QCOMPARE(placeOf("ab\ncd", qsizetype{3}), (TextPlace{2, 1}));
    QCOMPARE(placeOf("ab\ncd", qsizetype{99}), (TextPlace{2, 3}));
}

void TestJsonPath::twice_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *label, const char *json, const char *path) {
        QTest::newRow(label) << QByteArray{json} << QString::fromUtf8(path);
    };
    row("none", R"({"a": 1, "b": {"a": 2}, "c": [{"a": 1}, {"a": 2}]})", "");
    row("outside", R"({"a": 1, "a": 2})", "a");
    row("inside", R"({"a": {"b": 1, "c": {"b": 3}, "b": 2}})", "a.b");
    row("in a list", R"({"l": [{"a": 1}, {"a": 1, "a": 2}]})", "l[1].a");
    row("after an object", R"({"a": {"x": 1}, "b": 2, "a": 3})", "a");
    row("written otherwise", "{\"a\": 1, \"\\u0061\": 2}", "a");
    row("in texts", R"({"a": "\"a\": 1, \"a\": 2"})", "");
}

void TestJsonPath::twice()
{
    QFETCH(const QByteArray, json);
    const auto found = memberGivenTwice(json);
    QTEST(found ? toText(*found) : QString{}, "path");
}

void TestJsonPath::nesting_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("depth");
    QTest::newRow("none") << QByteArray{"1"} << 0;
    QTest::newRow("beside each other") << QByteArray{"[[],[],{}]"} << 2;
    QTest::newRow("in a text") << QByteArray{"[\"[[[\\\"[\"]"} << 1;
    QTest::newRow("not closed") << QByteArray(1000, '[') << 1000;
}

void TestJsonPath::nesting()
{
    QFETCH(const QByteArray, json);
    QTEST(nestingOf(json), "depth");
}

QTEST_GUILESS_MAIN(TestJsonPath)
#include "tst_jsonpath.moc"
