// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/faultform.h"

#include "models/faulttext.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <QSpinBox>

#include <algorithm>
#include <limits>
#include <utility>

namespace pushscope {

using std::chrono::microseconds;

namespace {

constexpr double longestSeconds = 24 * 3600;
constexpr double longestMilliseconds = 600'000;
constexpr int fieldGap = 8;

microseconds fromUnit(double value, bool milliseconds)
{
    return microseconds{static_cast<qint64>(std::llround(value * (milliseconds ? 1e3 : 1e6)))};
}

double toUnit(microseconds time, bool milliseconds)
{
    return static_cast<double>(time.count()) / (milliseconds ? 1e3 : 1e6);
}

/// A target as the data of a list entry: transports count down from −1, clients are themselves, 0 is everyone.
int targetKey(const FaultTarget &target)
{
    if (target.client)
        return *target.client;
    return target.transport ? -1 - static_cast<int>(*target.transport) : 0;
}

FaultTarget targetOf(int key)
{
    FaultTarget target;
    if (key > 0)
        target.client = key;
    else if (key < 0)
        target.transport = static_cast<Transport>(-1 - key);
    return target;
}

} // namespace

FaultForm::FaultForm(const Fault &fault, const RunModel &run, QWidget *parent)
    : QWidget{parent}, m_run{run}, m_fault{fault},
      m_milliseconds{fault.kind == FaultKind::Delay}, m_grid{new QGridLayout{this}}
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(fieldGap);
    m_grid->setVerticalSpacing(4);
    buildValue();
    buildTimes();
    buildRest();
    arrange(2);
    connect(&m_run, &RunModel::paneAdded, this, &FaultForm::fillTargets);
    connect(&m_run, &RunModel::paneRemoved, this, &FaultForm::fillTargets);
    setFault(fault);
}

template <typename Change>
void FaultForm::edit(Change change)
{
    if (m_showing)
        return;
    change(m_fault);
    showCutBy();
    Q_EMIT edited(m_fault);
}

