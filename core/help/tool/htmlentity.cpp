// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/tool/htmlentity.h"

#include <QHash>

namespace pushscope {

std::optional<QString> characterOf(const QString &entity)
{
    static const QHash<QString, char16_t> named{
        {QStringLiteral("amp"), u'&'},  {QStringLiteral("lt"), u'<'},        {QStringLiteral("gt"), u'>'},
        {QStringLiteral("quot"), u'"'}, {QStringLiteral("nbsp"), u'\u00a0'}, {QStringLiteral("shy"), u'\u00ad'},
    };
    const QString name = entity.mid(1, entity.size() - 2);
    if (const auto found = named.constFind(name); found != named.constEnd()) {
        return QString{QChar{*found}};
    }
    if (!name.startsWith(u'#')) {
        return {};
    }
    const bool isHex = name.startsWith(u"#x") || name.startsWith(u"#X");
    bool ok = false;
    const uint code = isHex ? name.mid(2).toUInt(&ok, 16) : name.mid(1).toUInt(&ok, 10);
    if (!ok || code == 0 || code > QChar::LastValidCodePoint) {
        return {};
    }
    const auto character = static_cast<char32_t>(code);
    return QString::fromUcs4(&character, 1);
}

} // namespace pushscope
