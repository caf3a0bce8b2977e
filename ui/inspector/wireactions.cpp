// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/wireactions.h"

#include "models/format.h"
#include "models/wirecopy.h"
#include "models/wirefiltermodel.h"
#include "wire/wiretree.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QMenu>

namespace pushscope {

namespace {

std::chrono::nanoseconds presentOffset()
{
    const auto wall = std::chrono::system_clock::now().time_since_epoch();
    return wall - std::chrono::steady_clock::now().time_since_epoch();
}

} // namespace

WireActions::WireActions(WireFilterModel &model, QWidget &window)
    : QObject{&window}, m_model{model}, m_window{window}, m_offset{presentOffset()}
{
    buildCopyMenu(window);
    buildExportMenu(window);
    buildRowMenu(window);
    setRow(-1);
}

void WireActions::buildCopyMenu(QWidget &window)
{
    m_copyMenu = new QMenu{tr("Copy"), &window};
    m_curl = m_copyMenu->addAction(tr("As &curl command"));
    m_curl->setObjectName(QStringLiteral("copyCurl"));
    m_script = m_copyMenu->addAction(tr("As &JavaScript"));
    m_script->setObjectName(QStringLiteral("copyScript"));
    m_asHex = m_copyMenu->addAction(tr("As &hex"));
    m_asHex->setObjectName(QStringLiteral("copyHex"));
    m_asText = m_copyMenu->addAction(tr("As &text"));
    m_asText->setObjectName(QStringLiteral("copyText"));
    const auto request = [this]() -> std::optional<WireRequest> {
        if (!m_serial || *m_serial < m_model.source().firstSerial())
            return {};
        return WireRequest::of(m_model.source(), m_model.source().rowOf(*m_serial));
    };
    const auto gone = tr("The request that this row belongs to is no longer held.");
    connect(m_curl, &QAction::triggered, this, [this, request, gone] {
        const auto found = request();
        found ? copy(found->toCurl(), tr("The curl command")) : Q_EMIT told(gone, true);
    });
    connect(m_script, &QAction::triggered, this, [this, request, gone] {
        const auto found = request();
        found ? copy(found->toJavaScript(), tr("The JavaScript")) : Q_EMIT told(gone, true);
    });
    connect(m_asHex, &QAction::triggered, this, [this] { copy(m_hex(), tr("The hex dump")); });
    connect(m_asText, &QAction::triggered, this, [this] { copy(rowText(), tr("The text")); });
}

void WireActions::buildExportMenu(QWidget &window)
{
    m_exportMenu = new QMenu{tr("Export"), &window};
    const auto add = [this](const QString &text, WireFormat format, bool onlyShown) {
        connect(m_exportMenu->addAction(text), &QAction::triggered, this,
                [this, format, onlyShown] { askAndExport(format, onlyShown); });
    };
    add(tr("Connections shown, as JSON lines…"), WireFormat::JsonLines, true);
    add(tr("Connections shown, as pcapng for Wireshark…"), WireFormat::Pcapng, true);
    m_exportMenu->addSeparator();
    add(tr("Everything held, as JSON lines…"), WireFormat::JsonLines, false);
    add(tr("Everything held, as pcapng for Wireshark…"), WireFormat::Pcapng, false);
}

void WireActions::buildRowMenu(QWidget &window)
{
    m_rowMenu = new QMenu{&window};
    m_follow = m_rowMenu->addAction(tr("&Follow this connection"));
    m_follow->setObjectName(QStringLiteral("followConnection"));
    m_rowMenu->addSeparator();
    for (QAction *action : m_copyMenu->actions())
        m_rowMenu->addAction(action);
    m_rowMenu->addSeparator();
    m_rowMenu->addMenu(m_exportMenu);
    connect(m_follow, &QAction::triggered, this, [this] {
        if (m_serial && *m_serial >= m_model.source().firstSerial())
            Q_EMIT followRequested(m_model.source().row(m_model.source().rowOf(*m_serial)).chunk->connection->number);
    });
}

void WireActions::setRow(int row)
{
    m_serial = row < 0 ? std::nullopt : std::optional{m_model.serial(row)};
    const bool readable = row >= 0 && !m_model.wireRow(row).chunk->connection->tls;
    m_follow->setEnabled(row >= 0);
    m_curl->setEnabled(readable);
    m_script->setEnabled(readable);
    m_asHex->setEnabled(row >= 0 && m_model.wireRow(row).wireUnit() != nullptr);
    m_asText->setEnabled(row >= 0);
}

QString WireActions::rowText() const
{
    if (!m_serial || *m_serial < m_model.source().firstSerial())
        return {};
    const int row = m_model.source().rowOf(*m_serial);
    const WireRow &own = m_model.source().row(row);
    if (own.wireUnit() == nullptr)
        return m_model.source().whatOf(own);
    return QString::fromUtf8(payloadOf(*own.wireUnit(), m_model.source().bytesOf(row).bytes));
}

void WireActions::copy(const QString &text, const QString &what)
{
    if (text.isEmpty()) {
        Q_EMIT told(tr("There is nothing to copy: the row is empty or no longer held."), true);
        return;
    }
    QApplication::clipboard()->setText(text);
    Q_EMIT told(tr("%1 is in the clipboard.").arg(what), false);
}

void WireActions::askAndExport(WireFormat format, bool onlyShown)
{
    const bool json = format == WireFormat::JsonLines;
    const QString path = QFileDialog::getSaveFileName(
        &m_window, tr("Export the wire"), json ? QStringLiteral("wire.jsonl") : QStringLiteral("wire.pcapng"),
        json ? tr("JSON lines (*.jsonl)") : tr("Packet capture (*.pcapng)"));
    if (!path.isEmpty())
        exportTo(path, format, onlyShown);
}

void WireActions::exportTo(const QString &path, WireFormat format, bool onlyShown)
{
    std::set<quint32> connections;
    if (onlyShown) {
        for (int row = 0; row < m_model.rowCount(); ++row)
            connections.insert(m_model.wireRow(row).chunk->connection->number);
        if (connections.empty()) {
            Q_EMIT told(tr("Nothing was exported: no connection is shown."), true);
            return;
        }
    }
    QApplication::setOverrideCursor(Qt::WaitCursor);
    const WireExport what{m_model.source().store().chunks(), connections, m_offset, m_head ? m_head() : QByteArray{}};
    const auto written = what.writeTo(path, format);
    QApplication::restoreOverrideCursor();
    if (written)
        Q_EMIT told(tr("%1 pieces were written to %2.").arg(formatCount(*written), QDir::toNativeSeparators(path)),
                    false);
    else
        Q_EMIT told(written.error().message, true);
}

} // namespace pushscope
