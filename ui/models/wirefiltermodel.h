// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wirefilter.h"
#include "models/wiremodel.h"

#include <QTimer>

namespace pushscope {

/// The rows of a WireModel that a filter lets pass. Rows that must be read for it are gone through in
/// slices, so that neither typing nor painting waits; what was shown stays until the search is through.
class WireFilterModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit WireFilterModel(WireModel &source, QObject *parent = nullptr);

    /// A filter with a `problem()` is not taken.
    void setFilter(const WireFilter &filter);
    [[nodiscard]] const WireFilter &filter() const { return m_filter; }
    [[nodiscard]] bool isSearching() const { return m_more.isActive(); }

    [[nodiscard]] int sourceRow(int row) const { return m_source.rowOf(serial(row)); }
    [[nodiscard]] quint64 serial(int row) const { return m_serials[static_cast<std::size_t>(row)]; }
    [[nodiscard]] const WireRow &wireRow(int row) const { return m_source.row(sourceRow(row)); }
    /// The row that shows this serial or, where it is filtered out, the last one before it; -1: none.
    [[nodiscard]] int rowAtOrBefore(quint64 serial) const;
    [[nodiscard]] WireModel &source() const { return m_source; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void searchingChanged(bool searching);

private:
    void rebuild();
    void proceed();
    void publish();
    void append(const std::deque<quint64> &serials);
    void takeNew();
    void dropFront(int count);
    void restart();
    [[nodiscard]] std::deque<quint64> scan(std::chrono::nanoseconds budget);
    void setSearching(bool searching);

    WireModel &m_source;
    WireFilter m_filter;
    WireMatcher m_matcher;
    std::deque<quint64> m_serials; ///< of the rows shown
    std::deque<quint64> m_found; ///< of those that will be shown once the search is through
    quint64 m_next = 0; ///< serial of the first row that was not looked at
    bool m_rebuilding = false;
    std::chrono::steady_clock::time_point m_began;
    QTimer m_more;
};

} // namespace pushscope
