// SPDX-License-Identifier: GPL-3.0-or-later
// Reads every #include of the project and fails when a layer looks up.
#include "layers/includegraph.h"

#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QTest>

using namespace pushscope;

namespace {

QString root()
{
    return QStringLiteral(PUSHSCOPE_SOURCE_DIR);
}

QStringList folders(const char *list)
{
    return QString::fromUtf8(list).split(u':', Qt::SkipEmptyParts);
}

LayerRules rules()
{
    return {root(), folders(PUSHSCOPE_GUI_INCLUDES), folders(PUSHSCOPE_NETWORK_INCLUDES)};
}

QStringList sourcesBelow(const QString &top)
{
    QStringList files;
    QDirIterator it(root() + u'/' + top, {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                    QDirIterator::Subdirectories);
    while (it.hasNext())
        files.append(QDir(root()).relativeFilePath(it.next()));
    files.sort();
    return files;
}

/// core/server/hub.h -> core, server; ui/mainwindow.h -> ui and no layer.
Place placeOf(const QString &file)
{
    const QStringList parts = file.split(u'/');
    return {parts.value(0), parts.size() > 2 ? parts.value(1) : QString()};
}

QStringList violationsIn(const LayerRules &rules, const QString &file)
{
    QFile source(root() + u'/' + file);
    if (!source.open(QIODevice::ReadOnly))
        return {QStringLiteral("%1: %2").arg(file, source.errorString())};
    QStringList found;
    for (const Include &include : includesOf(source.readAll())) {
        const QString reason = rules.violation(placeOf(file), include);
        if (!reason.isEmpty())
            found.append(QStringLiteral("%1:%2: %3").arg(file).arg(include.line).arg(reason));
    }
    return found;
}

} // namespace

class LayersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFolderOfCoreIsALayer();
    void noIncludeLooksUp_data();
    void noIncludeLooksUp();
    void aRuleIsBroken_data();
    void aRuleIsBroken();
    void findsIncludesAsTheyAreWritten();
    void noTypeIsDefinedTwice();
};

