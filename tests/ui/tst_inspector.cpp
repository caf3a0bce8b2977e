// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/hexview.h"
#include "inspector/inspectorpanel.h"
#include "inspector/wireactions.h"
#include "inspector/wirefilterbar.h"
#include "inspector/wirelist.h"
#include "models/wirefiltermodel.h"
#include "models/wiretreemodel.h"
#include "ui/wirescene.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace pushscope;
using namespace std::chrono_literals;

class TestInspector : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void emptyPanelTellsWhatWillAppear();
    void listTreeAndBytesAreLinked();
    void bytesAreSelectedByMouseAndKeys();
    void connectionRowsHaveNoBytes();
    void tailIsFollowedOnlyAtTheTail();
    void chipJumpsToTheEnd();
    void placeIsKeptWhenOldRowsGo();
    void chosenRowStaysWhenFiltered();
    void filterFields();
    void invalidExpressionIsTold();
    void escapeClearsTheFilter();
    void findKeyFocusesTheFilter();
    void connectionIsFollowed();
    void copies_data();
    void copies();
    void encryptedBytesAreShownAsSuch();
    void exportsShownOrAll();
    void failedExportIsTold();
    void selectFindsTheMoment();
    void selectedIsTheUsersOnly();
    void clearLeavesNothing();
    void droppedPiecesAreCounted();
    void everyPartHasAName();

private:
    template <typename T>
    [[nodiscard]] T *part(const char *name) const
    {
        return m_panel->findChild<T *>(QLatin1String{name});
    }
    [[nodiscard]] WireList &list() const { return *m_panel->findChild<WireList *>(); }
    [[nodiscard]] HexView &hex() const { return *m_panel->findChild<HexView *>(); }
    [[nodiscard]] QTreeView &tree() const { return *part<QTreeView>("wireTree"); }
    [[nodiscard]] WireFilterModel &rows() const { return static_cast<WireFilterModel &>(*list().model()); }
    [[nodiscard]] QString notice() const { return part<QLabel>("wireNotice")->text(); }
    [[nodiscard]] int rowOfKind(const QString &kind) const;
    void chooseKind(const QString &kind);
    void play(int events);
    void trigger(const char *action) { m_panel->findChild<QAction *>(QLatin1String{action})->trigger(); }

    std::unique_ptr<InspectorPanel> m_panel;
    std::unique_ptr<WireScene> m_scene;
};

void TestInspector::initTestCase()
{
    applyTheme(Theme::darkTheme());
}

void TestInspector::init()
{
    m_panel = std::make_unique<InspectorPanel>();
    m_panel->setTheme(Theme::darkTheme());
    m_panel->resize(1300, 400);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    m_scene = std::make_unique<WireScene>();
    m_scene->open();
}

void TestInspector::cleanup()
{
    m_panel.reset();
}

int TestInspector::rowOfKind(const QString &kind) const
{
    for (int row = 0; row < rows().rowCount(); ++row) {
        if (rows().index(row, WireModel::Kind).data().toString() == kind)
            return row;
    }
    return -1;
}

void TestInspector::chooseKind(const QString &kind)
{
    const int row = rowOfKind(kind);
    QVERIFY(row >= 0);
    list().setCurrentIndex(rows().index(row, WireModel::What));
}

void TestInspector::play(int events)
{
    for (int i = 0; i < events; ++i)
        m_scene->event(i + 1);
    m_panel->apply(m_scene->take());
}

void TestInspector::emptyPanelTellsWhatWillAppear()
{
    const QImage empty = list().viewport()->grab().toImage();
    play(1);
    QVERIFY(list().viewport()->grab().toImage() != empty);
    m_panel->clear();
    QCOMPARE(list().viewport()->grab().toImage(), empty);
}

