// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/banner.h"

#include "theme/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace pushscope {

Banner::Banner(QWidget *parent)
    : QFrame{parent}, m_theme{Theme::darkTheme()}, m_icon{new QLabel{this}}, m_message{new QLabel{this}},
      m_choices{new QHBoxLayout}
{
    setObjectName(QStringLiteral("banner"));
    auto *layout = new QHBoxLayout{this};
    layout->setContentsMargins(14, 7, 8, 7);
    layout->setSpacing(10);
    m_icon->setAccessibleName(tr("Warning"));
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_icon);
    layout->addWidget(m_message, 1);
    layout->addLayout(m_choices);
    hide();
}

QString Banner::message() const
{
    return m_message->text();
}

void Banner::present(const QString &message, const QList<Choice> &choices)
{
    m_message->setText(message);
    setAccessibleName(message);
    while (QLayoutItem *item = m_choices->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const Choice &choice : choices) {
        auto *button = new QPushButton{choice.text, this};
        button->setObjectName(choice.intent);
        connect(button, &QPushButton::clicked, this, [this, intent = choice.intent] {
            dismiss();
            Q_EMIT chosen(intent);
        });
        m_choices->addWidget(button);
    }
    auto *close = new QToolButton{this};
    close->setProperty("flat", true);
    const int side = fontMetrics().height() * 4 / 5;
    close->setIconSize({side, side});
    close->setIcon(glyphIcon(Glyph::Close, m_theme.dim));
    close->setAccessibleName(tr("Dismiss"));
    close->setToolTip(tr("Dismiss"));
    connect(close, &QToolButton::clicked, this, &Banner::dismiss);
    m_choices->addWidget(close);
    show();
}

void Banner::dismiss()
{
    hide();
}

void Banner::setTheme(const Theme &theme)
{
    m_theme = theme;
    const int side = fontMetrics().height() * 5 / 4;
    m_icon->setPixmap(glyphIcon(Glyph::Warning, theme.warning).pixmap(QSize{side, side}, devicePixelRatioF()));
    update();
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter{this};
    painter.fillRect(rect(), m_theme.surface);
    QColor wash = m_theme.warning;
    wash.setAlphaF(0.12F);
    painter.fillRect(rect(), wash);
    painter.fillRect(0, 0, 4, height(), m_theme.warning);
    painter.fillRect(0, height() - 1, width(), 1, m_theme.border);
}

} // namespace pushscope
