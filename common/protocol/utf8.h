#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringView>

/// Strict conversion between UTF-8 and UTF-16. QString::fromUtf8 is no use for a protocol: it
/// replaces what is wrong and drops a leading U+FEFF, and so changes text without a word.
namespace syngraph::utf8 {

/// Writes the UTF-16 of `bytes` to `out`, which has room for bytes.size() units, and returns the
/// number of units; -1 when `bytes` are not well-formed (Unicode 15, table 3-7).
qsizetype decode(QByteArrayView bytes, char16_t *out);

bool isWellFormed(QByteArrayView bytes);

/// Bytes that `text` takes. Half of a surrogate pair is a broken invariant.
qsizetype encodedSize(QStringView text);
/// Writes `text` to `out`, which has room for encodedSize(), and returns the end of it.
char *write(char *out, QStringView text);
/// Appends `text`, under the same condition.
void append(QByteArray &out, QStringView text);

} // namespace syngraph::utf8