/// Two headers that define the same name in the one namespace would be a silent mix-up at link time.
void LayersTest::noTypeIsDefinedTwice()
{
    static const QRegularExpression definition(
        QStringLiteral(R"(^(?:class|struct|enum(?: class)?) (\w+)(?: final)?(?: :[^;]*)?$)"),
        QRegularExpression::MultilineOption);
    QHash<QString, QString> where;
    for (const QString &top : {QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app")}) {
        for (const QString &file : sourcesBelow(top)) {
            QFile header(root() + u'/' + file);
            if (!file.endsWith(u".h") || !header.open(QIODevice::ReadOnly))
                continue;
            auto found = definition.globalMatch(QString::fromUtf8(header.readAll()));
            while (found.hasNext()) {
                const QString name = found.next().captured(1);
                QVERIFY2(!where.contains(name),
                         qPrintable(QStringLiteral("%1: %2 and %3").arg(name, where.value(name), file)));
                where.insert(name, file);
            }
        }
    }
    QVERIFY(where.contains(QStringLiteral("LatencyHistogram")) && where.contains(QStringLiteral("MainWindow")));
}

void LayersTest::everyFolderOfCoreIsALayer()
{
    for (const QString &folder : QDir(root() + QStringLiteral("/core")).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        QVERIFY2(LayerRules::coreLayers().contains(folder), qPrintable(QStringLiteral("core/%1").arg(folder)));
}

void LayersTest::noIncludeLooksUp_data()
{
    QTest::addColumn<QString>("top");
    for (const char *top : {"core", "ui"})
        QTest::newRow(top) << QString::fromUtf8(top);
}

void LayersTest::noIncludeLooksUp()
{
    QFETCH(const QString, top);
    const QStringList files = sourcesBelow(top);
    QVERIFY2(!files.isEmpty(), "no sources found");
    QStringList all;
    const LayerRules theRules = rules();
    for (const QString &file : files)
        all += violationsIn(theRules, file);
    QVERIFY2(all.isEmpty(), qPrintable(u'\n' + all.join(u'\n')));
}

void LayersTest::aRuleIsBroken_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("broken");

    const auto row = [](const char *name, const char *file, const char *line, bool broken) {
        QTest::newRow(name) << QString::fromUtf8(file) << QByteArray(line) << broken;
    };
    row("core looks down", "core/server/x.cpp", "#include \"broker/broker.h\"", false);
    row("core within its layer", "core/server/x.cpp", "#include \"server/hub.h\"", false);
    row("core looks up", "core/message/x.cpp", "#include \"server/hub.h\"", true);
    row("core looks up one layer", "core/client/x.h", "  #  include \"link/link.h\"", true);
    row("core without a layer", "core/client/x.h", "#include \"x.h\"", true);
    row("core to ui", "core/lab/x.h", "#include \"models/clientmodel.h\"", true);
    row("core, Qt Core", "core/lab/x.h", "#include <QString>", false);
    row("core, Qt Network", "core/lab/x.h", "#include <QTcpSocket>", false);
    row("core, a colour", "core/lab/x.h", "#include <QColor>", true);
    row("core, a widget", "core/lab/x.h", "#include <QWidget>", true);
    row("core, a widget with its module", "core/lab/x.h", "#include <QtWidgets/QWidget>", true);
    row("core, a chart", "core/lab/x.h", "#include <QChart>", true);
    row("core to app", "core/lab/x.h", "#include \"app/cli/options.h\"", true);
    row("ui to metrics", "ui/models/x.h", "#include \"metrics/snapshot.h\"", false);
    row("ui to the values of a load", "ui/models/x.h", "#include \"loadmodel/loadresult.h\"", false);
    row("ui to the load", "ui/models/x.h", "#include \"load/loadgenerator.h\"", true);
    row("ui to itself", "ui/models/x.h", "#include \"x.h\"", false);
    row("ui, a widget", "ui/models/x.h", "#include <QWidget>", false);
    row("ui to server", "ui/models/x.h", "#include \"server/hub.h\"", true);
    row("ui to client", "ui/models/x.h", "#include \"client/transportclient.h\"", true);
    row("ui to broker", "ui/models/x.h", "#include \"broker/broker.h\"", true);
    row("ui to feed", "ui/x.h", "#include \"feed/feed.h\"", true);
    row("ui to lab", "ui/x.h", "#include \"lab/liverun.h\"", true);
    row("ui, a Qt socket", "ui/x.h", "#include <QTcpSocket>", true);
    row("ui, a Qt socket with its module", "ui/x.h", "#include <QtNetwork/QTcpSocket>", true);
    row("ui, the system's sockets", "ui/x.cpp", "#include <sys/socket.h>", true);
    row("ui to app", "ui/x.cpp", "#include \"../app/desktop/x.h\"", true);
    row("a test of core", "tests/unit/x.cpp", "#include \"server/hub.h\"", false);
    row("a test of app", "tests/unit/x.cpp", "#include \"app/cli/options.h\"", false);
    row("app to anything", "app/cli/x.cpp", "#include \"server/hub.h\"", false);
}

void LayersTest::aRuleIsBroken()
{
    QFETCH(const QString, file);
    QFETCH(const QByteArray, line);
    QFETCH(const bool, broken);
    const std::vector<Include> includes = includesOf(line);
    QCOMPARE(includes.size(), 1U);
    QCOMPARE(!rules().violation(placeOf(file), includes.front()).isEmpty(), broken);
}

void LayersTest::findsIncludesAsTheyAreWritten()
{
    const std::vector<Include> found =
        includesOf("// #include \"a.h\"\n#include \"b/c.h\"\n\n# include <QWidget> // why\n");
    QCOMPARE(found.size(), 2U);
    QCOMPARE(found[0].name, QStringLiteral("b/c.h"));
    QVERIFY(found[0].quoted);
    QCOMPARE(found[0].line, 2);
    QCOMPARE(found[1].name, QStringLiteral("QWidget"));
    QVERIFY(!found[1].quoted);
    QCOMPARE(found[1].line, 4);
}

QTEST_GUILESS_MAIN(LayersTest)
#include "tst_layers.moc"
