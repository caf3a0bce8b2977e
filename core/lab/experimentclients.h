// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientconfig.h"
#include "experiment/experiment.h"
#include "feed/feed.h"
#include "lab/clientplace.h"
#include "lab/nodeplan.h"
#include "server/serverconfig.h"

#include <QUrl>

namespace pushscope {

/// What an experiment says of server, feed and clients, in the words of those who carry it out.

/// On a free port of loopback.
[[nodiscard]] ServerConfig serverConfigOf(const Experiment &experiment);
[[nodiscard]] NodePlan nodePlanOf(const Experiment &experiment);
[[nodiscard]] FeedSpec feedSpecOf(const Experiment &experiment);

/// `ordinal` counts all clients of the experiment from 0: their random waits differ, and are the same in each run.
[[nodiscard]] ClientConfig clientConfigOf(const Experiment &experiment, const ExperimentClient &client,
                                          const QUrl &server, int ordinal);
/// `place` counts the clients of that name from 0.
[[nodiscard]] ClientPlace clientPlaceOf(const ExperimentClient &client, int place);

/// Random draws of a fault that names no seed follow from the experiment's.
[[nodiscard]] Fault seeded(Fault fault, const Experiment &experiment);
/// Files and sockets that the experiment needs.
[[nodiscard]] quint64 filesFor(const Experiment &experiment);

} // namespace pushscope
