// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/addpanedialog.h"

#include "message/channelname.h"
#include "models/transportstyle.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace pushscope {

AddPaneDialog::AddPaneDialog(const QUrl &suggestion, QWidget *parent)
    : QDialog{parent}, m_transport{new QComboBox{this}}, m_url{new QLineEdit{suggestion.toString(), this}},
      m_channel{new QLineEdit{this}}, m_interval{new QSpinBox{this}}, m_hint{new QLabel{this}}
{
    setWindowTitle(tr("Add pane"));
    m_transport->setObjectName(QStringLiteral("transport"));
    for (const Transport transport : allTransports)
        m_transport->addItem(TransportStyle::of(transport).name, QVariant::fromValue(static_cast<int>(transport)));
    m_url->setObjectName(QStringLiteral("url"));
    m_url->setMinimumWidth(fontMetrics().averageCharWidth() * 48);
    m_url->setPlaceholderText(QStringLiteral("http://127.0.0.1:8080"));
    m_channel->setObjectName(QStringLiteral("channel"));
    m_channel->setPlaceholderText(tr("the server's default"));
    m_interval->setObjectName(QStringLiteral("interval"));
    m_interval->setRange(10, 3'600'000);
    m_interval->setValue(1000);
    m_interval->setSuffix(tr(" ms"));
    m_interval->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_hint->setWordWrap(true);

    auto *buttons = new QDialogButtonBox{QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this};
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setText(tr("Add"));
    m_ok->setIcon({});
    buttons->button(QDialogButtonBox::Cancel)->setIcon({});
    auto *form = new QFormLayout{this};
    form->addRow(tr("&Transport"), m_transport);
    form->addRow(tr("&Address"), m_url);
    form->addRow(tr("&Channel"), m_channel);
    form->addRow(tr("&Ask every"), m_interval);
    form->addRow(m_hint);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_transport, &QComboBox::currentIndexChanged, this, &AddPaneDialog::validate);
    connect(m_url, &QLineEdit::textChanged, this, &AddPaneDialog::validate);
    connect(m_channel, &QLineEdit::textChanged, this, &AddPaneDialog::validate);
    validate();
}

PaneRequest AddPaneDialog::request() const
{
    return {static_cast<Transport>(m_transport->currentData().toInt()), QUrl{m_url->text().trimmed(), QUrl::StrictMode},
            m_channel->text().trimmed(), std::chrono::milliseconds{m_interval->value()}};
}

QString AddPaneDialog::complaint() const
{
    static const QStringList schemes{QStringLiteral("http"), QStringLiteral("https"), QStringLiteral("ws"),
                                     QStringLiteral("wss")};
    const PaneRequest wanted = request();
    if (!wanted.url.isValid() || wanted.url.host().isEmpty())
        return tr("Address: a URL with a host is needed, as http://127.0.0.1:8080");
    if (!schemes.contains(wanted.url.scheme()))
        return tr("Address: it must begin with http, https, ws or wss");
    if (!wanted.channel.isEmpty() && !isChannelName(wanted.channel.toUtf8()))
        return tr("Channel: 1 to 128 of A–Z a–z 0–9 . _ : -");
    return {};
}

void AddPaneDialog::validate()
{
    const QString problem = complaint();
    m_ok->setEnabled(problem.isEmpty());
    m_hint->setText(problem.isEmpty()
                        ? tr("An address without a path means a PushScope server: the path follows the transport.")
                        : problem);
    m_interval->setEnabled(request().transport == Transport::ShortPoll);
}

} // namespace pushscope
