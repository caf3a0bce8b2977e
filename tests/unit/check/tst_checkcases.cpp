// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/checkcases.h"
#include "check/checktexts.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace pushscope;

namespace {

constexpr char later[] = "-later";

/// The table of resources/help/check.md as it must be. Twins of a later request stand in one row with their first.
QByteArray docsTable()
{
    QByteArray table = "| case | level | section | what holds |\n|---|---|---|---|\n";
    for (const CheckCase &theCase : checkCases()) {
        if (!theCase.name.endsWith(later)) {
            const char *level = theCase.level == CheckLevel::Must ? "must" : "should";
            table += "| `" + theCase.name + "` | " + level + " | " + theCase.section().toUtf8() + " | "
                + theCase.title.toUtf8() + " |\n";
        }
    }
    return table;
}

} // namespace

class TestCheckCases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreStableAndUnique();
    void sections();
    void numbersAreListed();
    void requestsComeTwice();
    void docsListThem();
};

void TestCheckCases::namesAreStableAndUnique()
{
    static const QRegularExpression form{QStringLiteral(
        "^(http|sse|ws|longpoll)/([0-9]{4}-[0-9.]*[0-9]|9\\.2(\\.[0-9]+)?|contract)/[a-z0-9.]+(-[a-z0-9.]+)*$")};
    QSet<QByteArray> names;
    for (const CheckCase &theCase : checkCases()) {
        QVERIFY2(form.match(QString::fromLatin1(theCase.name)).hasMatch(), theCase.name.constData());
        QVERIFY2(!names.contains(theCase.name), theCase.name.constData());
        QVERIFY2(!theCase.title.isEmpty() && theCase.run, theCase.name.constData());
        names.insert(theCase.name);
    }
    QVERIFY2(names.size() > 250, qPrintable(QString::number(names.size())));
}

void TestCheckCases::sections()
{
    const auto section = [](const char *name) {
        CheckCase theCase;
        theCase.name = name;
        return theCase.section();
    };
    QCOMPARE(section("ws/6455-5.1/a"), QStringLiteral("RFC 6455 section 5.1"));
    QCOMPARE(section("sse/9.2.5/a"), QStringLiteral("WHATWG HTML section 9.2.5"));
    QCOMPARE(section("longpoll/contract/a"), QStringLiteral("PushScope, GET /poll"));
}

void TestCheckCases::numbersAreListed()
{
    QCOMPARE(anyOf({}), QString{});
    QCOMPARE(anyOf({400}), QStringLiteral("400"));
    QCOMPARE(anyOf({400, 413, 501}), QStringLiteral("400 or 413 or 501"));
}

/// Every case of plain HTTP is tried on the first and on a later request of a connection.
void TestCheckCases::requestsComeTwice()
{
    const auto cases = checkCases();
    for (const CheckCase &theCase : cases) {
        if (theCase.need == CheckNeed::Http && !theCase.name.endsWith(later)) {
            const bool twin =
                std::ranges::any_of(cases, [&](const CheckCase &other) { return other.name == theCase.name + later; });
            QVERIFY2(twin, theCase.name.constData());
        }
    }
}

/// With PUSHSCOPE_WRITE_DOCS set, writes the table instead.
void TestCheckCases::docsListThem()
{
    QFile file{QStringLiteral(PUSHSCOPE_CHECK_DOCS)};
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray text = file.readAll();
    file.close();
    const qsizetype start = text.indexOf("| case |");
    QVERIFY(start > 0);
    if (qEnvironmentVariableIsSet("PUSHSCOPE_WRITE_DOCS")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.first(start) + docsTable());
        return;
    }
    QVERIFY2(text.sliced(start) == docsTable(),
             "resources/help/check.md is stale: run this test with PUSHSCOPE_WRITE_DOCS=1 and look at what changed");
}

QTEST_GUILESS_MAIN(TestCheckCases)
#include "tst_checkcases.moc"
