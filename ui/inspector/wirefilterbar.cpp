// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/wirefilterbar.h"

#include "models/transportstyle.h"
#include "theme/flowlayout.h"
#include "theme/icons.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QVBoxLayout>

namespace pushscope {

namespace {

constexpr int longestFilter = 1'000;
constexpr int shortestText = 20; ///< characters of the filter that are seen where there is little room
constexpr int longestClient = 9; ///< characters that the list of clients takes where there is little room

QIcon markerIcon(const TransportStyle &style)
{
    QPixmap picture{32, 32};
    picture.fill(Qt::transparent);
    QPainter painter{&picture};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(markerPath(style.shape, {16, 16}, 20), style.colorOnLight);
    return picture;
}

template <typename T>
std::optional<T> chosen(const QComboBox &box)
{
    const QVariant data = box.currentData();
    return data.isValid() ? std::optional<T>{static_cast<T>(data.toInt())} : std::nullopt;
}

template <typename T>
void choose(QComboBox &box, const std::optional<T> &value)
{
    box.setCurrentIndex(value ? std::max(0, box.findData(static_cast<int>(*value))) : 0);
}

} // namespace

WireFilterBar::WireFilterBar(QWidget *parent) : QWidget{parent}, m_theme{Theme::darkTheme()}
{
    auto *layout = new QVBoxLayout{this};
    layout->setContentsMargins(5, 4, 4, 4);
    layout->setSpacing(3);
    m_row = new FlowLayout;
    m_row->setSpacing(4);
    layout->addLayout(m_row);
    buildText();
    buildChoices();
    m_problem = new QLabel{this};
    m_problem->setObjectName(QStringLiteral("filterProblem"));
    m_problem->setWordWrap(true);
    m_problem->setForegroundRole(QPalette::WindowText);
    m_problem->hide();
    layout->addWidget(m_problem);
    fitToFont();
}

void WireFilterBar::buildText()
{
    m_text = new QLineEdit{this};
    m_text->setObjectName(QStringLiteral("filterText"));
    m_text->setPlaceholderText(tr("Filter by text"));
    m_text->setAccessibleName(tr("Filter by text"));
    m_text->setClearButtonEnabled(true);
    m_text->setMaxLength(longestFilter);
    m_regex = new QToolButton{this};
    m_regex->setObjectName(QStringLiteral("filterRegex"));
    m_regex->setText(QStringLiteral(".*"));
    m_regex->setCheckable(true);
    m_regex->setToolTip(tr("The text is a regular expression"));
    m_regex->setAccessibleName(m_regex->toolTip());
    m_row->addWidget(m_text);
    m_row->addWidget(m_regex);
    connect(m_text, &QLineEdit::textChanged, this, &WireFilterBar::read);
    connect(m_regex, &QToolButton::toggled, this, &WireFilterBar::read);
}

void WireFilterBar::buildChoices()
{
    const auto add = [this](const char *objectName, const QString &accessible, const QString &all) {
        auto *box = new QComboBox{this};
        box->setObjectName(QLatin1String{objectName});
        box->setAccessibleName(accessible);
        box->setToolTip(accessible);
        box->addItem(all);
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        connect(box, &QComboBox::currentIndexChanged, this, &WireFilterBar::read);
        return box;
    };
    m_direction = add("filterDirection", tr("Direction"), tr("Both ways"));
    m_direction->addItem(tr("Up"), static_cast<int>(WireDirection::Up));
    m_direction->addItem(tr("Down"), static_cast<int>(WireDirection::Down));
    m_row->addWidget(m_direction);
    buildGroups();
    m_transport = add("filterTransport", tr("Transport"), tr("All transports"));
    for (const Transport transport : allTransports) {
        const TransportStyle style = TransportStyle::of(transport);
        m_transport->addItem(markerIcon(style), style.shortName, static_cast<int>(transport));
    }
    m_row->addWidget(m_transport);
    m_client = add("filterClient", tr("Client"), tr("All clients"));
    m_client->setMinimumContentsLength(longestClient);
    m_row->addWidget(m_client);
    m_followed = new QToolButton{this};
    m_followed->setObjectName(QStringLiteral("followedConnection"));
    m_followed->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_followed->setToolTip(tr("Show all connections again"));
    m_followed->hide();
    m_row->addWidget(m_followed);
    connect(m_followed, &QToolButton::clicked, this, [this] { follow(0); });
}

void WireFilterBar::buildGroups()
{
    m_groups = new QToolButton{this};
    m_groups->setObjectName(QStringLiteral("filterKinds"));
    m_groups->setPopupMode(QToolButton::InstantPopup);
    m_groups->setToolTip(tr("Kinds of rows"));
    auto *menu = new QMenu{m_groups};
    connect(menu->addAction(tr("All kinds")), &QAction::triggered, this, [this] {
        WireFilter all = m_filter;
        all.groups = {};
        setFilter(all);
    });
    menu->addSeparator();
    for (const WireGroup group : allWireGroups) {
        QAction *action = menu->addAction(nameOf(group));
        action->setCheckable(true);
        action->setData(static_cast<int>(group));
        connect(action, &QAction::toggled, this, &WireFilterBar::read);
    }
    m_groups->setMenu(menu);
    m_row->addWidget(m_groups);
    syncGroups();
}

void WireFilterBar::addButton(QToolButton *button)
{
    m_row->addWidget(button);
    fitToFont();
}

void WireFilterBar::setClients(const std::map<int, QString> &names)
{
    {
        const QScopedValueRollback guard{m_reading, false};
        while (m_client->count() > 1)
            m_client->removeItem(1);
        for (const auto &[id, name] : names)
            m_client->addItem(name, id);
        choose(*m_client, m_filter.client);
    }
    read(); // the chosen one may be gone
}

WireGroups WireFilterBar::checkedGroups() const
{
    WireGroups groups;
    for (const QAction *action : m_groups->menu()->actions()) {
        if (action->isChecked())
            groups |= static_cast<WireGroup>(action->data().toInt());
    }
    return groups;
}

void WireFilterBar::read()
{
    if (!m_reading)
        return;
    WireFilter filter;
    filter.text = m_text->text();
    filter.regularExpression = m_regex->isChecked();
    filter.direction = chosen<WireDirection>(*m_direction);
    filter.groups = checkedGroups();
    filter.transport = chosen<Transport>(*m_transport);
    filter.client = chosen<int>(*m_client);
    filter.connection = m_connection;
    syncGroups();
    syncConnection();
    const QString problem = filter.problem();
    showProblem(problem);
    if (!problem.isEmpty()) { // the other fields count all the same
        filter.text = m_filter.text;
        filter.regularExpression = m_filter.regularExpression;
    }
    if (filter == m_filter)
        return;
    m_filter = filter;
    Q_EMIT filterChanged(m_filter);
}

void WireFilterBar::setFilter(const WireFilter &filter)
{
    {
        const QScopedValueRollback guard{m_reading, false};
        m_text->setText(filter.text);
        m_regex->setChecked(filter.regularExpression);
        choose(*m_direction, filter.direction);
        choose(*m_transport, filter.transport);
        choose(*m_client, filter.client);
        for (QAction *action : m_groups->menu()->actions())
            action->setChecked(filter.groups.testFlag(static_cast<WireGroup>(action->data().toInt()))
                               && action->isCheckable());
        m_connection = filter.connection;
    }
    read();
}

void WireFilterBar::follow(quint32 connection)
{
    m_connection = connection;
    {
        const QScopedValueRollback guard{m_reading, false};
        m_transport->setCurrentIndex(0); // a connection has one of each
        m_client->setCurrentIndex(0);
    }
    read();
}

void WireFilterBar::clear()
{
    setFilter({});
}

void WireFilterBar::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void WireFilterBar::setSearching(bool searching)
{
    m_text->setAccessibleDescription(searching ? tr("Searching") : QString{});
}

void WireFilterBar::showProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_text->setToolTip(problem);
}

