// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartnotice.h"
#include "panels/paneview.h"

#include <QApplication>
#include <QLabel>
#include <QTest>
#include <QTextDocumentFragment>
#include <QToolButton>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

const Instant start{1h};
const QString cause = QStringLiteral("the server answered 403 Forbidden: <b>no</b>");

/// A pane on another server, which refuses it.
struct Refused
{
    Refused()
    {
        model.setForeign(true);
        ClientSnapshot snapshot;
        snapshot.client = 1;
        snapshot.state = ClientState::Failed;
        snapshot.since = start;
        snapshot.cause = cause;
        model.apply(snapshot, start + 1s);
    }

    /// Shown `characters` wide; the name that it has room for.
    QString nameAt(int characters)
    {
        view.move(400, 400); // not below the pointer
        view.resize(view.fontMetrics().averageCharWidth() * characters, 200);
        view.show();
        view.showFigures();
        return view.findChild<QLabel *>(QStringLiteral("paneName"))->text();
    }

    [[nodiscard]] bool hasButton(const QString &name) const { return view.findChild<QToolButton *>(name)->isVisible(); }

    PaneModel model{1, Transport::LongPoll, QUrl{QStringLiteral("http://push.example.org:18081")}, {}};
    PaneView view{model};
};

} // namespace

class TestCrowdedPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void widePaneHasTheWholeName();
    void narrowPaneNamesItsServer();
    void buttonsGiveWayUntilTheyAreWanted();
    void chipTellsTheCause();
    void noticeTakesTheLinesThereAre();
};

void TestCrowdedPane::widePaneHasTheWholeName()
{
    Refused pane;
    QCOMPARE(pane.nameAt(120), pane.model.name());
    QVERIFY(pane.hasButton(QStringLiteral("flipButton")));
    QVERIFY(pane.hasButton(QStringLiteral("closeButton")));
}

void TestCrowdedPane::narrowPaneNamesItsServer()
{
    for (const int characters : {32, 40, 48}) {
        Refused pane;
        const QString name = pane.nameAt(characters);
        QVERIFY2(name.endsWith(QStringLiteral(":18081")), qPrintable(name));
    }
}

void TestCrowdedPane::buttonsGiveWayUntilTheyAreWanted()
{
    Refused pane;
    pane.nameAt(34);
    QVERIFY(!pane.hasButton(QStringLiteral("flipButton")));
    QVERIFY(QTest::qWaitForWindowActive(&pane.view));
    pane.view.setFocus();
    QVERIFY(pane.hasButton(QStringLiteral("flipButton")));
    QVERIFY(pane.hasButton(QStringLiteral("closeButton")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("flipButton"));
    QVERIFY(pane.hasButton(QStringLiteral("flipButton")));
    QApplication::focusWidget()->clearFocus();
    QTRY_VERIFY(!pane.hasButton(QStringLiteral("flipButton")));
}

void TestCrowdedPane::chipTellsTheCause()
{
    Refused pane;
    pane.nameAt(34);
    const QString tip = pane.view.findChild<QWidget *>(QStringLiteral("stateChip"))->toolTip();
    QVERIFY(Qt::mightBeRichText(tip));
    QCOMPARE(QTextDocumentFragment::fromHtml(tip).toPlainText(), cause);
}

void TestCrowdedPane::noticeTakesTheLinesThereAre()
{
    const QFontMetricsF metrics{QFont{}};
    const QString sentence = QStringLiteral("one two three four five six seven eight nine ten eleven twelve");
    const QRectF plot{0, 0, metrics.horizontalAdvance(sentence) / 3, metrics.height() * 2.8};
    const auto notice = ChartNotice::laidOut(sentence, metrics, plot, ChartNotice::Place::Middle);
    QVERIFY(plot.contains(notice.box));
    QVERIFY2(notice.textBox.height() > metrics.height() * 1.5, qPrintable(notice.text));
    QVERIFY2(notice.text.endsWith(QChar{0x2026}) && sentence.startsWith(notice.text.chopped(1)),
             qPrintable(notice.text));
}

QTEST_MAIN(TestCrowdedPane)
#include "tst_crowdedpane.moc"