void TestInspector::listTreeAndBytesAreLinked()
{
    play(3);
    chooseKind(QStringLiteral("Event"));
    const QByteArray bytes = hex().bytes();
    QVERIFY(bytes.contains("id: k3f9:1\n"));
    const auto &model = static_cast<const WireTreeModel &>(*tree().model());

    // A byte of the id: its field is chosen and marked.
    const auto at = bytes.indexOf("k3f9:1");
    QTest::mouseClick(hex().viewport(), Qt::LeftButton, {}, hex().positionOf(at));
    const QModelIndex node = tree().currentIndex();
    QVERIFY(node.isValid());
    const auto range = model.rangeOf(node);
    QVERIFY(range);
    QVERIFY(range->begin <= static_cast<quint64>(at) && static_cast<quint64>(at) < range->end);
    QCOMPARE(hex().marked(), *range);
    for (int row = 0; row < model.rowCount(node); ++row) { // the innermost
        const auto inner = model.rangeOf(model.index(row, 0, node));
        QVERIFY(!inner || static_cast<quint64>(at) < inner->begin || static_cast<quint64>(at) >= inner->end);
    }

    // And from the tree to the bytes.
    const QModelIndex top = model.index(0, 0);
    tree().setCurrentIndex(top);
    QCOMPARE(hex().marked(), model.rangeOf(top).value_or(WireSpan{}));

    // Another row shows its own.
    chooseKind(QStringLiteral("Text frame"));
    QVERIFY(hex().bytes() != bytes);
    QCOMPARE(hex().marked(), WireSpan{});
}

void TestInspector::bytesAreSelectedByMouseAndKeys()
{
    play(1);
    chooseKind(QStringLiteral("Request head"));
    const QSignalSpy chosen{&hex(), &HexView::byteChosen};
    QTest::mouseClick(hex().viewport(), Qt::LeftButton, {}, hex().positionOf(0));
    QTest::mouseClick(hex().viewport(), Qt::LeftButton, Qt::ShiftModifier, hex().positionOf(2));
    QCOMPARE(hex().selection(), (WireSpan{0, 3}));
    QCOMPARE(chosen.count(), 1);
    hex().setFocus();
    QTest::keyClick(&hex(), Qt::Key_Right, Qt::ShiftModifier);
    QTest::keySequence(&hex(), QKeySequence::Copy);
    QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("00000000  47 45 54 20 ")));
    QTest::keyClick(&hex(), Qt::Key_Down);
    QCOMPARE(chosen.last().at(0).toULongLong(), static_cast<qulonglong>(3 + hex().bytesPerLine()));
    QTest::keySequence(&hex(), QKeySequence::SelectAll);
    QCOMPARE(hex().selection().size(), static_cast<quint64>(hex().bytes().size()));
}

void TestInspector::connectionRowsHaveNoBytes()
{
    play(1);
    chooseKind(QStringLiteral("Opened"));
    QVERIFY(hex().bytes().isEmpty());
    QVERIFY(tree().model()->rowCount() > 3);
    QVERIFY(!m_panel->findChild<QAction *>(QStringLiteral("copyHex"))->isEnabled());
}

void TestInspector::tailIsFollowedOnlyAtTheTail()
{
    play(40);
    QScrollBar &bar = *list().verticalScrollBar();
    QVERIFY(bar.maximum() > 0);
    QCOMPARE(bar.value(), bar.maximum());
    play(10);
    QCOMPARE(bar.value(), bar.maximum());

    bar.triggerAction(QAbstractSlider::SliderPageStepSub);
    const int place = bar.value();
    QVERIFY(!list().isFollowing());
    const int before = rows().rowCount();
    play(10);
    QCOMPARE(bar.value(), place);
    QCOMPARE(list().newRows(), rows().rowCount() - before);
    QVERIFY(part<QToolButton>("newChip")->isVisible());

    bar.triggerAction(QAbstractSlider::SliderToMaximum);
    QVERIFY(list().isFollowing());
    QVERIFY(!part<QToolButton>("newChip")->isVisible());
    play(10);
    QCOMPARE(bar.value(), bar.maximum());
}

void TestInspector::chipJumpsToTheEnd()
{
    play(40);
    list().setCurrentIndex(rows().index(20, WireModel::What));
    QVERIFY(!list().isFollowing());
    play(5);
    auto *chip = part<QToolButton>("newChip");
    QVERIFY(chip->isVisible());
    QVERIFY(chip->text().contains(QString::number(list().newRows())));
    QTest::mouseClick(chip, Qt::LeftButton);
    QVERIFY(list().isFollowing());
    QCOMPARE(list().verticalScrollBar()->value(), list().verticalScrollBar()->maximum());
    QVERIFY(!chip->isVisible());
    QCOMPARE(list().currentIndex().row(), 20);
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_Home);
    QVERIFY(!list().isFollowing());
    QTest::keyClick(&list(), Qt::Key_Down);
    QCOMPARE(list().currentIndex().row(), 1);
    QTest::keyClick(&list(), Qt::Key_End);
    QVERIFY(list().isFollowing());
    QCOMPARE(list().currentIndex().row(), rows().rowCount() - 1);
}

