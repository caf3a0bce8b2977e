// SPDX-License-Identifier: GPL-3.0-or-later
#include "load/loadform.h"

#include "models/transportstyle.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QUrlQuery>

namespace pushscope {

namespace {

using std::chrono::milliseconds;

constexpr double longestSeconds = 86'400;
constexpr double shortestSeconds = 0.001;
constexpr int decimals = 3;

/// Shows no more decimals than the number has.
class NumberBox : public QDoubleSpinBox
{
public:
    using QDoubleSpinBox::QDoubleSpinBox;

    [[nodiscard]] QString textFromValue(double value) const override
    {
        QString text = locale().toString(value, 'f', QLocale::FloatingPointShortest);
        return text.remove(locale().groupSeparator());
    }
};

milliseconds toMilliseconds(const QDoubleSpinBox *seconds)
{
    return milliseconds{std::llround(seconds->value() * 1000)};
}

double inSeconds(milliseconds time)
{
    return std::chrono::duration<double>{time}.count();
}

QLabel *makeProblem(QWidget *parent)
{
    auto *label = new QLabel{parent};
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->hide();
    return label;
}

} // namespace

LoadForm::LoadForm(QWidget *parent) : QWidget{parent}, m_grid{new QGridLayout{this}}
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(5);
    m_grid->setColumnStretch(1, 1);
    buildTarget();
    buildTransports();
    buildNumbers();
    buildTimes();
    setConfig({});
    m_grid->setRowStretch(m_row, 1);
}

void LoadForm::buildTarget()
{
    m_target = new QComboBox{this};
    m_target->setObjectName(QStringLiteral("target"));
    m_target->setAccessibleName(tr("Server"));
    m_target->addItem(tr("This window's server"));
    m_target->addItem(tr("Another server"));
    m_target->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_grid->addWidget(m_target, m_row++, 0, 1, 2);
    m_other = new QWidget{this};
    auto *other = new QGridLayout{m_other};
    other->setContentsMargins(0, 0, 0, 0);
    other->setVerticalSpacing(4);
    int row = 0;
    const auto add = [&](const QString &caption, const QString &name, const QString &hint) {
        auto *field = new QLineEdit{m_other};
        auto *label = new QLabel{caption, m_other};
        label->setBuddy(field);
        field->setObjectName(name);
        field->setAccessibleName(caption);
        field->setPlaceholderText(hint);
        connect(field, &QLineEdit::textChanged, this, &LoadForm::changed);
        other->addWidget(label, row++, 0);
        other->addWidget(field, row++, 0);
        m_fields[name] = field;
        m_problems[name] = makeProblem(m_other);
        other->addWidget(m_problems[name], row++, 0);
        return field;
    };
    m_url = add(tr("Address"), QStringLiteral("url"), QStringLiteral("http://127.0.0.1:8080"));
    m_publishUrl = add(tr("Events are posted to"), QStringLiteral("publish-url"), tr("/publish of the same server"));
    m_token = add(tr("Token"), QStringLiteral("token"), tr("none"));
    m_token->setEchoMode(QLineEdit::Password);
    m_grid->addWidget(m_other, m_row++, 0, 1, 2);
    addProblem(QStringLiteral("own"));
    connect(m_target, &QComboBox::currentIndexChanged, this, [this] {
        showTarget();
        changed();
    });
}

void LoadForm::buildTransports()
{
    auto *box = new QWidget{this};
    auto *layout = new QGridLayout{box};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    int place = 0;
    for (const Transport transport : allTransports) {
        const TransportStyle style = TransportStyle::of(transport);
        auto *check = new QToolButton{box};
        check->setText(style.shortName);
        check->setCheckable(true);
        check->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        check->setIcon(markerIcon(transport));
        check->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        check->setFocusPolicy(Qt::StrongFocus);
        check->setAccessibleName(style.name);
        check->setObjectName(QString::fromLatin1(toName(transport)));
        layout->addWidget(check, place / 2, place % 2);
        ++place;
        connect(check, &QToolButton::toggled, this, &LoadForm::changed);
        m_transports[transport] = check;
    }
    m_fields[QStringLiteral("transport")] = m_transports.begin()->second;
    m_grid->addWidget(box, m_row++, 0, 1, 2);
    addProblem(QStringLiteral("transport"));
}

