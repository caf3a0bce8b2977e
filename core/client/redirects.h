// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"
#include "protocol/httphead.h"

#include <QUrl>

namespace pushscope {

[[nodiscard]] bool isRedirect(int status);

/// The redirects of one request (RFC 9110 15.4).
class Redirects
{
public:
    static constexpr int most = 5;

    /// Where the answer from `asked` leads; the error is a sentence for people.
    [[nodiscard]] Result<QUrl> follow(const HttpResponseHead &head, const QUrl &asked);
    /// All were permanent: later requests may begin where the last one led.
    [[nodiscard]] bool arePermanent() const { return m_permanent; }

private:
    int m_count = 0;
    bool m_permanent = true;
};

} // namespace pushscope
