// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/wiredetails.h"

#include "inspector/hexview.h"
#include "models/format.h"

#include <QHeaderView>
#include <QScopedValueRollback>
#include <QTreeView>

#include <algorithm>

namespace pushscope {

namespace {

constexpr QSize smallest{120, 50};
constexpr int openedDepth = 2; ///< levels of the tree that are unfolded at first
constexpr std::size_t mostOpened = 200; ///< lines that are unfolded at first

} // namespace

WireDetails::WireDetails(QWidget *parent)
    : QSplitter{Qt::Horizontal, parent}, m_tree{new QTreeView{this}}, m_hex{new HexView{this}}
{
    setChildrenCollapsible(false);
    setHandleWidth(5);
    m_tree->setObjectName(QStringLiteral("wireTree"));
    m_tree->setAccessibleName(tr("Decoded fields"));
    m_tree->setModel(&m_model);
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(false);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->header()->setSectionResizeMode(WireTreeModel::Name, QHeaderView::Interactive);
    m_tree->header()->setStretchLastSection(true);
    for (QWidget *half : {static_cast<QWidget *>(m_tree), static_cast<QWidget *>(m_hex)}) {
        half->setMinimumSize(smallest);
        half->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored); // shares come from the splitter alone
    }
    addWidget(m_tree);
    addWidget(m_hex);
    setStretchFactor(0, 1);
    setStretchFactor(1, 1);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &WireDetails::showNode);
    connect(m_hex, &HexView::byteChosen, this, &WireDetails::chooseNodeAt);
    showNothing();
}

void WireDetails::setTheme(const Theme &theme)
{
    m_hex->setTheme(theme);
}

void WireDetails::setRoot(const WireNode &root)
{
    m_model.setRoot(root);
    if (root.children.size() < mostOpened)
        m_tree->expandToDepth(openedDepth - 1);
    const int character = fontMetrics().averageCharWidth();
    m_tree->setColumnWidth(WireTreeModel::Name,
                           std::clamp(m_tree->viewport()->width() * 9 / 20, character * 12, character * 26));
    m_tree->setIndentation(fontMetrics().height() * 9 / 10);
    m_tree->scrollToTop();
}

void WireDetails::showNothing()
{
    setRoot({});
    m_hex->setBytes({});
    m_hex->setPlaceholder(tr("Choose a row: its fields and bytes appear here."));
}

void WireDetails::showUnit(const WireUnit &unit, const WireBytes &bytes)
{
    WireNode root;
    if (bytes.missing == 0) {
        root.children.push_back(describe(unit, bytes.bytes));
    } else {
        root.children.push_back({tr("Not all is held"),
                                 tr("%1 of %2 bytes had to go to keep within the limits, so the rest cannot be decoded")
                                     .arg(formatCount(bytes.missing), formatCount(unit.range.size())),
                                 {},
                                 {}});
    }
    setRoot(root);
    m_hex->setBytes(bytes.bytes, bytes.begin - unit.range.begin);
    m_hex->setPlaceholder(tr("None of its bytes are held any longer."));
}

void WireDetails::showChunk(const WireChunk &chunk, const QString &kind, const QString &sentence)
{
    const WireConnection &connection = *chunk.connection;
    const auto address = [](const QString &host, quint16 port) {
        return host + QLatin1Char(':') + QString::number(port);
    };
    const auto leaf = [](const QString &name, const QString &value) { return WireNode{name, value, {}, {}}; };
    WireNode root;
    root.children = {leaf(kind, sentence),
                     leaf(tr("Connection"), QString::number(connection.number)),
                     leaf(tr("Target"), connection.target),
                     leaf(tr("Client"), address(connection.clientAddress, connection.clientPort)),
                     leaf(tr("Server"), address(connection.serverAddress, connection.serverPort)),
                     leaf(tr("Encryption"), connection.tls ? tr("TLS: the bytes are ciphertext") : tr("none"))};
    setRoot(root);
    m_hex->setBytes({});
    m_hex->setPlaceholder(tr("This row has no bytes: it tells what happened to the connection."));
}

void WireDetails::showNode(const QModelIndex &index)
{
    const auto range = m_model.rangeOf(index);
    m_hex->mark(range.value_or(WireSpan{}), !m_fromHex);
}

void WireDetails::chooseNodeAt(quint64 byte)
{
    const QModelIndex index = m_model.nodeAt(byte);
    const QScopedValueRollback guard{m_fromHex, true};
    m_tree->setCurrentIndex(index);
    if (index.isValid())
        m_tree->scrollTo(index);
}

} // namespace pushscope