void LoadForm::buildNumbers()
{
    m_clients = makeCount(1, LoadConfig::mostClients, {});
    m_clients->setToolTip(tr("So many connections of each transport"));
    addRow(tr("Clients of each"), m_clients, QStringLiteral("clients"));
    m_model = new QComboBox{this};
    m_model->addItem(tr("at a rate"), static_cast<int>(LoadModel::Open));
    m_model->addItem(tr("in lockstep"), static_cast<int>(LoadModel::Lockstep));
    m_model->setToolTip(tr("At a rate: the times are fixed in advance, whatever the server does; measures latency.\n"
                           "In lockstep: each event follows when all clients have the one before; measures how many "
                           "deliveries a second are possible."));
    connect(m_model, &QComboBox::currentIndexChanged, this, [this] {
        m_rate->setEnabled(m_model->currentIndex() == 0);
        changed();
    });
    addRow(tr("Events"), m_model, QStringLiteral("model"));
    m_rate = makeNumber(LoadConfig::lowestRate, LoadConfig::highestRate, tr(" /s"));
    m_rate->setToolTip(tr("Events a second, each to every client"));
    addRow(tr("Rate"), m_rate, QStringLiteral("rate"));
    m_payload = makeCount(static_cast<int>(LoadConfig::smallestPayload), static_cast<int>(LoadConfig::largestPayload),
                          tr(" B"));
    addRow(tr("Payload"), m_payload, QStringLiteral("payload"));
}

void LoadForm::buildTimes()
{
    m_duration = makeNumber(shortestSeconds, longestSeconds, tr(" s"));
    addRow(tr("Measured time"), m_duration, QStringLiteral("duration"));
    m_warmup = makeNumber(0, longestSeconds, tr(" s"));
    m_warmup->setToolTip(tr("Time before it that is not measured"));
    addRow(tr("Warm-up"), m_warmup, QStringLiteral("warmup"));
    m_interval = makeNumber(shortestSeconds, longestSeconds, tr(" s"));
    m_interval->setToolTip(tr("Short polling: from an answer to the next request"));
    addRow(tr("Short poll every"), m_interval, QStringLiteral("interval"));
}

void LoadForm::prepare(QAbstractSpinBox *box)
{
    box->setAlignment(Qt::AlignRight);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setFocusPolicy(Qt::StrongFocus);
    box->installEventFilter(this);
}

QSpinBox *LoadForm::makeCount(int least, int most, const QString &suffix)
{
    auto *box = new QSpinBox{this};
    box->setRange(least, most);
    box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    box->setSuffix(suffix);
    prepare(box);
    connect(box, &QSpinBox::valueChanged, this, &LoadForm::changed);
    return box;
}

QDoubleSpinBox *LoadForm::makeNumber(double least, double most, const QString &suffix)
{
    auto *box = new NumberBox{this};
    box->setDecimals(decimals);
    box->setRange(least, most);
    box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    box->setSuffix(suffix);
    prepare(box);
    connect(box, &QDoubleSpinBox::valueChanged, this, &LoadForm::changed);
    return box;
}

void LoadForm::addRow(const QString &caption, QWidget *field, const QString &name)
{
    auto *label = new QLabel{caption, this};
    label->setBuddy(field);
    field->setObjectName(name);
    field->setAccessibleName(caption);
    m_grid->addWidget(label, m_row, 0);
    m_grid->addWidget(field, m_row++, 1);
    m_fields[name] = field;
    addProblem(name);
}

void LoadForm::addProblem(const QString &name)
{
    m_problems[name] = makeProblem(this);
    m_grid->addWidget(m_problems[name], m_row++, 0, 1, 2);
}

