// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wireexport.h"

#include <QObject>

#include <functional>
#include <optional>

class QAction;
class QMenu;

namespace pushscope {

class WireFilterModel;

/// What can be done with the chosen row and with the whole list: follow, copy, export.
class WireActions : public QObject
{
    Q_OBJECT

public:
    WireActions(WireFilterModel &model, QWidget &window);

    /// -1: none.
    void setRow(int row);
    /// What the bytes' view would copy as lines of hexadecimal.
    void setHexSource(std::function<QString()> source) { m_hex = std::move(source); }
    /// What is added to an Instant to get the time since 1970.
    void setWallOffset(std::chrono::nanoseconds offset) { m_offset = offset; }

    /// What an export as JSON lines begins with.
    void setExportHead(std::function<QByteArray()> head) { m_head = std::move(head); }

    /// Writes all that is held, or only the connections that the filter shows; what came of it is told.
    void exportTo(const QString &path, WireFormat format, bool onlyShown);

    [[nodiscard]] QMenu *copyMenu() const { return m_copyMenu; }
    [[nodiscard]] QMenu *exportMenu() const { return m_exportMenu; }
    [[nodiscard]] QMenu *rowMenu() const { return m_rowMenu; }

Q_SIGNALS:
    void followRequested(quint32 connection);
    void told(const QString &message, bool failed);

private:
    void buildCopyMenu(QWidget &window);
    void buildExportMenu(QWidget &window);
    void buildRowMenu(QWidget &window);
    void copy(const QString &text, const QString &what);
    void askAndExport(WireFormat format, bool onlyShown);
    [[nodiscard]] QString rowText() const;

    WireFilterModel &m_model;
    QWidget &m_window;
    std::function<QString()> m_hex;
    std::function<QByteArray()> m_head;
    std::chrono::nanoseconds m_offset;
    std::optional<quint64> m_serial;
    QMenu *m_copyMenu = nullptr;
    QMenu *m_exportMenu = nullptr;
    QMenu *m_rowMenu = nullptr;
    QAction *m_follow = nullptr;
    QAction *m_curl = nullptr;
    QAction *m_script = nullptr;
    QAction *m_asHex = nullptr;
    QAction *m_asText = nullptr;
};

} // namespace pushscope
