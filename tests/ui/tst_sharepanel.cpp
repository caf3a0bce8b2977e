// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runmodel.h"
#include "share/qrview.h"
#include "share/sharepanel.h"
#include "share/sharetoken.h"
#include "share/urlfield.h"
#include "support/zbar.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTableView>
#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

QUrl sharedUrl()
{
    return QUrl{QStringLiteral("http://192.168.1.20:8080/?token=abcdefghijkmnpqrstuv")};
}

Viewer viewer(quint64 id)
{
    return {.id = id,
            .transport = Transport::WebSocket,
            .address = QStringLiteral("192.168.1.%1:5000").arg(id),
            .connectedFor = 12s,
            .roundTrip = 2400us};
}

Viewers viewers(quint64 from, quint64 count)
{
    Viewers made;
    for (quint64 id = from; id < from + count; ++id)
        made.push_back(viewer(id));
    return made;
}

} // namespace

class TestSharePanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isOffAtFirst();
    void needsAServerAndAnAddress();
    void tellsWhatBecomesReachable();
    void asksToShareAtTheChosenAddress();
    void keepsTheChosenAddress();
    void showsAndCopiesTheUrl();
    void theLongestUrlIsShownWhole();
    void theCodeIsReadable_data();
    void theCodeIsReadable();
    void theCodeIsSaved_data();
    void theCodeIsSaved();
    void textsThatAreNoCode();
    void viewersAreListed();
    void viewersStayInTheirRows();
    void viewersAreCapped();
    void whatAViewerSaysIsNoMarkup();
    void selectedViewersAreKicked();
    void offForgetsEverything();
    void tokensAreRandom();
    void guestsAreLanes();
    void guestsAreMarked();

private:
    template <typename Widget>
    [[nodiscard]] Widget *part(const char *name) const
    {
        return m_panel->findChild<Widget *>(QString::fromLatin1(name));
    }
    void offer();

    std::unique_ptr<SharePanel> m_panel;
};

void TestSharePanel::init()
{
    m_panel = std::make_unique<SharePanel>();
    m_panel->setTheme(Theme::lightTheme());
    m_panel->resize(320, 700);
    m_panel->show();
}

void TestSharePanel::offer()
{
    m_panel->setServer(true, false);
    m_panel->setAddresses({{QStringLiteral("192.168.1.20"), QStringLiteral("wlan0"), ShareAddress::Kind::WiFi},
                           {QStringLiteral("fd00::2"), QStringLiteral("eth0"), ShareAddress::Kind::Ethernet}});
}

void TestSharePanel::isOffAtFirst()
{
    QVERIFY(!m_panel->isShared());
    QVERIFY(!part<UrlField>("shareUrl")->isVisible());
    QVERIFY(!part<QrView>("shareCode")->isVisible());
    QVERIFY(!part<QPushButton>("shareSwitch")->isEnabled());
}

void TestSharePanel::needsAServerAndAnAddress()
{
    m_panel->setServer(true, false);
    QVERIFY(!part<QPushButton>("shareSwitch")->isEnabled());
    QVERIFY(part<QLabel>("words")->text().contains(QStringLiteral("no network address")));
    offer();
    QVERIFY(part<QPushButton>("shareSwitch")->isEnabled());
    m_panel->setServer(false, false);
    QVERIFY(!part<QPushButton>("shareSwitch")->isEnabled());
}

void TestSharePanel::tellsWhatBecomesReachable()
{
    offer();
    const QString before = part<QLabel>("words")->text();
    QVERIFY(before.contains(QStringLiteral("What they see")));
    QVERIFY(before.contains(QStringLiteral("not encrypted")));
    m_panel->setShared(sharedUrl(), false);
    const QString now = part<QLabel>("words")->text();
    QVERIFY(now.contains(QStringLiteral("192.168.1.20")));
    QVERIFY(now.contains(QStringLiteral("Not encrypted")));
    m_panel->setShared(sharedUrl(), true);
    QVERIFY(!part<QLabel>("words")->text().contains(QStringLiteral("Not encrypted")));
}

