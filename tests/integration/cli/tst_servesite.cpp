// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/cli.h"
#include "support/rawpeer.h"

#include <QDir>

#include <unistd.h>

using namespace pushscope;
using namespace pushscope::test;

namespace {

void write(const QString &path, const QByteArray &bytes)
{
    QFile file{path};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

RawPeer::Response ask(const Served &served, const QByteArray &target)
{
    RawPeer peer{static_cast<quint16>(served.address().section(u':', 1).toUInt())};
    peer.get(target);
    return peer.awaitResponse().value_or(RawPeer::Response{});
}

} // namespace

/// `serve --site` from outside.
class TestServeSite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFolderIsServedBesideTheFeed()
    {
        const QTemporaryDir folder;
        write(folder.filePath(QStringLiteral("index.html")), "own page");
        write(folder.filePath(QStringLiteral("lines.log")), "first\n");
        write(folder.filePath(QStringLiteral("health")), "hidden");
        Served served{{QStringLiteral("--site"), folder.path(), QStringLiteral("--feed"),
                       QStringLiteral("file:") + folder.filePath(QStringLiteral("lines.log"))}};
        QVERIFY(served.cli().saidOnErrors("health is not served"));
        QCOMPARE(ask(served, "/").body, "own page");
        QCOMPARE(ask(served, "/lines.log").body, "first\n");
        QCOMPARE(ask(served, "/dashboard/").head.status, 200);
        QVERIFY(ask(served, "/health").body.contains("ok"));
        QCOMPARE(ask(served, "/../" + QDir{folder.path()}.dirName().toUtf8() + "/lines.log").head.status, 404);

        RawPeer stream{static_cast<quint16>(served.address().section(u':', 1).toUInt())};
        stream.get("/events?raw=1");
        QTRY_VERIFY(stream.stream().contains("retry:"));
        QFile log{folder.filePath(QStringLiteral("lines.log"))};
        QVERIFY(log.open(QIODevice::Append));
        log.write("second\n");
        log.close();
        QTRY_VERIFY_WITH_TIMEOUT(stream.stream().contains("data: second\n"), patience);
        QVERIFY(served.cli().endBy(SIGTERM) < mostTimeToEnd);
    }

    void aFolderThatCannotBeServedIsNamed_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::newRow("missing") << QStringLiteral("/nowhere/at/all");
        QTest::newRow("a file") << QStringLiteral(PUSHSCOPE_CLI);
        QTest::newRow("empty") << QString{};
    }

    void aFolderThatCannotBeServedIsNamed()
    {
        QFETCH(QString, folder);
        const Finished ended = run({QStringLiteral("serve"), QStringLiteral("--site"), folder});
        QCOMPARE(ended.exitCode, 2);
        QVERIFY2(ended.errors.contains("--site") && ended.errors.contains("a folder that can be read"),
                 ended.errors.constData());
        QCOMPARE(ended.errors.count('\n'), 1);
    }

    void anUnreadableFolderIsNamed()
    {
        if (::geteuid() == 0) {
            QSKIP("nothing keeps this user from reading");
        }
        const QTemporaryDir folder;
        QVERIFY(QFile::setPermissions(folder.path(), {}));
        const Finished ended = run({QStringLiteral("serve"), QStringLiteral("--site"), folder.path()});
        QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QCOMPARE(ended.exitCode, 2);
        QVERIFY(ended.errors.contains("--site"));
    }
};

QTEST_GUILESS_MAIN(TestServeSite)
#include "tst_servesite.moc"
