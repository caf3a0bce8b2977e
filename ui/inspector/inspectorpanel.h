// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"
#include "time/clock.h"
#include "wire/wirecapture.h"

#include <QWidget>

#include <functional>
#include <memory>

namespace pushscope {

/// The wire inspector: a list of what passed between the clients and their servers, the decoded
/// tree and the bytes of the selected unit. It is handed batches of a capture and keeps as much as
/// the capture does; a filter never stops it from taking.
class InspectorPanel : public QWidget
{
    Q_OBJECT

public:
    explicit InspectorPanel(QWidget *parent = nullptr);
    ~InspectorPanel() override;

    void setTheme(const Theme &theme);
    void setClientName(int client, const QString &name);
    void apply(const WireBatchPtr &batch);
    /// The index of the newest chunk it has: what to ask the capture for comes after it.
    [[nodiscard]] quint64 newest() const;
    void clear();
    void startAnew(); ///< what comes is of another capture
    /// The text of the filter, nothing else being filtered; empty: all is shown.
    void setFilterText(const QString &text);
    /// Selects what arrived at (or last before) that moment at that client, and scrolls to it.
    void select(int client, Instant at);
    /// What is added to an Instant to get the time since 1970, for exports; this host's as it is now
    /// unless it is set, as for a recording.
    void setWallOffset(std::chrono::nanoseconds offset);
    /// What an export as JSON lines begins with, so that it can be opened as a recording.
    void setExportHead(std::function<QByteArray()> head);

public Q_SLOTS:
    void focusFilter();

Q_SIGNALS:
    /// The user has selected a row: charts and timeline show where it is.
    void selected(int client, pushscope::Instant at);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pushscope