void TestInspector::placeIsKeptWhenOldRowsGo()
{
    constexpr int events = 8'400; // so many rows that the next ones drop the first
    play(events);
    QVERIFY(rows().source().store().dropped() > 0 || rows().rowCount() == 50'000);
    QScrollBar &bar = *list().verticalScrollBar();
    bar.setValue(20'000);
    bar.triggerAction(QAbstractSlider::SliderSingleStepSub);
    const auto topSerial = [this, &bar] { return rows().serial(bar.value()); };
    const quint64 top = topSerial();
    list().setCurrentIndex(rows().index(20'005, WireModel::What));
    const quint64 chosen = rows().serial(list().currentIndex().row());
    play(100);
    QCOMPARE(topSerial(), top);
    QCOMPARE(rows().serial(list().currentIndex().row()), chosen);

    // The chosen row goes: no other one takes its place, and its bytes can still be read.
    list().setCurrentIndex(rows().index(0, WireModel::What));
    const QByteArray bytes = hex().bytes();
    const QSignalSpy selected{m_panel.get(), &InspectorPanel::selected};
    play(100);
    QVERIFY(!list().currentIndex().isValid());
    QCOMPARE(hex().bytes(), bytes);
    QCOMPARE(selected.count(), 0);
    trigger("copyCurl");
    QVERIFY(!notice().isEmpty());
}

void TestInspector::chosenRowStaysWhenFiltered()
{
    play(30);
    list().setCurrentIndex(rows().index(rowOfKind(QStringLiteral("Text frame")), WireModel::What));
    const quint64 serial = rows().serial(list().currentIndex().row());
    auto *filter = m_panel->findChild<WireFilterBar *>();
    filter->setFilter({.groups = WireGroup::Frames});
    QVERIFY(list().currentIndex().isValid());
    QCOMPARE(rows().serial(list().currentIndex().row()), serial);
    filter->clear();
    QCOMPARE(rows().serial(list().currentIndex().row()), serial);
}

void TestInspector::filterFields()
{
    play(10);
    m_panel->setClientName(WireScene::webSocket, QStringLiteral("The socket"));
    auto *direction = part<QComboBox>("filterDirection");
    auto *transport = part<QComboBox>("filterTransport");
    auto *client = part<QComboBox>("filterClient");
    direction->setCurrentIndex(direction->findText(QStringLiteral("Up")));
    QCOMPARE(rows().rowCount(), 4 + 2 + 20);
    transport->setCurrentIndex(2);
    QCOMPARE(rows().rowCount(), 2);
    direction->setCurrentIndex(0);
    transport->setCurrentIndex(0);
    client->setCurrentIndex(client->findText(QStringLiteral("The socket")));
    QCOMPARE(rows().rowCount(), 3 + 10);
    const QList<QAction *> kinds = part<QToolButton>("filterKinds")->menu()->actions();
    for (QAction *kind : kinds) {
        if (kind->text() == QStringLiteral("Frames"))
            kind->trigger();
    }
    QCOMPARE(rows().rowCount(), 10);
    QCOMPARE(part<QToolButton>("filterKinds")->text(), QStringLiteral("Frames"));
    QTest::keyClicks(part<QLineEdit>("filterText"), QStringLiteral("k3f9:10\""));
    QTRY_COMPARE(rows().rowCount(), 1);
    QVERIFY(part<QLabel>("wireStatus")->text().contains(QStringLiteral("1 of ")));
    // The filter does not stop the panel from taking.
    const int all = rows().source().rowCount();
    play(2);
    QVERIFY(rows().source().rowCount() > all);
    QTRY_COMPARE(rows().rowCount(), 1);
    kinds.front()->trigger();
    QCOMPARE(part<QToolButton>("filterKinds")->text(), QStringLiteral("All kinds"));
}

void TestInspector::invalidExpressionIsTold()
{
    play(10);
    auto *text = part<QLineEdit>("filterText");
    auto *problem = part<QLabel>("filterProblem");
    part<QToolButton>("filterRegex")->setChecked(true);
    text->setText(QStringLiteral("k3f9:1"));
    QTRY_VERIFY(!rows().isSearching());
    const int count = rows().rowCount();
    QVERIFY(count < rows().source().rowCount());
    text->setText(QStringLiteral("k3f9:(1"));
    QVERIFY(problem->isVisible());
    QVERIFY(problem->text().contains(QStringLiteral("parenthes")));
    QCOMPARE(rows().filter().text, QStringLiteral("k3f9:1"));
    QCOMPARE(rows().rowCount(), count);
    text->setText(QStringLiteral("k3f9:(1)"));
    QVERIFY(!problem->isVisible());
    QCOMPARE(rows().filter().text, QStringLiteral("k3f9:(1)"));
}

void TestInspector::escapeClearsTheFilter()
{
    play(5);
    auto *text = part<QLineEdit>("filterText");
    text->setFocus();
    QTest::keyClicks(text, QStringLiteral("nothing like it"));
    QTRY_COMPARE(rows().rowCount(), 0);
    QTest::keyClick(text, Qt::Key_Escape);
    QVERIFY(text->text().isEmpty());
    QCOMPARE(rows().rowCount(), rows().source().rowCount());
    m_panel->findChild<WireFilterBar *>()->follow(2);
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_Escape);
    QCOMPARE(rows().rowCount(), rows().source().rowCount());
}

void TestInspector::findKeyFocusesTheFilter()
{
    play(1);
    list().setFocus();
    QTest::keySequence(&list(), QKeySequence::Find);
    QVERIFY(part<QLineEdit>("filterText")->hasFocus());
}

void TestInspector::connectionIsFollowed()
{
    play(10);
    chooseKind(QStringLiteral("Text frame"));
    trigger("followConnection");
    QCOMPARE(rows().rowCount(), 3 + 10);
    auto *chip = part<QToolButton>("followedConnection");
    QVERIFY(chip->isVisible());
    QCOMPARE(chip->text(), QStringLiteral("Connection 2"));
    QTest::mouseClick(chip, Qt::LeftButton);
    QCOMPARE(rows().rowCount(), rows().source().rowCount());
    QVERIFY(!chip->isVisible());
}

void TestInspector::copies_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<QString>("text");
    QTest::newRow("curl") << QByteArray{"copyCurl"} << QStringLiteral("'http://127.0.0.1:8080/ws?channel=default'");
    QTest::newRow("script") << QByteArray{"copyScript"} << QStringLiteral("new WebSocket(\"ws://127.0.0.1:8080/ws");
    QTest::newRow("hex") << QByteArray{"copyHex"} << QStringLiteral("00000000  81 ");
    QTest::newRow("text") << QByteArray{"copyText"} << QStringLiteral("{\"id\":\"k3f9:1\"");
}

void TestInspector::copies()
{
    QFETCH(const QByteArray, action);
    QFETCH(const QString, text);
    play(1);
    chooseKind(QStringLiteral("Text frame"));
    QApplication::clipboard()->clear();
    trigger(action.constData());
    QVERIFY2(QApplication::clipboard()->text().contains(text), qPrintable(QApplication::clipboard()->text()));
    QVERIFY(part<QLabel>("wireNotice")->isVisible());
}

void TestInspector::encryptedBytesAreShownAsSuch()
{
    m_scene->openEncrypted();
    play(0);
    chooseKind(QStringLiteral("Ciphertext"));
    QCOMPARE(hex().bytes().left(1).toHex(), QByteArrayLiteral("16"));
    QVERIFY(!m_panel->findChild<QAction *>(QStringLiteral("copyCurl"))->isEnabled());
}

void TestInspector::exportsShownOrAll()
{
    play(10);
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("wire.jsonl"));
    auto *actions = m_panel->findChild<WireActions *>();
    const auto connections = [&path] {
        QFile file{path};
        std::set<int> numbers;
        if (file.open(QIODevice::ReadOnly)) {
            while (!file.atEnd())
                numbers.insert(QJsonDocument::fromJson(file.readLine()).object()[QStringLiteral("connection")].toInt());
        }
        return numbers;
    };
    actions->exportTo(path, WireFormat::JsonLines, false);
    QCOMPARE(connections(), (std::set{1, 2, 3, 4}));
    QVERIFY(notice().contains(QStringLiteral("wire.jsonl")));
    m_panel->findChild<WireFilterBar *>()->setFilter({.groups = WireGroup::Frames});
    actions->exportTo(path, WireFormat::JsonLines, true);
    QCOMPARE(connections(), std::set{2});
    const QString pcapng = dir.filePath(QStringLiteral("wire.pcapng"));
    actions->exportTo(pcapng, WireFormat::Pcapng, true);
    QVERIFY(QFile{pcapng}.size() > 0);
}

void TestInspector::failedExportIsTold()
{
    play(1);
    const QTemporaryDir dir;
    auto *actions = m_panel->findChild<WireActions *>();
    actions->exportTo(dir.filePath(QStringLiteral("no/wire.jsonl")), WireFormat::JsonLines, false);
    QVERIFY(part<QLabel>("wireNotice")->isVisible());
    QVERIFY(notice().contains(QStringLiteral("could not be written")));
    m_panel->findChild<WireFilterBar *>()->setFilter({.groups = WireGroup::Faults});
    actions->exportTo(dir.filePath(QStringLiteral("wire.jsonl")), WireFormat::JsonLines, true);
    QVERIFY(notice().contains(QStringLiteral("no connection is shown")));
    QVERIFY(!QFile::exists(dir.filePath(QStringLiteral("wire.jsonl"))));
}

void TestInspector::selectFindsTheMoment()
{
    play(40);
    const WireModel &model = rows().source();
    const int wanted = model.rowCount() / 2;
    const WireChunk &chunk = *model.row(wanted).chunk;
    m_panel->select(chunk.connection->client, chunk.at + 1us);
    const int row = list().currentIndex().row();
    QCOMPARE(rows().wireRow(row).chunk->at.time_since_epoch().count(), chunk.at.time_since_epoch().count());
    QVERIFY(!list().isFollowing());
    QVERIFY(list().visualRect(list().currentIndex()).intersects(list().viewport()->rect()));
    QVERIFY(!hex().bytes().isEmpty());

    // With that row filtered out, the one of that client that is shown before it.
    m_panel->findChild<WireFilterBar *>()->setFilter({.direction = WireDirection::Up});
    m_panel->select(WireScene::webSocket, m_scene->now());
    QCOMPARE(rows().index(list().currentIndex().row(), WireModel::Kind).data().toString(),
             QStringLiteral("Request head"));
    m_panel->select(99, m_scene->now());
    QVERIFY(!notice().isEmpty());
}

void TestInspector::selectedIsTheUsersOnly()
{
    play(40);
    const QSignalSpy spy{m_panel.get(), &InspectorPanel::selected};
    m_panel->select(WireScene::sse, m_scene->now());
    QVERIFY(list().currentIndex().isValid());
    m_panel->findChild<WireFilterBar *>()->setFilter({.transport = Transport::Sse});
    m_panel->findChild<WireFilterBar *>()->clear();
    play(10);
    QCOMPARE(spy.count(), 0);
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_Up);
    QCOMPARE(spy.count(), 1);
    const WireChunk &chunk = *rows().wireRow(list().currentIndex().row()).chunk;
    QCOMPARE(spy.at(0).at(0).toInt(), chunk.connection->client);
    QCOMPARE(spy.at(0).at(1).value<Instant>().time_since_epoch().count(), chunk.at.time_since_epoch().count());
}