/// The wheel scrolls the form; it changes a value only where the user works on it.
bool LoadForm::eventFilter(QObject *watched, QEvent *event)
{
    const auto *field = qobject_cast<QWidget *>(watched);
    if (event->type() == QEvent::Wheel && field && !field->hasFocus()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void LoadForm::changed()
{
    if (!m_errorField.isEmpty())
        showError(check());
    Q_EMIT edited();
}

void LoadForm::showTarget()
{
    m_other->setVisible(!targetsOwnServer());
}

void LoadForm::setOwnServer(const QUrl &url)
{
    m_own = url;
    m_target->setItemText(
        0, url.isEmpty() ? tr("This window's server (stopped)") : tr("This window's server, port %1").arg(url.port()));
    changed();
}

bool LoadForm::targetsOwnServer() const
{
    return m_target->currentIndex() == 0;
}

QUrl LoadForm::ownServer() const
{
    QUrl url = m_own;
    if (!url.isEmpty()) {
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("channel"), ownChannel());
        url.setQuery(query);
    }
    return url;
}

LoadConfig LoadForm::config() const
{
    LoadConfig config;
    if (targetsOwnServer()) {
        config.url = ownServer();
    } else {
        config.url = QUrl{m_url->text().trimmed(), QUrl::StrictMode};
        config.publishUrl = QUrl{m_publishUrl->text().trimmed(), QUrl::StrictMode};
        config.token = m_token->text().toUtf8();
    }
    for (const auto &[transport, check] : m_transports) {
        if (check->isChecked())
            config.transports.push_back(transport);
    }
    config.clients = m_clients->value();
    config.model = static_cast<LoadModel>(m_model->currentData().toInt());
    config.rate = m_rate->value();
    config.payloadBytes = m_payload->value();
    config.duration = toMilliseconds(m_duration);
    config.warmup = toMilliseconds(m_warmup);
    config.pollInterval = toMilliseconds(m_interval);
    return config;
}

void LoadForm::setConfig(const LoadConfig &config)
{
    QSignalBlocker quiet{this};
    m_target->setCurrentIndex(config.url.isEmpty() ? 0 : 1);
    m_url->setText(config.url.toString());
    m_publishUrl->setText(config.publishUrl.toString());
    const auto &chosen = config.transports;
    for (const auto &[transport, check] : m_transports)
        check->setChecked(chosen.empty() || std::ranges::find(chosen, transport) != chosen.end());
    m_clients->setValue(config.clients);
    m_model->setCurrentIndex(m_model->findData(static_cast<int>(config.model)));
    m_rate->setValue(config.rate);
    m_payload->setValue(static_cast<int>(config.payloadBytes));
    m_duration->setValue(inSeconds(config.duration));
    m_warmup->setValue(inSeconds(config.warmup));
    m_interval->setValue(inSeconds(config.pollInterval));
    showTarget();
    quiet.unblock();
    Q_EMIT edited();
}

std::optional<Error> LoadForm::check() const
{
    if (targetsOwnServer() && m_own.isEmpty())
        return Error{"bad-load", tr("it does not run: start it first (F5)"), QStringLiteral("own")};
    if (!m_publishUrl->text().trimmed().isEmpty() && !targetsOwnServer() && config().publishUrl.isEmpty())
        return Error{"bad-load", tr("this is no address"), QStringLiteral("publish-url")};
    return checkLoad(config(), 0);
}

/// What belongs to no field stands where the load begins.
void LoadForm::showError(const std::optional<Error> &error)
{
    for (const auto &[name, label] : m_problems)
        label->hide();
    for (const auto &[name, field] : m_fields)
        field->setAccessibleDescription({});
    m_errorField.clear();
    if (!error)
        return;
    QString name = error->field;
    const auto known = m_fields.find(name);
    const bool hidden = known != m_fields.end() && known->second->parentWidget() == m_other && targetsOwnServer();
    if (hidden || m_problems.find(name) == m_problems.end())
        name = QStringLiteral("own");
    m_errorField = name;
    QLabel *label = m_problems[name];
    label->setText(error->message);
    label->show();
    if (const auto field = m_fields.find(name); field != m_fields.end())
        field->second->setAccessibleDescription(error->message);
}

void LoadForm::focusProblem()
{
    const auto field = m_fields.find(m_errorField);
    if (field != m_fields.end())
        field->second->setFocus();
}

QString LoadForm::errorText() const
{
    const auto found = m_problems.find(m_errorField);
    return found == m_problems.end() ? QString{} : found->second->text();
}

void LoadForm::setTheme(const Theme &theme)
{
    for (const auto &[name, label] : m_problems) {
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, theme.alarm);
        label->setPalette(palette);
    }
}

} // namespace pushscope