void TestSharePanel::asksToShareAtTheChosenAddress()
{
    offer();
    const QSignalSpy asked{m_panel.get(), &SharePanel::shareRequested};
    auto *const addresses = part<QComboBox>("addresses");
    QCOMPARE(addresses->itemText(0), QStringLiteral("192.168.1.20 · Wi-Fi wlan0"));
    addresses->setCurrentIndex(1);
    QCOMPARE(asked.size(), 0);
    part<QPushButton>("shareSwitch")->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().toString(), QStringLiteral("fd00::2"));
    const QSignalSpy ended{m_panel.get(), &SharePanel::unshareRequested};
    m_panel->setShared(sharedUrl(), false);
    part<QPushButton>("shareSwitch")->click();
    QCOMPARE(ended.size(), 1);
}

void TestSharePanel::keepsTheChosenAddress()
{
    offer();
    auto *const addresses = part<QComboBox>("addresses");
    addresses->setCurrentIndex(1);
    m_panel->setAddresses({{QStringLiteral("10.0.0.1"), QStringLiteral("tun0")},
                           {QStringLiteral("192.168.1.20"), QStringLiteral("wlan0")},
                           {QStringLiteral("fd00::2"), QStringLiteral("eth0")}});
    QCOMPARE(addresses->currentData().toString(), QStringLiteral("fd00::2"));
    QCOMPARE(addresses->itemText(0), QStringLiteral("10.0.0.1 · tun0"));
}

void TestSharePanel::showsAndCopiesTheUrl()
{
    offer();
    m_panel->setShared(sharedUrl(), false);
    QVERIFY(part<UrlField>("shareUrl")->isVisible());
    QCOMPARE(part<UrlField>("shareUrl")->toPlainText(), sharedUrl().toString());
    part<QPushButton>("copyUrl")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), sharedUrl().toString());
}

void TestSharePanel::theLongestUrlIsShownWhole()
{
    offer();
    m_panel->setShared(
        QUrl{QStringLiteral("http://[2001:db8:1234:5678:9abc:def0:1234:5678]:65535/?token=abcdefghijkmnpqrstuv")},
        false);
    auto *const field = part<UrlField>("shareUrl");
    QTRY_VERIFY(field->document()->size().height() >= 2);
    const int lines = static_cast<int>(field->document()->size().height());
    QTRY_VERIFY(field->viewport()->height() >= lines * field->fontMetrics().lineSpacing());
}

void TestSharePanel::theCodeIsReadable_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<int>("width");
    QTest::newRow("light") << false << 320;
    QTest::newRow("dark") << true << 320;
    QTest::newRow("dark and narrow") << true << 240;
    QTest::newRow("light and wide") << false << 700;
}

void TestSharePanel::theCodeIsReadable()
{
    QFETCH(bool, dark);
    QFETCH(int, width);
    QVERIFY2(test::hasZbar(), test::zbarMissing);
    const Theme theme = dark ? Theme::darkTheme() : Theme::lightTheme();
    applyTheme(theme);
    m_panel->setTheme(theme);
    offer();
    m_panel->resize(width, 900);
    m_panel->setShared(sharedUrl(), false);
    QTRY_VERIFY(part<QrView>("shareCode")->height() > 100);
    QCOMPARE(test::codeIn(m_panel->grab().toImage()), sharedUrl().toString());
}

void TestSharePanel::theCodeIsSaved_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("PNG") << QStringLiteral("code.png");
    QTest::newRow("SVG") << QStringLiteral("code.svg");
}

void TestSharePanel::theCodeIsSaved()
{
    QFETCH(QString, name);
    QVERIFY2(test::hasZbar(), test::zbarMissing);
    m_panel->setShared(sharedUrl(), false);
    const QTemporaryDir folder;
    const QString file = folder.filePath(name);
    QVERIFY(m_panel->saveCode(file));
    QImage picture;
    if (name.endsWith(QStringLiteral(".svg"))) {
        QSvgRenderer drawing{file};
        QVERIFY(drawing.isValid());
        constexpr int pixelsOfAUnit = 6;
        picture = QImage{drawing.defaultSize() * pixelsOfAUnit, QImage::Format_RGB32};
        picture.fill(Qt::white);
        QPainter painter{&picture};
        drawing.render(&painter);
    } else {
        picture.load(file);
    }
    QCOMPARE(test::codeIn(picture), sharedUrl().toString());
    QVERIFY(!m_panel->saveCode(folder.filePath(QStringLiteral("no/such/folder.png"))));
}

