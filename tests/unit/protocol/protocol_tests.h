#pragma once

#include "common/protocol/codec.h"

#include <QTest>

/// The parts of tst_protocol; each runs one QtTest object and returns its count of failures.
namespace syngraph {

int runCodecTests(int argc, char **argv);
int runHostileCborTests(int argc, char **argv);
int runHostileJsonTests(int argc, char **argv);
int runOperationTests(int argc, char **argv);
int runTextTests(int argc, char **argv);
int runDocumentationTests(int argc, char **argv);

/// What a table expects of bytes: an error, or none.
using Verdict = std::optional<DecodeError>;
inline constexpr Verdict kAccepted = std::nullopt;

} // namespace syngraph

Q_DECLARE_METATYPE(syngraph::Verdict)