void TestInspector::clearLeavesNothing()
{
    play(10);
    list().setCurrentIndex(rows().index(3, WireModel::What));
    const quint64 newest = m_panel->newest();
    QVERIFY(newest > 40);
    m_panel->clear();
    QCOMPARE(rows().rowCount(), 0);
    QVERIFY(hex().bytes().isEmpty());
    QCOMPARE(tree().model()->rowCount(), 0);
    QCOMPARE(m_panel->newest(), newest);
    trigger("copyText");
    play(1);
    QVERIFY(rows().rowCount() > 0);
    QVERIFY(list().isFollowing());
}

void TestInspector::droppedPiecesAreCounted()
{
    play(10'000);
    QTRY_VERIFY(part<QLabel>("wireStatus")->text().contains(QStringLiteral("older pieces dropped")));
    QVERIFY(part<QLabel>("wireStatus")->text().contains(QStringLiteral("of 64 MiB")));
    QCOMPARE(rows().rowCount(), rows().source().rowCount());
}

void TestInspector::everyPartHasAName()
{
    play(1);
    for (const QWidget *widget : m_panel->findChildren<QWidget *>()) {
        const bool takesFocus = widget->focusPolicy() != Qt::NoFocus && widget->isVisibleTo(m_panel.get());
        const auto *button = qobject_cast<const QToolButton *>(widget);
        if (takesFocus && widget->focusProxy() == nullptr && (button == nullptr || button->text().isEmpty()))
            QVERIFY2(!widget->accessibleName().isEmpty() || widget->parentWidget()->inherits("QComboBox"),
                     qPrintable(QLatin1String{widget->metaObject()->className()} + widget->objectName()));
    }
}

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
