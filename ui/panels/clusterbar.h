// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "experiment/experiment.h"
#include "metrics/clusterstate.h"
#include "theme/theme.h"

#include <QFrame>

#include <optional>
#include <vector>

class QBoxLayout;
class QPushButton;

namespace pushscope {

class ClusterCard;

/// The servers of a run that share a log, and the Redis that keeps it: how each is, and keys to stop and start it.
/// Hidden unless there are some.
class ClusterBar : public QFrame
{
    Q_OBJECT

public:
    explicit ClusterBar(QWidget *parent = nullptr);

    void begin(int nodes); ///< a run with so many begins; 0: the bar goes
    void present(const ClusterState &state);
    void end(); ///< the run is over: the bar stays, and nothing can be done
    void setTheme(const Theme &theme);

Q_SIGNALS:
    /// What a key asks for, in words too.
    void actionChosen(const pushscope::ExperimentAction &action);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Node
    {
        ClusterCard *card = nullptr;
        QPushButton *stop = nullptr;
        QPushButton *start = nullptr;
    };

    void addNode(int number);
    void addRedis();
    QPushButton *addKey(ClusterCard *card, const QString &text, const char *objectName, const ExperimentAction &action);
    void presentNode(const Node &node, const std::optional<ClusterState::Node> &state, bool redis) const;
    void presentRedis(const ClusterState &state);
    void fit();

    Theme m_theme;
    QBoxLayout *m_layout = nullptr;
    QBoxLayout *m_nodeLayout = nullptr;
    std::vector<Node> m_nodes;
    ClusterCard *m_redis = nullptr;
    QPushButton *m_stopRedis = nullptr;
    QPushButton *m_startWith = nullptr;
    QPushButton *m_startWithout = nullptr;
};

} // namespace pushscope
