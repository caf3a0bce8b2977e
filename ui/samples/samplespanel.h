// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/trafficentry.h"
#include "models/trafficmodel.h"
#include "theme/theme.h"

#include <QUrl>
#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QScrollArea;
class QTableView;

namespace pushscope {

struct SampleText;

/// The content of a dock: the sample apps that the server serves under /samples, with their source, and below them
/// what their visitors, and everybody else, publish and say in rooms. Once a frame, or more seldom, whoever shows it
/// calls `setTraffic(run.traffic(panel.newestTraffic()), now)`.
class SamplesPanel : public QWidget
{
    Q_OBJECT

public:
    explicit SamplesPanel(QWidget *parent = nullptr);

    /// Where the server is; an empty one if none runs, and nothing can be opened.
    void setServer(const QUrl &url);
    /// What came after `newestTraffic()`. `now` is the present on the clock of the entries.
    void setTraffic(const TrafficEntries &entries, Instant now);
    [[nodiscard]] quint64 newestTraffic() const { return m_traffic->newest(); }
    void setTheme(const Theme &theme);

    [[nodiscard]] QSize sizeHint() const override;
    /// Of the cards alone: what the traffic has no room for is hidden with it.
    [[nodiscard]] QSize minimumSizeHint() const override;

    /// Shows the source of the sample of that name, read-only, in a window of its own.
    void showSource(const QString &name);

Q_SIGNALS:
    /// To be opened in the user's browser.
    void openRequested(const QUrl &url);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fitTraffic();
    [[nodiscard]] QWidget *buildList();
    [[nodiscard]] QWidget *buildCard(const SampleText &sample);
    [[nodiscard]] QWidget *buildTraffic();

    Theme m_theme;
    QUrl m_server;
    TrafficModel *m_traffic;
    QTableView *m_table = nullptr;
    QLabel *m_quiet = nullptr;
    std::vector<QPushButton *> m_open;
    QScrollArea *m_cards = nullptr;
    QWidget *m_recent = nullptr; ///< the traffic with its heading
    QList<QLabel *> m_dim;
};

} // namespace pushscope
