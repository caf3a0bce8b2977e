// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "experiment/jsonpath.h"
#include "message/result.h"

#include <QJsonObject>

#include <functional>

namespace pushscope {

/// A JSON file while it is read: remembers the first thing that is wrong, with its line.
class JsonSource
{
public:
    static constexpr int deepest = 24; ///< arrays and objects in one another

    /// Refused at once: what is too large, no UTF-8, no JSON object, too deep, or has a member twice in an object.
    JsonSource(const QByteArray &json, QByteArray errorCode);

    [[nodiscard]] const QJsonObject &root() const { return m_root; }
    /// Later ones are ignored. The message says line, path and what is allowed.
    void refuse(const JsonPath &path, const QString &allowed);
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    /// For what stands elsewhere than its path says.
    void relocate(std::function<JsonPath(const JsonPath &)> relocation) { m_relocation = std::move(relocation); }

private:
    void read(const QByteArray &json);
    void refuseAt(const TextPlace &place, const QString &message);
    [[nodiscard]] bool readsAsUtf8(const QByteArray &json);

    QByteArray m_json;
    QByteArray m_code;
    QJsonObject m_root;
    std::optional<Error> m_error;
    std::function<JsonPath(const JsonPath &)> m_relocation;
};

} // namespace pushscope
