// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/noderoute.h"

#include <QTest>

#include <set>

using namespace pushscope;

namespace {

/// Answers at once: refused for some ports.
class FakeWay : public Route
{
public:
    void prepare(const QUrl &origin, QObject * /*context*/, std::function<void(const Way &)> ready) override
    {
        asked.push_back(origin.port());
        if (gone.contains(origin.port())) {
            ready({{}, 0, QAbstractSocket::ConnectionRefusedError});
        } else {
            ready({QHostAddress{QHostAddress::LocalHost}, static_cast<quint16>(origin.port()), {}});
        }
    }

    std::set<int> gone;
    std::vector<int> asked;
};

std::vector<QUrl> nodes(int count)
{
    std::vector<QUrl> urls;
    for (int i = 0; i < count; ++i) {
        urls.emplace_back(QStringLiteral("http://127.0.0.1:%1").arg(1001 + i));
    }
    return urls;
}

} // namespace

class TestNodeRoute : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nodesAreTriedInTurn_data();
    void nodesAreTriedInTurn();
    void theNextConnectionPrefersItsNodeAgain();
};

void TestNodeRoute::nodesAreTriedInTurn_data()
{
    QTest::addColumn<int>("preferred");
    QTest::addColumn<std::set<int>>("gone");
    QTest::addColumn<std::vector<int>>("asked");
    QTest::addColumn<int>("reached");
    QTest::newRow("the preferred one") << 0 << std::set<int>{} << std::vector{1001} << 0;
    QTest::newRow("another preferred one") << 2 << std::set<int>{1001} << std::vector{1003} << 2;
    QTest::newRow("the next") << 0 << std::set<int>{1001} << std::vector{1001, 1002} << 1;
    QTest::newRow("after the last the first") << 2 << std::set<int>{1003} << std::vector{1003, 1001} << 0;
    QTest::newRow("the only one left") << 1 << std::set<int>{1002, 1003} << std::vector{1002, 1003, 1001} << 0;
    QTest::newRow("none") << 1 << std::set<int>{1001, 1002, 1003} << std::vector{1002, 1003, 1001} << -1;
}

void TestNodeRoute::nodesAreTriedInTurn()
{
    QFETCH(const int, preferred);
    QFETCH(const std::set<int>, gone);
    QFETCH(const std::vector<int>, asked);
    QFETCH(const int, reached);
    FakeWay way;
    way.gone = gone;
    const std::vector<QUrl> urls = nodes(3);
    NodeRoute route{way, urls, preferred};
    std::vector<Route::Way> answers;
    route.prepare(QUrl{QStringLiteral("http://127.0.0.1:1001/events")}, this,
                  [&answers](const Route::Way &answer) { answers.push_back(answer); });
    QCOMPARE(way.asked, asked);
    QCOMPARE(answers.size(), std::size_t{1});
    QCOMPARE(answers.front().error.has_value(), reached < 0);
    QCOMPARE(route.reached(), reached);
    if (reached >= 0) {
        QCOMPARE(int{answers.front().port}, urls[static_cast<std::size_t>(reached)].port());
    }
}

void TestNodeRoute::theNextConnectionPrefersItsNodeAgain()
{
    FakeWay way;
    const std::vector<QUrl> urls = nodes(2);
    NodeRoute route{way, urls, 0};
    const auto connectOnce = [&] {
        route.prepare(urls.front(), this, [](const Route::Way &) {});
        return route.reached();
    };
    QCOMPARE(connectOnce(), 0);
    way.gone = {1001};
    QCOMPARE(connectOnce(), 1);
    way.gone = {};
    QCOMPARE(connectOnce(), 0);
    way.gone = {1001, 1002};
    QCOMPARE(connectOnce(), 0); // no other connection was made since
}

QTEST_GUILESS_MAIN(TestNodeRoute)
#include "tst_noderoute.moc"
