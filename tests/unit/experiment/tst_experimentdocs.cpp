// SPDX-License-Identifier: GPL-3.0-or-later
// resources/help/experiments.md and resources/help/experiment.schema.json tell the form as the parser reads it. With
// PUSHSCOPE_WRITE_DOCS in the environment they are written instead.
#include "experiment/experiment.h"
#include "experiment/experimentschema.h"
#include "experiment/lesson.h"
#include "experiment/memberinfo.h"

#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace pushscope;

namespace {

QString docs(const QString &name)
{
    return QStringLiteral(PUSHSCOPE_DOCS "/") + name;
}

QByteArray contents(const QString &name)
{
    QFile file{name};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

bool write(const QString &name, const QByteArray &bytes)
{
    QFile file{name};
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

bool isWriting()
{
    return qEnvironmentVariableIsSet("PUSHSCOPE_WRITE_DOCS");
}

QString takes(const MemberInfo &member)
{
    constexpr qsizetype mostWords = 10;
    return member.choices.size() > mostWords ? QStringLiteral("one of the figures below") : allowedText(member);
}

QString membersTable(const ObjectInfo &object)
{
    QString text = QStringLiteral("| Member | Takes | Default | What it is |\n| --- | --- | --- | --- |\n");
    for (const MemberInfo &member : object.members) {
        const QString fallback = member.required ? QStringLiteral("needed")
            : member.fallback.isEmpty()          ? QStringLiteral("–")
                                                 : QStringLiteral("`%1`").arg(member.fallback);
        text += QStringLiteral("| `%1` | %2 | %3 | %4 |\n").arg(member.name, takes(member), fallback, member.says);
    }
    return text;
}

QString unitOf(const FigureInfo &info)
{
    switch (info.unit) {
    case FigureInfo::Unit::Count: return QStringLiteral("number");
    case FigureInfo::Unit::Time: return QStringLiteral("time");
    case FigureInfo::Unit::Bytes: return QStringLiteral("bytes");
    case FigureInfo::Unit::PerSecond: return QStringLiteral("per second");
    }
    Q_UNREACHABLE();
}

QString figuresTable()
{
    QString text =
        QStringLiteral("| Figure | Unit | Of | Part of the run | What it is |\n| --- | --- | --- | --- | --- |\n");
    for (const FigureInfo &info : figures()) {
        text += QStringLiteral("| `%1` | %2 | %3 | %4 | %5 |\n")
                    .arg(info.name, unitOf(info), info.ofServer ? QStringLiteral("server") : QStringLiteral("clients"),
                         info.windowed ? QStringLiteral("yes") : QStringLiteral("no"), info.says());
    }
    return text;
}

/// The text between the marks of that name.
qsizetype beginOf(const QString &text, const QString &name)
{
    const QString mark = QStringLiteral("<!-- members: %1 -->\n").arg(name);
    const auto at = text.indexOf(mark);
    return at < 0 ? -1 : at + mark.size();
}

QString between(const QString &text, const QString &name)
{
    const auto begin = beginOf(text, name);
    return begin < 0 ? QString{} : text.mid(begin, text.indexOf(QStringLiteral("<!-- end -->"), begin) - begin);
}

void replaceBetween(QString &text, const QString &name, const QString &by)
{
    const auto begin = beginOf(text, name);
    if (begin >= 0) {
        text.replace(begin, text.indexOf(QStringLiteral("<!-- end -->"), begin) - begin, by);
    }
}

std::vector<std::pair<QString, QString>> tables()
{
    std::vector<std::pair<QString, QString>> all;
    for (const ObjectInfo &object : experimentObjects()) {
        all.emplace_back(object.name, membersTable(object));
    }
    all.emplace_back(QStringLiteral("figures"), figuresTable());
    return all;
}

QByteArray schemaText()
{
    return QJsonDocument{experimentSchema()}.toJson();
}

} // namespace

class TestExperimentDocs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tables_data();
    void tables();
    void examplesAreRead();
    void schemaIsThatOfTheParser();
    void defaultsAreThoseOfTheParser_data();
    void defaultsAreThoseOfTheParser();
};

void TestExperimentDocs::initTestCase()
{
    if (!isWriting()) {
        return;
    }
    const QString name = docs(QStringLiteral("experiments.md"));
    QString text = QString::fromUtf8(contents(name));
    for (const auto &[object, table] : ::tables()) {
        replaceBetween(text, object, table);
    }
    QVERIFY(write(name, text.toUtf8()));
    QVERIFY(write(docs(QStringLiteral("experiment.schema.json")), schemaText()));
}

void TestExperimentDocs::tables_data()
{
    QTest::addColumn<QString>("table");
    for (const auto &[object, table] : ::tables()) {
        QTest::newRow(qPrintable(object)) << table;
    }
}

void TestExperimentDocs::tables()
{
    QFETCH(const QString, table);
    const QString text = QString::fromUtf8(contents(docs(QStringLiteral("experiments.md"))));
    const QString shown = between(text, QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY2(shown == table, qPrintable(QStringLiteral("resources/help/experiments.md has not this table:\n") + table));
}

void TestExperimentDocs::examplesAreRead()
{
    const QString text = QString::fromUtf8(contents(docs(QStringLiteral("experiments.md"))));
    static const QRegularExpression block{QStringLiteral("```json\n(.*?)```"),
                                          QRegularExpression::DotMatchesEverythingOption};
    int examples = 0;
    for (auto found = block.globalMatch(text); found.hasNext(); ++examples) {
        const QByteArray json = found.next().captured(1).toUtf8();
        const bool isLesson = json.contains("\"pushscope\": \"lesson\"");
        const auto lesson = isLesson ? parseLesson(json) : Result<Lesson>{Lesson{}};
        QVERIFY2(lesson.ok(), lesson ? "" : qPrintable(lesson.error().message));
        const auto experiment = isLesson ? Result<Experiment>{Experiment{}} : parseExperiment(json);
        QVERIFY2(experiment.ok(), experiment ? "" : qPrintable(experiment.error().message));
    }
    QCOMPARE(examples, 2);
}

void TestExperimentDocs::schemaIsThatOfTheParser()
{
    QVERIFY2(contents(docs(QStringLiteral("experiment.schema.json"))) == schemaText(),
             "resources/help/experiment.schema.json is not that of experimentSchema()");
}

void TestExperimentDocs::defaultsAreThoseOfTheParser_data()
{
    QTest::addColumn<QByteArray>("without");
    QTest::addColumn<QByteArray>("with");
    // What an object needs besides, and where it stands.
    struct Frame
    {
        QString object;
        QByteArray before;
        QByteArray after;
    };
    const QByteArray head = R"({"pushscope": "experiment", "name": "x", )";
    const QByteArray clients = R"("clients": [{"name": "a", "transport": "sse"}])";
    const std::vector<Frame> frames{
        {QStringLiteral("experiment"), head, clients + '}'},
        {QStringLiteral("feed"), head + R"("feed": {)", R"("source": "ticker"}, )" + clients + '}'},
        {QStringLiteral("client"), head + R"("clients": [{"name": "a", )", R"("transport": "TRANSPORT"}]})"},
        {QStringLiteral("action"), head + clients + R"(, "timeline": [{"at": "1s", )", R"("rate": 1}]})"},
        {QStringLiteral("burst"), head + clients + R"(, "timeline": [{"at": "1s", "burst": {)", R"(}}]})"},
        {QStringLiteral("publish"), head + clients + R"(, "timeline": [{"at": "1s", "publish": {)", R"("data": 1}}]})"},
        {QStringLiteral("expectation"), head + clients + R"(, "expect": [{)", R"("figure": "lost", "equals": 0}]})"},
    };
    for (const Frame &frame : frames) {
        for (const MemberInfo &member : objectInfo(frame.object).members) {
            if (member.fallback.isEmpty() || frame.after.contains('"' + member.name.toUtf8() + "\":")) {
                continue;
            }
            const QByteArray transport = member.name == QLatin1String("interval") ? "poll"
                : member.name == QLatin1String("timeout")                         ? "longpoll"
                                                                                  : "ws";
            QByteArray after = frame.after;
            after.replace("TRANSPORT", transport);
            QByteArray with = "\"" + member.name.toUtf8() + "\": " + member.fallback.toUtf8();
            if (member.name == QLatin1String("pool_limit")) {
                after.replace("\"transport\"", "\"pool\": \"p\", \"transport\"");
            }
            with += after.startsWith('}') ? "" : ", ";
            QTest::newRow(qPrintable(frame.object + QLatin1Char('.') + member.name))
                << frame.before + after << frame.before + with + after;
        }
    }
}

void TestExperimentDocs::defaultsAreThoseOfTheParser()
{
    QFETCH(const QByteArray, without);
    QFETCH(const QByteArray, with);
    const auto one = parseExperiment(without);
    QVERIFY2(one.ok(), one ? "" : qPrintable(one.error().message));
    const auto other = parseExperiment(with);
    QVERIFY2(other.ok(), other ? "" : qPrintable(other.error().message));
    QVERIFY(*one == *other);
}

QTEST_GUILESS_MAIN(TestExperimentDocs)
#include "tst_experimentdocs.moc"
