// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a target on every file of a folder: the kept corpus, without a fuzzer.
#include "fuzz/fuzzinput.h"

#include <QDir>
#include <QFile>

int main(int argc, char **argv)
{
    const QString folder = argc == 2 ? QString::fromLocal8Bit(argv[1]) : QString{};
    const auto files = QDir{folder}.entryInfoList(QDir::Files, QDir::Name);
    if (files.isEmpty()) {
        std::fputs("usage: replay FOLDER, which holds at least one file\n", stderr);
        return 2;
    }
    for (const QFileInfo &info : files) {
        QFile file{info.filePath()};
        if (!file.open(QIODevice::ReadOnly)) {
            std::fprintf(stderr, "cannot read %s\n",
                         qPrintable(info.filePath())); // NOLINT(cppcoreguidelines-pro-type-vararg)
            return 1;
        }
        std::fprintf(stderr, "%s\n", qPrintable(info.fileName())); // NOLINT(cppcoreguidelines-pro-type-vararg)
        const QByteArray bytes = file.readAll();
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(bytes.constData()),
                               static_cast<std::size_t>(bytes.size()));
    }
    return 0;
}