/// The wheel scrolls the cards; it changes a value only where the user works on it.
bool FaultForm::eventFilter(QObject *watched, QEvent *event)
{
    const auto *field = qobject_cast<QWidget *>(watched);
    if (event->type() == QEvent::Wheel && field && !field->hasFocus()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FaultForm::addField(const QString &caption, QWidget *field, const QString &objectName)
{
    auto *label = new QLabel{caption, this};
    label->setBuddy(field);
    field->setObjectName(objectName);
    field->setAccessibleName(caption);
    field->setFocusPolicy(Qt::StrongFocus);
    field->installEventFilter(this);
    field->setMinimumWidth(fontMetrics().averageCharWidth() * 12);
    field->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    if (auto *number = qobject_cast<QAbstractSpinBox *>(field))
        number->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_fields.emplace_back(label, field);
}

void FaultForm::arrange(int columns)
{
    if (std::exchange(m_columns, columns) == columns)
        return;
    int place = 0;
    for (const auto &[label, field] : m_fields) {
        const int column = 2 * (place % columns);
        m_grid->addWidget(label, place / columns, column);
        m_grid->addWidget(field, place / columns, column + 1);
        ++place;
    }
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(3, columns > 1 ? 1 : 0);
}

int FaultForm::columnWidth() const
{
    int captions = 0;
    int fields = 0;
    for (const auto &[label, field] : m_fields) {
        captions = std::max(captions, label->sizeHint().width());
        fields = std::max(fields, field->minimumWidth());
    }
    return captions + fieldGap + fields;
}

QSize FaultForm::minimumSizeHint() const
{
    return {columnWidth(), QWidget::minimumSizeHint().height()};
}

/// Two fields stand side by side where there is room for both.
void FaultForm::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange(width() >= 2 * columnWidth() + fieldGap ? 2 : 1);
}

QDoubleSpinBox *FaultForm::makeTime(bool inMilliseconds, const QString &special)
{
    auto *box = new QDoubleSpinBox{this};
    box->setRange(0, inMilliseconds ? longestMilliseconds : longestSeconds);
    box->setDecimals(inMilliseconds ? 1 : 2);
    box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    box->setSuffix(inMilliseconds ? tr(" ms") : tr(" s"));
    box->setKeyboardTracking(false);
    box->setSpecialValueText(special);
    return box;
}

QSpinBox *FaultForm::makeBytes(const QString &suffix)
{
    auto *box = new QSpinBox{this};
    box->setRange(1, std::numeric_limits<int>::max());
    box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    box->setSuffix(suffix);
    box->setKeyboardTracking(false);
    connect(box, &QSpinBox::valueChanged, this, [this](int bytes) { edit([bytes](Fault &f) { f.bytes = bytes; }); });
    return box;
}

void FaultForm::buildValue()
{
    using Value = FaultKindInfo::Value;
    const Value value = infoOf(m_fault.kind).value;
    if (value == Value::BytesOrTime) {
        m_cutBy = new QComboBox{this};
        m_cutBy->addItems({tr("bytes"), tr("time")});
        connect(m_cutBy, &QComboBox::activated, this, [this](int index) {
            edit([index](Fault &f) {
                f.bytes = index == 0 ? 64 * 1024 : 0;
                f.time = index == 0 ? microseconds{0} : std::chrono::seconds{10};
            });
            setFault(m_fault);
        });
        addField(tr("Cut by"), m_cutBy, QStringLiteral("cutBy"));
    }
    if (value == Value::Bytes || value == Value::BytesOrTime || value == Value::BytesPerSecond) {
        m_bytes = makeBytes(value == Value::BytesPerSecond ? tr(" B/s") : tr(" B"));
        addField(value == Value::BytesPerSecond ? tr("Speed") : tr("Bytes"), m_bytes, QStringLiteral("bytes"));
    }
    if (value == Value::Time || value == Value::TimeWithJitter || value == Value::BytesOrTime) {
        m_time = makeTime(m_milliseconds, {});
        connect(m_time, &QDoubleSpinBox::valueChanged, this,
                [this](double v) { edit([this, v](Fault &f) { f.time = fromUnit(v, m_milliseconds); }); });
        addField(tr("Time"), m_time, QStringLiteral("time"));
    }
    if (value == Value::TimeWithJitter) {
        m_jitter = makeTime(m_milliseconds, tr("none"));
        connect(m_jitter, &QDoubleSpinBox::valueChanged, this,
                [this](double v) { edit([this, v](Fault &f) { f.jitter = fromUnit(v, m_milliseconds); }); });
        addField(tr("Jitter ±"), m_jitter, QStringLiteral("jitter"));
    }
    if (value == Value::Status) {
        m_status = new QComboBox{this};
        for (const int status : {502, 503, 429})
            m_status->addItem(QString::number(status), status);
        connect(m_status, &QComboBox::activated, this,
                [this] { edit([this](Fault &f) { f.status = m_status->currentData().toInt(); }); });
        addField(tr("Status"), m_status, QStringLiteral("status"));
    }
}

void FaultForm::buildTimes()
{
    m_from = makeTime(false, tr("at once"));
    connect(m_from, &QDoubleSpinBox::valueChanged, this,
            [this](double v) { edit([v](Fault &f) { f.from = fromUnit(v, false); }); });
    addField(tr("Begins after"), m_from, QStringLiteral("from"));
    m_duration = makeTime(false, infoOf(m_fault.kind).once ? tr("once") : tr("no end"));
    connect(m_duration, &QDoubleSpinBox::valueChanged, this, [this](double v) {
        edit([v](Fault &f) { f.duration = v > 0 ? std::optional{fromUnit(v, false)} : std::nullopt; });
    });
    addField(tr("Lasts"), m_duration, QStringLiteral("duration"));
}

void FaultForm::buildRest()
{
    if (infoOf(m_fault.kind).directed) {
        m_direction = new QComboBox{this};
        m_direction->addItem(tr("both"), static_cast<int>(FaultDirection::Both));
        m_direction->addItem(tr("↑ to the server"), static_cast<int>(FaultDirection::Up));
        m_direction->addItem(tr("↓ to the client"), static_cast<int>(FaultDirection::Down));
        connect(m_direction, &QComboBox::activated, this, [this] {
            edit([this](Fault &f) { f.direction = static_cast<FaultDirection>(m_direction->currentData().toInt()); });
        });
        addField(tr("Direction"), m_direction, QStringLiteral("direction"));
    }
    if (isServerFault(m_fault.kind))
        return;
    m_target = new QComboBox{this};
    m_target->setMinimumContentsLength(10);
    m_target->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(m_target, &QComboBox::activated, this,
            [this] { edit([this](Fault &f) { f.target = targetOf(m_target->currentData().toInt()); }); });
    addField(tr("Meets"), m_target, QStringLiteral("target"));
    m_probability = new QDoubleSpinBox{this};
    m_probability->setRange(0, 100);
    m_probability->setDecimals(1);
    m_probability->setSuffix(tr(" %"));
    m_probability->setKeyboardTracking(false);
    connect(m_probability, &QDoubleSpinBox::valueChanged, this,
            [this](double v) { edit([v](Fault &f) { f.probability = v / 100; }); });
    addField(tr("Probability"), m_probability, QStringLiteral("probability"));
    m_seed = new QDoubleSpinBox{this};
    m_seed->setRange(0, std::numeric_limits<quint32>::max());
    m_seed->setDecimals(0);
    m_seed->setKeyboardTracking(false);
    m_seed->setToolTip(tr("The same seed draws the same"));
    connect(m_seed, &QDoubleSpinBox::valueChanged, this,
            [this](double v) { edit([v](Fault &f) { f.seed = static_cast<quint32>(v); }); });
    addField(tr("Seed"), m_seed, QStringLiteral("seed"));
}

void FaultForm::fillTargets()
{
    if (m_target == nullptr)
        return;
    m_target->clear();
    m_target->addItem(tr("all clients"), 0);
    for (const Transport transport : allTransports) {
        FaultTarget target;
        target.transport = transport;
        m_target->addItem(tr("all %1").arg(targetText(target)), targetKey(target));
    }
    int number = 0;
    for (const auto &pane : m_run.panes())
        m_target->addItem(tr("pane %1: %2").arg(++number).arg(pane->shortName()), pane->client());
    const int chosen = targetKey(m_fault.target);
    if (m_target->findData(chosen) < 0)
        m_target->addItem(targetText(m_fault.target), chosen);
    m_target->setCurrentIndex(m_target->findData(chosen));
}

void FaultForm::showCutBy()
{
    if (m_cutBy == nullptr)
        return;
    const bool byBytes = m_fault.bytes > 0;
    m_cutBy->setCurrentIndex(byBytes ? 0 : 1);
    m_bytes->setEnabled(byBytes);
    m_time->setEnabled(!byBytes);
}

void FaultForm::setFault(const Fault &fault)
{
    const QScopedValueRollback showing{m_showing, true};
    m_fault = fault;
    if (m_bytes != nullptr)
        m_bytes->setValue(static_cast<int>(std::min<qint64>(fault.bytes, std::numeric_limits<int>::max())));
    if (m_time != nullptr)
        m_time->setValue(toUnit(fault.time, m_milliseconds));
    if (m_jitter != nullptr)
        m_jitter->setValue(toUnit(fault.jitter, m_milliseconds));
    if (m_status != nullptr)
        m_status->setCurrentIndex(m_status->findData(fault.status));
    if (m_direction != nullptr)
        m_direction->setCurrentIndex(m_direction->findData(static_cast<int>(fault.direction)));
    if (m_probability != nullptr)
        m_probability->setValue(fault.probability * 100);
    if (m_seed != nullptr)
        m_seed->setValue(fault.seed);
    m_from->setValue(toUnit(fault.from, false));
    m_duration->setValue(toUnit(fault.duration.value_or(microseconds{0}), false));
    fillTargets();
    showCutBy();
}

} // namespace pushscope