void WireFilterBar::syncGroups()
{
    QStringList names;
    for (const QAction *action : m_groups->menu()->actions()) {
        if (action->isChecked())
            names << action->text();
    }
    m_groups->setText(names.isEmpty()         ? tr("All kinds")
                          : names.size() == 1 ? names.front()
                                              : tr("%1 kinds").arg(names.size()));
    m_groups->setAccessibleName(
        tr("Kinds of rows: %1").arg(names.isEmpty() ? tr("all") : names.join(QLatin1String(", "))));
}

void WireFilterBar::showFollowed(bool followed)
{
    for (QWidget *hidden :
         {static_cast<QWidget *>(m_followed), static_cast<QWidget *>(m_transport), static_cast<QWidget *>(m_client)})
        hidden->hide(); // all first, so that the bar never needs room for all of them
    m_followed->setVisible(followed);
    m_transport->setVisible(!followed);
    m_client->setVisible(!followed);
}

void WireFilterBar::syncConnection()
{
    if (m_followed->isHidden() != (m_connection == 0))
        showFollowed(m_connection != 0);
    m_followed->setText(tr("Connection %1").arg(m_connection));
    m_followed->setAccessibleName(tr("Only connection %1 is shown; show all again").arg(m_connection));
}

void WireFilterBar::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_followed->setIcon(glyphIcon(Glyph::Close, theme.text));
    QPalette alarm = palette();
    alarm.setColor(QPalette::WindowText, theme.alarm);
    m_problem->setPalette(alarm);
    fitToFont();
}

void WireFilterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (m_problem != nullptr && (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange))
        fitToFont();
}

void WireFilterBar::fitToFont()
{
    const int side = fontMetrics().height() * 3 / 5;
    m_followed->setIconSize({side, side});
    m_transport->setIconSize({fontMetrics().height(), fontMetrics().height()});
    m_text->setMinimumWidth(fontMetrics().averageCharWidth() * shortestText);
    const int high = std::max(m_groups->sizeHint().height(), m_direction->sizeHint().height());
    for (int i = 0; i < m_row->count(); ++i) {
        if (QWidget *field = m_row->itemAt(i)->widget())
            field->setFixedHeight(high);
    }
}

} // namespace pushscope
