// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "experiment/experiment.h"
#include "experiment/jsonreader.h"

namespace pushscope {

// The parts of parseExperiment(). What is wrong is told to the reader's source; the value is then of no use.

[[nodiscard]] Experiment readExperiment(const JsonReader &reader);

[[nodiscard]] std::vector<ExperimentClient> readClients(const JsonReader &experiment, const ExperimentServer &server);
/// After the clients and the duration.
[[nodiscard]] std::vector<ExperimentAction> readTimeline(const JsonReader &experiment, const Experiment &soFar);
[[nodiscard]] std::vector<Expectation> readExpectations(const JsonReader &experiment, const Experiment &soFar);

/// 1 to 1024 printable ASCII characters without spaces.
[[nodiscard]] QByteArray readToken(const JsonReader &reader, const QString &name);
[[nodiscard]] bool hasClient(const Experiment &experiment, const QString &name);
[[nodiscard]] QStringList clientNames(const Experiment &experiment);

/// What is written as a word in the JSON, and what it means.
template <typename T>
using NamedValues = std::vector<std::pair<QString, T>>;
[[nodiscard]] const NamedValues<ClientWatch> &watchNames();
[[nodiscard]] const NamedValues<int> &nodeNames(); ///< A is 0
[[nodiscard]] const NamedValues<bool> &brokerNames(); ///< true: redis
[[nodiscard]] const NamedValues<bool> &dataNames(); ///< true: it is kept

template <typename T>
[[nodiscard]] T valueNamed(const NamedValues<T> &names, const QString &name, T fallback)
{
    for (const auto &[each, value] : names) {
        if (each == name) {
            return value;
        }
    }
    return fallback;
}

/// Refused if the server has no such node.
[[nodiscard]] int readNode(const JsonReader &reader, const QString &member, const ExperimentServer &server);

template <typename T>
[[nodiscard]] QString nameOfValue(const NamedValues<T> &names, T value)
{
    for (const auto &[name, each] : names) {
        if (each == value) {
            return name;
        }
    }
    return {};
}

} // namespace pushscope
