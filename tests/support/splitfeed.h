// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

namespace pushscope::test {

/// Feeds `bytes` to `parse` (a list of pieces in, a comparable result out) whole, in two pieces cut
/// at every byte, and byte by byte. Empty if all results are equal, else the cut that differs.
template <typename Parse>
QByteArray splitDifference(const QByteArray &bytes, const Parse &parse)
{
    const auto whole = parse(QByteArrayList{bytes});
    QByteArrayList single;
    for (qsizetype cut = 0; cut < bytes.size(); ++cut) {
        if (!(parse(QByteArrayList{bytes.first(cut), bytes.sliced(cut)}) == whole)) {
            return "cut before byte " + QByteArray::number(cut);
        }
        single.append(bytes.sliced(cut, 1));
    }
    return parse(single) == whole ? QByteArray{} : QByteArray{"byte by byte"};
}

} // namespace pushscope::test
