// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/exportable.h"
#include "ledger/ledgercells.h"
#include "metrics/deliverymatrix.h"
#include "theme/theme.h"

#include <QAbstractScrollArea>

#include <optional>

namespace pushscope {

/// The picture of the ledger: a column is an event, a row a client. It follows the newest event unless it was scrolled
/// away from it. Few rows are high, hundreds are thin, and what does not fit is scrolled.
class LedgerPicture : public QAbstractScrollArea, public Exportable
{
    Q_OBJECT

public:
    struct Place
    {
        std::size_t row = 0;
        std::size_t column = 0;
        bool operator==(const Place &) const = default;
    };

    explicit LedgerPicture(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setMatrix(const DeliveryMatrixPtr &matrix);
    [[nodiscard]] bool followsTail() const;
    [[nodiscard]] std::optional<Place> placeAt(QPoint point) const; ///< of the viewport
    [[nodiscard]] QRect cellRect(Place place) const; ///< in the viewport
    [[nodiscard]] QString exportName() const override { return accessibleName(); }
    [[nodiscard]] ExportTable exportTable() const override; ///< a row for each event, a column for each client
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void looked(const QString &sentence); ///< at a cell; empty: at none

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void measure();
    void compose();
    void look(const std::optional<Place> &place);
    void move(int rows, int columns);
    void paintNames(QPainter &painter) const;
    [[nodiscard]] int namesWidth() const;
    [[nodiscard]] bool namesAreShared() const; ///< by rows that follow each other
    [[nodiscard]] int visibleColumns() const;
    [[nodiscard]] int visibleRows() const;
    [[nodiscard]] QString nameOf(std::size_t first, std::size_t last) const;

    Theme m_theme;
    DeliveryMatrixPtr m_matrix;
    LedgerCells m_cells;
    QSize m_cell; ///< in device-independent pixels
    int m_names = 0;
    QImage m_image; ///< of the visible cells
    bool m_stale = true;
    std::optional<Place> m_cursor; ///< moved by keys
};

} // namespace pushscope
