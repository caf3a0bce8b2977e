// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples/samplespanel.h"
#include "samples/sampletexts.h"

#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace pushscope;

/// The resources are the server's.
class TestSamplesPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySampleIsThere()
    {
        const auto samples = sampleTexts();
        for (const SampleText &sample : samples) {
            const QStringList files = sampleFiles(sample.name);
            QCOMPARE(files.size(), 3);
            QFile page{files.at(1)};
            QVERIFY(page.open(QIODevice::ReadOnly));
            QVERIFY(page.readAll().contains("<h1>" + sample.title.toUtf8() + "</h1>"));
        }
        QCOMPARE(samples.size(), 7U);
    }

    void opensWhereTheServerIs()
    {
        SamplesPanel panel;
        const QSignalSpy opened{&panel, &SamplesPanel::openRequested};
        auto *const open = panel.findChild<QPushButton *>(QStringLiteral("open-chat"));
        QVERIFY(open && !open->isEnabled());
        panel.setServer(QUrl{QStringLiteral("http://127.0.0.1:8080")});
        QVERIFY(open->isEnabled()); // NOLINT(clang-analyzer-core.CallAndMessage): QVERIFY has returned
        open->click();
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().toUrl(), QUrl{QStringLiteral("http://127.0.0.1:8080/samples/chat")});
    }

    void showsTheSource()
    {
        SamplesPanel panel;
        panel.findChild<QPushButton *>(QStringLiteral("source-whiteboard"))->click();
        auto *const text = panel.findChild<QPlainTextEdit *>();
        QVERIFY(text && text->isReadOnly());
        // NOLINTNEXTLINE(clang-analyzer-core.CallAndMessage): QVERIFY has returned
        QVERIFY(text->toPlainText().contains(QStringLiteral("/samples/push.js")));
        auto *const files = panel.findChild<QComboBox *>();
        files->setCurrentIndex(files->count() - 1);
        QVERIFY(text->toPlainText().contains(QStringLiteral("export function follow")));
    }

    void showsTraffic()
    {
        SamplesPanel panel;
        TrafficEntry entry;
        entry.number = 7;
        panel.setTraffic({entry}, Instant{});
        QCOMPARE(panel.newestTraffic(), 7U);
        QCOMPARE(panel.findChild<QTableView *>(QStringLiteral("traffic"))->model()->rowCount(), 1);
    }
};

QTEST_MAIN(TestSamplesPanel)
#include "tst_samplespanel.moc"