void TestSharePanel::textsThatAreNoCode()
{
    QVERIFY(QrCode::of({}).isEmpty());
    QVERIFY(QrCode::of(QByteArray(5000, 'x')).isEmpty());
    const QrCode code = QrCode::of("x");
    QCOMPARE(code.side(), 21 + 2 * QrCode::quietModules);
    for (int i = 0; i < code.side(); ++i)
        QVERIFY(!code.isBlack(i, 0) && !code.isBlack(0, i) && !code.isBlack(i, code.side() - 1));
    QVERIFY(code.isBlack(QrCode::quietModules, QrCode::quietModules));
}

void TestSharePanel::viewersAreListed()
{
    m_panel->setShared(sharedUrl(), false);
    auto *const table = part<QTableView>("viewers");
    QVERIFY(!table->isVisible());
    m_panel->setViewers(viewers(1, 2), 2);
    QVERIFY(table->isVisible());
    QCOMPARE(part<QLabel>("viewerCount")->text(), QStringLiteral("Viewers: 2 browsers, 2 connections"));
    Viewers panesOfOne = viewers(1, 4);
    for (Viewer &pane : panesOfOne)
        pane.address = QStringLiteral("192.168.1.7:%1").arg(5000 + pane.id);
    m_panel->setViewers(panesOfOne, 4);
    QCOMPARE(part<QLabel>("viewerCount")->text(), QStringLiteral("Viewers: 1 browser, 4 connections"));
    QCOMPARE(m_panel->viewers().browsers(), 1U);
    m_panel->setViewers(viewers(1, 2), 2);
    const auto cell = [table](int column) { return table->model()->index(0, column).data().toString(); };
    const QModelIndex first = table->model()->index(0, ViewersModel::By);
    QCOMPARE(first.data(Qt::AccessibleTextRole).toString(), QStringLiteral("WebSocket"));
    QVERIFY(!first.data(Qt::DecorationRole).isNull());
    QVERIFY(first.data(Qt::ToolTipRole).toString().contains(QStringLiteral("WebSocket from 192.168.1.1:5000")));
    QCOMPARE(cell(ViewersModel::Address), QStringLiteral("192.168.1.1"));
    QCOMPARE(cell(ViewersModel::Since), QStringLiteral("12 s"));
    QCOMPARE(cell(ViewersModel::RoundTrip), QStringLiteral("2.4 ms"));
    QCOMPARE(cell(ViewersModel::Queue), QStringLiteral("0 B"));
}

void TestSharePanel::viewersStayInTheirRows()
{
    ViewersModel model;
    const QAbstractItemModelTester tester{&model};
    model.setViewers(viewers(1, 4), 4);
    const QPersistentModelIndex third = model.index(2, 0);
    Viewers changed{viewer(3), viewer(4), viewer(9)};
    changed.front().queueBytes = 7;
    model.setViewers(changed, 3);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(third.row(), 0);
    QCOMPARE(model.viewer(0).queueBytes, 7);
    QCOMPARE(model.viewer(2).id, 9U);
    model.setViewers({viewer(9), viewer(3)}, 2);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.viewer(0).id, 9U);
    QCOMPARE(model.viewer(1).id, 3U);
}

void TestSharePanel::viewersAreCapped()
{
    ViewersModel model;
    const QAbstractItemModelTester tester{&model};
    model.setViewers(viewers(1, ViewersModel::mostRows + 50), 5000);
    QCOMPARE(model.rowCount(), static_cast<int>(ViewersModel::mostRows));
    QCOMPARE(model.total(), 5000U);
    m_panel->setShared(sharedUrl(), false);
    m_panel->setViewers(viewers(1, ViewersModel::mostRows + 50), 5000);
    QVERIFY(part<QLabel>("viewerCount")->text().contains(QStringLiteral("5000")));
    QVERIFY(part<QLabel>("viewerCount")->text().contains(QStringLiteral("200")));
}

void TestSharePanel::whatAViewerSaysIsNoMarkup()
{
    ViewersModel model;
    Viewer odd = viewer(1);
    odd.program = QStringLiteral("<img src=x>");
    model.setViewers({odd}, 1);
    QVERIFY(!model.index(0, 0).data(Qt::ToolTipRole).toString().contains(odd.program));
}

