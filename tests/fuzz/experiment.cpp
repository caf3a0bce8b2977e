// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/experiment.h"
#include "experiment/lesson.h"
#include "fuzz/fuzzinput.h"

using namespace pushscope;

namespace {

void checkWritten(const Experiment &experiment)
{
    const auto again = parseExperiment(toJson(experiment));
    fuzz::require(again.ok(), "what is written is read");
    fuzz::require(*again == experiment, "what is read again is the same");
}

void checkRefusal(const Error &error)
{
    fuzz::require(!error.message.isEmpty(), "a refusal says why");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray json = fuzz::Input{data, size}.rest().toByteArray();
    if (const auto experiment = parseExperiment(json)) {
        checkWritten(*experiment);
    } else {
        checkRefusal(experiment.error());
    }
    if (const auto lesson = parseLesson(json)) {
        checkWritten(lesson->experiment);
        checkWritten(lesson->counter);
    } else {
        checkRefusal(lesson.error());
    }
    return 0;
}
