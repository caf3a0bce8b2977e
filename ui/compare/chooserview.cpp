// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/chooserview.h"

#include "models/transportstyle.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QTextBrowser>

namespace pushscope {

namespace {

template <typename Answer>
Answer answerOf(const QComboBox *box)
{
    return static_cast<Answer>(std::max(0, box->currentIndex()));
}

QString bullets(const QStringList &lines)
{
    QString items;
    for (const QString &line : lines)
        items += QStringLiteral("<li>%1</li>").arg(line.toHtmlEscaped());
    return lines.isEmpty() ? QString{} : QStringLiteral("<ul style=\"margin-top:2px\">%1</ul>").arg(items);
}

} // namespace

ChooserView::ChooserView(QWidget *parent) : QWidget{parent}, m_theme{Theme::darkTheme()}
{
    auto *questions = new QWidget;
    auto *form = new QFormLayout{questions};
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    buildQuestions(form);
    auto *scroll = new QScrollArea{this};
    scroll->setWidget(questions);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text = new QTextBrowser{this};
    m_text->setOpenLinks(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setAccessibleName(tr("Advice"));
    m_test = new QPushButton{this};
    m_test->setObjectName(QStringLiteral("testAdvice"));
    auto *advice = new QVBoxLayout;
    advice->addWidget(m_text, 1);
    advice->addWidget(m_test, 0, Qt::AlignLeft);
    auto *layout = new QHBoxLayout{this};
    layout->addWidget(scroll, 2);
    layout->addLayout(advice, 3);
    connect(m_test, &QPushButton::clicked, this, [this] { Q_EMIT testRequested(m_advice.test); });
    setNeeds({});
}

QComboBox *ChooserView::ask(QFormLayout *form, const QString &question, const QStringList &answers)
{
    auto *box = new QComboBox;
    box->addItems(answers);
    box->setAccessibleName(question);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(18);
    form->addRow(question, box);
    connect(box, &QComboBox::currentIndexChanged, this, &ChooserView::show);
    return box;
}

void ChooserView::buildQuestions(QFormLayout *form)
{
    m_direction = ask(form, tr("Who has something to say?"),
                      {tr("The server; the client hardly ever"), tr("The server; the client now and then"),
                       tr("Both, equally often")});
    m_rate = ask(form, tr("How often does something happen?"),
                 {tr("Once in minutes"), tr("Some events a second"), tr("Many events a second")});
    m_payload = ask(form, tr("What is sent?"), {tr("Text, as JSON"), tr("Binary data")});
    m_place = ask(form, tr("Where does the client run?"),
                  {tr("In a program of yours"), tr("In a browser, one tab"), tr("In a browser, many tabs")});
    m_way = ask(form, tr("What lies between?"),
                {tr("Nothing that interferes"), tr("Proxies that end silent connections"),
                 tr("Proxies that buffer, or forbid upgrades")});
    m_scale = ask(form, tr("How many clients at a time?"), {tr("Hundreds"), tr("Thousands"), tr("A hundred thousand")});
    m_latency =
        ask(form, tr("When must an event be there?"), {tr("At once"), tr("Within seconds"), tr("Within minutes")});
    m_nothingLost = new QCheckBox{tr("What was missed must come later")};
    m_http2 = new QCheckBox{tr("Server and proxies speak HTTP/2 or 3")};
    for (QCheckBox *box : {m_nothingLost, m_http2}) {
        form->addRow(box);
        connect(box, &QCheckBox::toggled, this, &ChooserView::show);
    }
}

ChooserNeeds ChooserView::needs() const
{
    return {answerOf<ChooserNeeds::Direction>(m_direction),
            answerOf<ChooserNeeds::Rate>(m_rate),
            answerOf<ChooserNeeds::Payload>(m_payload),
            answerOf<ChooserNeeds::Place>(m_place),
            answerOf<ChooserNeeds::Way>(m_way),
            answerOf<ChooserNeeds::Scale>(m_scale),
            answerOf<ChooserNeeds::Latency>(m_latency),
            m_nothingLost->isChecked(),
            m_http2->isChecked()};
}

void ChooserView::setNeeds(const ChooserNeeds &needs)
{
    {
        const QList<std::pair<QComboBox *, int>> answers{{m_direction, static_cast<int>(needs.direction)},
                                                         {m_rate, static_cast<int>(needs.rate)},
                                                         {m_payload, static_cast<int>(needs.payload)},
                                                         {m_place, static_cast<int>(needs.place)},
                                                         {m_way, static_cast<int>(needs.way)},
                                                         {m_scale, static_cast<int>(needs.scale)},
                                                         {m_latency, static_cast<int>(needs.latency)}};
        for (const auto &[box, answer] : answers) {
            const QSignalBlocker quiet{box};
            box->setCurrentIndex(answer);
        }
        const QSignalBlocker quietLost{m_nothingLost};
        const QSignalBlocker quietHttp{m_http2};
        m_nothingLost->setChecked(needs.nothingLost);
        m_http2->setChecked(needs.http2);
    }
    show();
}

void ChooserView::setTheme(const Theme &theme)
{
    m_theme = theme;
    show();
}

QString ChooserView::rankHtml(const ChooserRank &rank, bool first) const
{
    const TransportStyle style = TransportStyle::of(rank.transport);
    QString html = QStringLiteral("<%1 style=\"color:%2;margin-bottom:2px\">%3</%1>")
                       .arg(first ? QStringLiteral("h2") : QStringLiteral("h3"), style.text(m_theme.dark).name(),
                            style.name.toHtmlEscaped());
    QString items;
    for (const ChooserReason &reason : rank.reasons) {
        const bool against = reason.points < 0;
        items += QStringLiteral("<tr><td style=\"color:%1;padding-right:8px\">%2</td><td>%3</td></tr>")
                     .arg((against ? m_theme.alarm : m_theme.good).name(),
                          against ? QStringLiteral("−") : QStringLiteral("+"), reason.sentence.toHtmlEscaped());
    }
    return html + QStringLiteral("<table cellspacing=\"2\">%1</table>").arg(items);
}

void ChooserView::show()
{
    m_advice = chooseTransport(needs());
    QString html = QStringLiteral("<p style=\"color:%1\">%2</p>").arg(m_theme.dim.name(), tr("This fits best:"));
    for (std::size_t i = 0; i < m_advice.ranking.size(); ++i) {
        html += rankHtml(m_advice.ranking[i], i == 0);
        if (i == 0 && !m_advice.caveats.isEmpty())
            html += QStringLiteral("<p><b>%1</b></p>").arg(tr("Mind:")) + bullets(m_advice.caveats);
        if (i == 0)
            html += QStringLiteral("<hr><p style=\"color:%1\">%2</p>").arg(m_theme.dim.name(), tr("The others:"));
    }
    m_text->setHtml(html);
    m_test->setVisible(!m_advice.test.isEmpty());
    m_test->setText(tr("Test it: %1").arg(m_advice.testSays));
    m_test->setToolTip(tr("Runs %1").arg(m_advice.test));
}

QString ChooserView::adviceText() const
{
    return m_text->toPlainText();
}

} // namespace pushscope
