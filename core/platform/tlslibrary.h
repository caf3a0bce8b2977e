// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pushscope {

/// Comes before all else in a program: OpenSSL must not clean up at exit, when QThread has been waited for but the
/// system's thread behind it may still be freeing the same memory.
void keepTlsLibrary();

/// The last that a thread does: what OpenSSL keeps for it is freed here, and not by the system's thread at some moment
/// after QThread has been waited for, which may be that in which the process looks for leaks.
void leaveTlsLibrary();

} // namespace pushscope
