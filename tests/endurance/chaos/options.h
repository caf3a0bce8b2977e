// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <chrono>

namespace pushscope::chaos {

struct Options
{
    QString program; ///< pushscope-cli
    quint32 seed = 1;
    int clients = 200;
    double rate = 200; ///< events a second
    std::chrono::milliseconds duration{600'000};
    std::chrono::milliseconds faultEvery{20'000}; ///< of one client, on average
    std::chrono::milliseconds restartEvery{45'000}; ///< on average; between two thirds and four thirds of it
    int history = 3'000;
    int queue = 64 * 1024; ///< bytes, of one subscriber
    int threads = 1; ///< of the server
    int payload = 600;
    QString report; ///< a file; empty: standard output
    bool calm = false; ///< no faults and no restarts
    bool dropOne = false; ///< break a client, to see that it is found
};

/// Ends the process on a bad command line.
[[nodiscard]] Options optionsFrom(const QStringList &arguments);

} // namespace pushscope::chaos
