// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/event.h"
#include "message/result.h"
#include "protocol/httphead.h"
#include "protocol/httptarget.h"

namespace pushscope {

/// What `POST /publish` asks for, due at `now`. The body's media type decides on the payload's
/// kind: application/json is validated, application/octet-stream is binary, anything else is text
/// and must be UTF-8. The error's field names the parameter or `body`.
[[nodiscard]] Result<Publication> publicationOf(const HttpRequestHead &head, const HttpTarget &target,
                                                const QByteArray &body, Instant now);

} // namespace pushscope
