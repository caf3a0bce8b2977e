// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QRectF>

#include <vector>

class QPainter;

namespace pushscope {

/// A text as a QR code (ISO/IEC 18004), black on white in every theme, with the quiet zone that readers need.
class QrCode
{
public:
    static constexpr int quietModules = 4; ///< on each side

    QrCode() = default; ///< of nothing: isEmpty()
    /// Empty if the text is, or is too long for a code: some 2300 bytes.
    [[nodiscard]] static QrCode of(const QByteArray &text);

    [[nodiscard]] bool isEmpty() const { return m_side == 0; }
    /// Modules of a side, quiet zone included.
    [[nodiscard]] int side() const { return m_side == 0 ? 0 : m_side + 2 * quietModules; }
    [[nodiscard]] bool isBlack(int x, int y) const; ///< both from 0 to side() - 1

    /// As large as fits into `box` with modules of whole pixels, in its middle; of fractions if there is no room.
    void draw(QPainter &painter, const QRectF &box) const;
    [[nodiscard]] QImage toImage(int pixelsPerModule) const;
    [[nodiscard]] QByteArray toSvg() const;
    /// As PNG, or as SVG if the name ends so; false if it cannot be written.
    [[nodiscard]] bool save(const QString &file) const;

private:
    int m_side = 0;
    std::vector<bool> m_modules; ///< row by row, without the quiet zone
};

/// Of the library that makes the codes.
[[nodiscard]] QString qrLibraryVersion();

} // namespace pushscope
