// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/rawpeer.h"
#include "support/serverfixture.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <sys/stat.h>
#include <unistd.h>

namespace pushscope {

/// A server with a folder of its own; what lies beside the folder must never be served.
class SiteFixture
{
public:
    explicit SiteFixture(const ServerConfig &config = {}) : m_fixture{withFolder(config)} {}

    [[nodiscard]] quint16 port() const { return m_fixture.port(); }
    [[nodiscard]] ServerFixture &fixture() { return m_fixture; }
    [[nodiscard]] QString path() const { return m_dir.filePath(QStringLiteral("site")); }
    [[nodiscard]] static QByteArray name() { return QByteArrayLiteral("site"); }
    [[nodiscard]] QByteArray outside(const QByteArray &name) const
    {
        return QFile::encodeName(m_dir.filePath(QFile::decodeName(name)));
    }

    void write(const QByteArray &name, const QByteArray &bytes, const QDateTime &modified = {}) const
    {
        writeTo(path() + u'/' + QFile::decodeName(name), bytes, modified);
    }
    void writeOutside(const QByteArray &name, const QByteArray &bytes) const
    {
        writeTo(QFile::decodeName(outside(name)), bytes, {});
    }

    /// What is in the folder and must not be served all the same.
    void writeBesideRules() const
    {
        write("index.html", "the site's page");
        write("sub/index.html", "the site's page");
        write(".hidden.txt", "SECRET hidden");
        write("sub/.hidden.txt", "SECRET hidden");
        write(".git/config.txt", "SECRET hidden");
        write("plain/file.txt", "listed by nobody: SECRET");
        if (::geteuid() != 0) { // whom nothing keeps from reading
            write("unreadable.txt", "SECRET unreadable");
            QVERIFY(QFile::setPermissions(path() + QStringLiteral("/unreadable.txt"), {}));
        }
        link(outside("secret.txt"), "link.txt");
        link(outside(""), "linked");
        link("..", "up");
        link("index.html", "inner.txt");
        link("nowhere", "dangling.txt");
        const QString pipe = path() + QStringLiteral("/pipe.txt");
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    }

    [[nodiscard]] RawPeer::Response ask(const QByteArray &method, const QByteArray &target,
                                        const QByteArray &lines = {}) const
    {
        return asked(method, target, "Host: localhost\r\n" + lines);
    }
    [[nodiscard]] RawPeer::Response askAs(const QByteArray &host, const QByteArray &target) const
    {
        return asked("GET", target, "Host: " + host + "\r\n");
    }

private:
    [[nodiscard]] RawPeer::Response asked(const QByteArray &method, const QByteArray &target,
                                          const QByteArray &lines) const
    {
        RawPeer peer{port()};
        peer.send(method + ' ' + target + " HTTP/1.1\r\n" + lines + "\r\n");
        return peer.awaitResponse(method == "HEAD").value_or(RawPeer::Response{});
    }

    static void writeTo(const QString &path, const QByteArray &bytes, const QDateTime &modified)
    {
        QVERIFY(QDir{}.mkpath(QFileInfo{path}.path()));
        QFile file{path};
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
        QVERIFY(file.flush());
        if (modified.isValid()) {
            QVERIFY(file.setFileTime(modified, QFileDevice::FileModificationTime));
        }
    }

    void link(const QByteArray &to, const QByteArray &name) const
    {
        const QString from = path() + u'/' + QFile::decodeName(name);
        QVERIFY(QFile::link(QFile::decodeName(to), from));
    }

    ServerConfig withFolder(ServerConfig config)
    {
        QDir{}.mkpath(path());
        config.siteFolder = path();
        if (qEnvironmentVariableIsSet("PUSHSCOPE_TEST_THREADS")) {
            config.threads = qEnvironmentVariableIntValue("PUSHSCOPE_TEST_THREADS");
        }
        return config;
    }

    QTemporaryDir m_dir;
    ServerFixture m_fixture;
};

} // namespace pushscope