void TestSharePanel::selectedViewersAreKicked()
{
    m_panel->setShared(sharedUrl(), false);
    m_panel->setViewers(viewers(1, 3), 3);
    auto *const kick = part<QPushButton>("kick");
    QVERIFY(!kick->isEnabled());
    part<QTableView>("viewers")->selectRow(1);
    QVERIFY(kick->isEnabled());
    const QSignalSpy kicked{m_panel.get(), &SharePanel::kickRequested};
    kick->click();
    QCOMPARE(kicked.size(), 1);
    QCOMPARE(kicked.first().first().toULongLong(), 2U);
    m_panel->setViewers({viewer(1)}, 1);
    QVERIFY(!kick->isEnabled());
}

void TestSharePanel::offForgetsEverything()
{
    offer();
    m_panel->setShared(sharedUrl(), false);
    m_panel->setViewers(viewers(1, 3), 3);
    m_panel->setNotShared();
    QVERIFY(!m_panel->isShared());
    QCOMPARE(m_panel->viewers().rowCount(), 0);
    QVERIFY(!part<QrView>("shareCode")->isVisible());
    QVERIFY(!part<QTableView>("viewers")->isVisible());
    QVERIFY(part<QPushButton>("shareSwitch")->isEnabled());
}

void TestSharePanel::tokensAreRandom()
{
    constexpr int many = 1000;
    QSet<QByteArray> tokens;
    for (int i = 0; i < many; ++i) {
        const QByteArray token = makeShareToken();
        QCOMPARE(token.size(), 20);
        QCOMPARE(QUrl::toPercentEncoding(QString::fromLatin1(token)), token);
        tokens.insert(token);
    }
    QCOMPARE(tokens.size(), many);
}

void TestSharePanel::guestsAreLanes()
{
    const Instant start{1h};
    GuestHistory history;
    QVERIFY(history.lanesSince(start).empty());
    QCOMPARE(history.apply(viewers(1, 2), start).size(), 2U);
    QCOMPARE(history.apply({viewer(2)}, start + 10s).size(), 1U);
    QCOMPARE(history.apply({viewer(2)}, start + 20s).size(), 0U);
    auto lanes = history.lanesSince(start);
    QCOMPARE(lanes.size(), 2U);
    QCOMPARE(lanes.front().name, QStringLiteral("192.168.1.1"));
    QCOMPARE(lanes.front().stretches.front().from, start - 12s);
    QCOMPARE(lanes.front().stretches.front().to, std::optional{start + 10s});
    QVERIFY(!lanes.back().stretches.front().to);
    QVERIFY(!lanes.front().isMetBy({}));
    lanes = history.lanesSince(start + 15s);
    QCOMPARE(lanes.size(), 1U);
    QCOMPARE(history.apply(viewers(2, 30), start + 30s).size(), 29U);
    QCOMPARE(history.lanesSince(start).size(), GuestHistory::mostLanes);
    QCOMPARE(history.lanesSince(start).back().name, QStringLiteral("192.168.1.31"));
    QCOMPARE(history.apply({}, start + 40s).size(), 30U);
    history.prune(start + 41s);
    QVERIFY(history.lanesSince(start).empty());
}

void TestSharePanel::guestsAreMarked()
{
    RunModel run;
    QStringList told;
    connect(&run, &RunModel::marked, this, [&told](const QString &name, const TimelineMark &mark) {
        told << name + QStringLiteral(": ") + mark.cause;
    });
    run.setGuests({viewer(7)}, Instant{1h});
    QCOMPARE(run.timelineFrame().lanes.size(), 1U);
    run.setGuests({}, Instant{1h} + 1s);
    QCOMPARE(told,
             (QStringList{QStringLiteral("192.168.1.7:5000: a viewer joined by WebSocket"),
                          QStringLiteral("192.168.1.7:5000: a viewer left")}));
    run.setGuests({viewer(7), viewer(8)}, Instant{1h} + 2s);
    run.noteKicked(7);
    told.clear();
    run.setGuests({}, Instant{1h} + 3s);
    QCOMPARE(told,
             (QStringList{QStringLiteral("192.168.1.7:5000: a viewer was kicked"),
                          QStringLiteral("192.168.1.8:5000: a viewer left")}));
    run.removeAll();
    QVERIFY(run.timelineFrame().lanes.empty());
}

QTEST_MAIN(TestSharePanel)
#include "tst_sharepanel.moc"
